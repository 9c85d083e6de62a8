package org.hostkeeper.demo.broker;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hostkeeper.mqtt.Message;

/** The sensors and leftovers around the demo's modules: what an explorer of topics finds in a shop. */
final class Hall {
    private static final Map<String, String> KEPT = Map.of(
            "shop/door/main", "{\"open\":false,\"by\":\"контакт 1\"}",
            "shop/door/yard", "{\"open\":true,\"by\":\"контакт 2\"}",
            "shop/display/window/image", "PNG",
            "shop/module_manager/status/3c1f-till-old",
                    "{\"guid\":\"3c1f-till-old\",\"name\":\"till_old\",\"status\":\"failed\",\"condition\":\"failed\",\"sub_state\":\"failed\",\"restarts\":0}",
            "homeassistant/sensor/cold_room/config",
                    "{\"name\":\"Cold room\",\"unit_of_measurement\":\"°C\",\"state_topic\":\"shop/climate/cold-room/temperature\"}");
    private static final List<String> PLACES = List.of("cold-room", "counter", "cellar", "yard");

    private Hall() {}

    static List<Message> kept() {
        return KEPT.entrySet().stream()
                .map(e -> e.getValue().equals("PNG")
                        ? new Message(e.getKey(), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, 1, true)
                        : Message.state(e.getKey(), e.getValue()))
                .toList();
    }

    /** What the sensors say now. */
    static List<Message> measured(Instant now) {
        double hour = now.getEpochSecond() % 86_400 / 3600.0;
        return PLACES.stream()
                .map(place -> {
                    int n = PLACES.indexOf(place);
                    double value = 4 + 6 * n + 2 * Math.sin(hour + n) + now.getEpochSecond() % (7 + n) * 0.1;
                    return Message.of(
                            "shop/climate/" + place + "/temperature", String.format(Locale.ROOT, "%.1f", value));
                })
                .toList();
    }
}
