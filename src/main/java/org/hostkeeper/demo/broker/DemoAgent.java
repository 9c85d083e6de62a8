package org.hostkeeper.demo.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.demo.machine.Definition;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Service;
import org.hostkeeper.mqtt.Message;

/** What an agent on a simulated machine would say at its broker (docs/contracts.md, MQTT): the same machine that SSH shows. */
final class DemoAgent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNITS = "/etc/systemd/system";

    private final Machine machine;
    private final String prefix;
    private final Consumer<Message> out;
    private final Map<String, String> said = new HashMap<>();

    DemoAgent(Machine machine, String prefix, Consumer<Message> out) {
        this.machine = machine;
        this.prefix = prefix;
        this.out = out;
    }

    /** A module as its unit registers it. */
    private record Registered(String guid, String name, String unit) {}

    void online() {
        ObjectNode state = JSON.createObjectNode().put("state", "online").put("server", machine.name());
        state.put("session", "demo").put("since", machine.booted().toString());
        out.accept(Message.state(prefix + "/presence/" + machine.name(), state.toString()));
    }

    /** Publishes the states that are otherwise than when this was last called. */
    void look() {
        machine.locked(() -> {
            for (Registered module : modules()) {
                service(module).ifPresent(service -> say(module, service));
            }
            return machine;
        });
    }

    private void say(Registered module, Service service) {
        ObjectNode state = JSON.createObjectNode().put("guid", module.guid()).put("name", module.name());
        state.put("status", status(service)).put("unit", module.unit()).put("condition", condition(service));
        state.put("active_state", service.active()).put("sub_state", service.sub()).put("result", service.result());
        state.put("restarts", service.restarts());
        service.changed().ifPresent(since -> state.put("since", since.toString()));
        if (!state.toString().equals(said.put(module.guid(), state.toString()))) {
            out.accept(Message.state(prefix + "/status/" + module.guid(), state.toString()));
        }
    }

    private static String status(Service service) {
        return switch (service.active()) {
            case "active" -> "active";
            case "failed" -> "failed";
            case "activating" -> service.restarts() > 0 ? "failed" : "other";
            default -> "inactive";
        };
    }

    private static String condition(Service service) {
        return switch (service.active()) {
            case "active" -> "running";
            case "failed" -> "failed";
            case "activating" -> service.restarts() > 0 ? "restarting" : "changing";
            default -> "stopped";
        };
    }

    /** Does what a command says, and answers. */
    void heard(Message message) {
        if (!message.topic().startsWith(prefix + "/command/") || message.retained()) {
            return;
        }
        try {
            JsonNode command = JSON.readTree(new String(message.payload(), StandardCharsets.UTF_8));
            ObjectNode reply = JSON.createObjectNode().put("request_id", command.path("request_id").asText());
            answer(message.topic().substring(message.topic().lastIndexOf('/') + 1), command, reply);
            look();
            if (!command.path("request_id").asText().isEmpty()) {
                out.accept(Message.certain(prefix + "/reply/" + command.path("request_id").asText(), reply.toString()));
            }
        } catch (JsonProcessingException e) {
            // an agent reports it in its log, which the demo does not have
        }
    }

    private void answer(String verb, JsonNode command, ObjectNode reply) {
        String guid = command.path("config_id").asText();
        machine.locked(() -> {
            if (verb.equals("restart_configs")) {
                reply.put("ok", true);
                modules().forEach(module -> service(module).ifPresent(s -> machine.systemd().restart(s, machine.now())));
                return machine;
            }
            Optional<Registered> module =
                    modules().stream().filter(m -> m.guid().equals(guid)).findFirst();
            if (module.isEmpty()) {
                reply.put("ok", false).put("code", "not-found").put("error", "There is no module “" + guid + "”.");
                return machine;
            }
            service(module.get()).ifPresent(service -> act(command.path("action").asText(), service, reply));
            return machine;
        });
    }

    private void act(String action, Service service, ObjectNode reply) {
        boolean done = switch (action) {
            case "start" -> machine.systemd().start(service, machine.now());
            case "restart" -> machine.systemd().restart(service, machine.now());
            case "stop" -> {
                machine.systemd().stop(service, machine.now());
                yield true;
            }
            default -> true;
        };
        reply.put("ok", done);
        if (done) {
            reply.put("status", status(service));
        } else {
            reply.put("code", "command-failed").put("error", service.name() + " did not stay up: " + service.result() + ".");
        }
    }

    private Optional<Service> service(Registered module) {
        return machine.systemd().find(module.unit());
    }

    private List<Registered> modules() {
        return machine.tree().children(UNITS).stream()
                .filter(path -> path.endsWith(".service"))
                .flatMap(path -> registered(path).stream())
                .toList();
    }

    private Optional<Registered> registered(String path) {
        return machine.tree().content(path).flatMap(content -> {
            Map<String, String> settings = new HashMap<>();
            Definition.parse(path, content.text()).stream()
                    .filter(setting -> setting.section().equals("X-Hostkeeper"))
                    .forEach(setting -> settings.put(setting.key(), setting.value()));
            String unit = path.substring(path.lastIndexOf('/') + 1);
            return settings.containsKey("Guid")
                    ? Optional.of(new Registered(
                            settings.getOrDefault("Guid", ""), settings.getOrDefault("Name", unit), unit))
                    : Optional.empty();
        });
    }
}
