package org.hostkeeper.broker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.mqtt.TopicName;

/**
 * The commands that deployed module managers understand (docs/contracts.md, MQTT). {@code request_id} is Hostkeeper's
 * addition; a manager that does not know it leaves it aside.
 */
public sealed interface ModuleCommand {
    /** Write the module's unit. */
    record Create(String guid) implements ModuleCommand {}

    /** Stop it and take its unit away; the module's row stays. */
    record Remove(String guid) implements ModuleCommand {}

    /** Start, stop or restart it. */
    record Run(String guid, Action action) implements ModuleCommand {}

    /** Restart every module, one after the other. */
    record RestartAll() implements ModuleCommand {}

    /** Read the table of modules again. */
    record UpdateList() implements ModuleCommand {}

    /** What can be done with a unit. */
    enum Action {
        START, STOP, RESTART;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whom it is for; empty if for all. */
    default Optional<String> module() {
        return switch (this) {
            case Create(String guid) -> Optional.of(guid);
            case Remove(String guid) -> Optional.of(guid);
            case Run(String guid, Action _) -> Optional.of(guid);
            case RestartAll _, UpdateList _ -> Optional.empty();
        };
    }

    /** The last level of its topic. */
    default String verb() {
        return switch (this) {
            case Create _ -> "create_new_systemctl_service";
            case Remove _ -> "remove_service";
            case Run _ -> "run_command_for_systemd_service";
            case RestartAll _ -> "restart_configs";
            case UpdateList _ -> "update_modules_list";
        };
    }

    /** The payload: JSON on one line. */
    default String payload(String requestId) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        module().ifPresent(guid -> json.put("config_id", guid));
        if (this instanceof Run(String _, Action action)) {
            json.put("action", action.word());
        }
        return json.put("request_id", TopicName.level(requestId)).toString();
    }
}
