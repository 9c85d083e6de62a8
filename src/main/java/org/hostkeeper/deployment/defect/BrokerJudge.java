package org.hostkeeper.deployment.defect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.deployment.Loopback;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * Who may command modules over MQTT: that is the broker's to say (docs/contracts.md, the agent), so one that asks nobody's
 * name, or reads names aloud on the network, is as open as sudo without a password.
 */
final class BrokerJudge implements Judges.Judge {
    private static final int USUAL_PORT = 1883;

    @Override
    public Stream<Defect> of(Material material) {
        return material.broker().isEmpty() ? elsewhere(material) : here(material);
    }

    private static Stream<Defect> here(Material material) {
        List<Listening> doors = Listening.of(material.broker().stream().map(file -> file.text()).toList());
        List<Listening> anonymous = doors.stream().filter(Listening::anonymous).toList();
        List<Listening> plain = doors.stream().filter(door -> door.isBeyondLoopback() && !door.tls()).toList();
        List<Defect> all = new ArrayList<>();
        if (!anonymous.isEmpty()) {
            boolean beyond = anonymous.stream().anyMatch(Listening::isBeyondLoopback);
            all.add(Kind.ANONYMOUS_BROKER.at("",
                    Text.of("deployment.defect", beyond ? "what.anonymous-broker" : "what.anonymous-broker.loopback"),
                    shown(anonymous),
                    Mending.person(
                            Text.of("deployment.defect", "decide.anonymous-broker"),
                            Shell.line(List.of("hostkeeper", "agent", "broker-acl", "--host", material.host().value())))));
        }
        if (!plain.isEmpty()) {
            all.add(plainly(
                    Text.of("deployment.defect", "what.plain-broker"),
                    shown(plain),
                    Mending.person(
                            Text.of("deployment.defect", "decide.plain-broker"),
                            Shell.line(List.of(
                                    "hostkeeper", "agent", "broker-tls", "--host", material.host().value(), "--plain-loopback")))));
        }
        return all.stream();
    }

    private static Stream<Defect> elsewhere(Material material) {
        JsonNode mqtt = material.settings().path("mqtt");
        String broker = mqtt.path("broker").asText("localhost");
        JsonNode own = material.settings().at("/hostkeeper/mqtt");
        if (Loopback.is(broker)) {
            return Stream.empty();
        }
        List<String> evidence = List.of("mqtt.broker = " + broker + ":" + mqtt.path("port").asInt(USUAL_PORT));
        List<Defect> all = new ArrayList<>();
        if (mqtt.path("username").asText("").isEmpty() || mqtt.path("password").asText("").isEmpty()) {
            all.add(Kind.ANONYMOUS_BROKER.at("",
                    Text.of("deployment.defect", "what.anonymous-broker.elsewhere", broker),
                    evidence,
                    new Mending.ByPerson(Text.of("deployment.defect", "decide.anonymous-broker.elsewhere"), Optional.empty())));
        }
        if (!own.path("tls").asBoolean(own.has("ca"))) {
            all.add(plainly(Text.of("deployment.defect", "what.plain-broker.elsewhere", broker), evidence,
                    new Mending.ByPerson(Text.of("deployment.defect", "decide.plain-broker.elsewhere"), Optional.empty())));
        }
        return all.stream();
    }

    private static Defect plainly(Text what, List<String> evidence, Mending mending) {
        return Kind.PLAIN_BROKER.at("", what, evidence, mending);
    }

    private static List<String> shown(List<Listening> doors) {
        return doors.stream()
                .map(door -> "listener " + door.port() + door.address().map(address -> " " + address).orElse(""))
                .toList();
    }
}
