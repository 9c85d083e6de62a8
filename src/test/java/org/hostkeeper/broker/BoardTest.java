package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.hostkeeper.mqtt.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The board of a broker")
class BoardTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final String ONLINE = "{\"state\":\"online\",\"server\":\"hall\",\"since\":\"2026-03-02T09:00:00Z\"}";

    private final Board board = new Board("mm", Clock.fixed(NOW, ZoneOffset.UTC));

    private Optional<Change> hears(String topic, String payload) {
        return board.take(Message.state(topic, payload));
    }

    private static ModuleState read(String guid, ModuleState.Status status) {
        return new ModuleState(guid, guid, status, "", 0, Optional.empty(), ModuleState.Source.REST, NOW);
    }

    @Test
    @DisplayName("reads what agents publish of themselves and of modules")
    void reads() {
        hears("mm/presence/a1", ONLINE);
        hears(
                "mm/status/g1",
                "{\"guid\":\"g1\",\"name\":\"pump-1\",\"status\":\"failed\",\"condition\":\"restarting\","
                        + "\"sub_state\":\"auto-restart\",\"restarts\":4,\"since\":\"2026-03-02T09:10:00Z\"}");

        assertThat(board.agents()).containsExactly(new AgentPresence(
                "a1", "hall", true, Optional.of(Instant.parse("2026-03-02T09:00:00Z")), List.of(), NOW));
        assertThat(board.modules()).containsExactly(new ModuleState(
                "g1",
                "pump-1",
                ModuleState.Status.RESTARTING,
                "auto-restart",
                4,
                Optional.of(Instant.parse("2026-03-02T09:10:00Z")),
                ModuleState.Source.MQTT,
                NOW));
        assertThat(board.hasAgent()).isTrue();
    }

    @Test
    @DisplayName("tells a change once, and that something is gone")
    void once() {
        String state = "{\"name\":\"pump-1\",\"status\":\"active\"}";
        assertThat(hears("mm/status/g1", state)).containsInstanceOf(Change.Module.class);
        assertThat(hears("mm/status/g1", state)).isEmpty();
        assertThat(hears("mm/status/g1", "")).contains(new Change.ModuleGone("g1"));
        assertThat(hears("mm/status/g1", "")).isEmpty();
        hears("mm/presence/a1", "{\"state\":\"offline\",\"server\":\"hall\"}");
        assertThat(board.hasAgent()).isFalse();
        assertThat(hears("mm/presence/a1", "")).contains(new Change.AgentGone("a1"));
    }

    @Test
    @DisplayName("tells of an incident when it happens, and not of one that the broker had kept")
    void incidents() {
        String alert = "{\"kind\":\"failure\",\"name\":\"pump-1\",\"detail\":\"exit 3\"}";
        assertThat(board.take(Message.of("mm/alert/g1", alert)))
                .contains(new Change.Happened(new Incident("g1", "pump-1", "failure", "exit 3", NOW)));
        assertThat(hears("mm/alert/g1", alert)).isEmpty();
    }

    @Test
    @DisplayName("takes what was read another way only while no agent is there, and forgets what is not in it any more")
    void otherWays() {
        board.takeRead(List.of(read("g1", ModuleState.Status.ACTIVE), read("g2", ModuleState.Status.ACTIVE)));
        List<Change> changes = board.takeRead(List.of(read("g1", ModuleState.Status.FAILED)));
        assertThat(changes).containsExactlyInAnyOrder(
                new Change.Module(read("g1", ModuleState.Status.FAILED)), new Change.ModuleGone("g2"));

        hears("mm/presence/a1", ONLINE);
        assertThat(board.takeRead(List.of(read("g3", ModuleState.Status.ACTIVE)))).isEmpty();
    }

    @Test
    @DisplayName("does not grow without end")
    void bounded() {
        for (int i = 0; i < 12_000; i++) {
            hears("mm/status/g" + i, "{\"status\":\"active\"}");
            hears("mm/presence/a" + i, ONLINE);
        }
        assertThat(board.modules()).hasSize(10_000);
        assertThat(board.agents()).hasSize(1_000);
        assertThat(board.leftAside()).isEqualTo(13_000);
    }

    @Property
    @Label("is not brought down by any payload")
    void anything(@ForAll byte[] payload, @ForAll String text) {
        for (String topic : List.of("mm/status/g1", "mm/presence/a1", "mm/alert/g1", "mm/status/", "other")) {
            board.take(new Message(topic, payload, 0, true));
            board.take(Message.of(topic, "{\"state\":\"" + text + "\",\"status\":[1],\"since\":\"" + text + "\"}"));
            board.take(Message.of(topic, "{\"status\":\"" + "x".repeat(300) + "\",\"restarts\":-1}"));
        }
        board.modules().forEach(m -> assertThat(m.restarts()).isNotNegative());
    }
}
