package org.hostkeeper.agent.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.agent.watch.UnitEvent;
import org.hostkeeper.agent.watch.UnitReading;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.TopicName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How each module is, at {@code P/status/GUID}, retained: a subscriber that comes later knows at once. What the watch saw
 * says more than the table and comes first. The same is published once. Safe from any thread.
 */
final class StateBoard {
    private static final Logger LOG = LoggerFactory.getLogger(StateBoard.class);

    private final AgentTopics topics;
    private final Consumer<Message> out;
    private final Map<String, String> published = new HashMap<>();
    private final Map<String, UnitEvent> seen = new HashMap<>();

    StateBoard(AgentTopics topics, Consumer<Message> out) {
        this.topics = topics;
        this.out = out;
    }

    /** The module is new or otherwise in the table. */
    synchronized void is(DeployedModule module) {
        publish(module, Optional.ofNullable(seen.get(module.guid())));
    }

    /** Its unit is otherwise. */
    synchronized void saw(DeployedModule module, UnitEvent event) {
        seen.put(module.guid(), event);
        publish(module, Optional.of(event));
    }

    /** It is no longer known: what the broker keeps is cleared. */
    synchronized void gone(DeployedModule module) {
        seen.remove(module.guid());
        if (published.remove(module.guid()) != null) {
            out.accept(Message.state(topics.status(module.guid()), ""));
        }
    }

    private void publish(DeployedModule module, Optional<UnitEvent> event) {
        if (!TopicName.isLevel(module.guid())) {
            LOG.warn("The state of {} is not published: its GUID is unfit for a topic", module.name());
            return;
        }
        String state = state(module, event);
        if (!state.equals(published.put(module.guid(), state))) {
            out.accept(Message.state(topics.status(module.guid()), state));
        }
    }

    static String state(DeployedModule module, Optional<UnitEvent> event) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("guid", module.guid());
        state.put("name", module.name());
        state.put("status", event.map(e -> e.condition().status().word()).orElse(module.status()));
        event.ifPresent(e -> {
            UnitReading reading = e.reading();
            state.put("unit", e.unit());
            state.put("condition", e.condition().word());
            state.put("active_state", reading.active());
            state.put("sub_state", reading.sub());
            state.put("result", reading.result());
            state.put("restarts", reading.restarts());
            reading.exit().ifPresent(exit -> {
                switch (exit) {
                    case UnitReading.Exit.Status(int code) -> state.put("exit_status", code);
                    case UnitReading.Exit.Signal(int number, boolean _) -> state.put("exit_signal", number);
                }
            });
            reading.since().ifPresent(since -> state.put("since", since.toString()));
        });
        return state.toString();
    }
}
