package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.hostkeeper.demo.broker.DemoBroker;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("One look at a broker")
@Timeout(60)
class SurveyTest {
    @Test
    @DisplayName("finds every module that it keeps a state of, however many there are")
    void many() throws Exception {
        try (DemoBroker broker = DemoBroker.start(_ -> {}, () -> {})) {
            for (int i = 0; i < 3000; i++) {
                broker.publish(Message.state("mm/status/m" + i, "{\"status\":\"active\"}"));
            }
            WayIn way = new WayIn(BrokerSettings.of("127.0.0.1", broker.port(), "survey"));
            assertThat(new Survey(Clock.systemUTC()).of(way, "mm").modules()).hasSize(3000);
        }
    }
}
