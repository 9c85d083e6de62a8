package org.hostkeeper.demo.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.demo.machine.Service;

/** systemctl(1), as far as Hostkeeper uses it, with the words and statuses that systemd 252 was seen to answer. */
public final class Systemctl implements Program {
    private static final Set<String> KNOWN_FLAGS = Set.of(
            "--no-pager", "--no-legend", "--plain", "--all", "-a", "--full", "-l", "--quiet", "-q", "--no-ask-password",
            "--system", "--value", "--no-block", "--now", "--failed", "--no-wall", "--legend=false", "--no-reload",
            "--type=service", "--output=json", "--timestamp=unix", "--state=failed", "--");

    /** What the command line asks for. */
    private record Asked(String verb, List<String> units, Set<String> flags, List<String> properties) {
        boolean quiet() {
            return flags.contains("--quiet") || flags.contains("-q");
        }
    }

    @Override
    public int run(Call call) throws IOException {
        Optional<Asked> asked = read(call.rest());
        if (asked.isEmpty()) {
            return call.machine().unknownCall(call);
        }
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        int status = call.machine().locked(() -> new Answer(call, asked.get(), out, err).status());
        if (status == Answer.UNKNOWN) {
            return call.machine().unknownCall(call);
        }
        call.say(out.toString());
        return err.isEmpty() ? status : call.fail(status, err.toString().stripTrailing());
    }

    private static Optional<Asked> read(List<String> arguments) {
        List<String> words = new ArrayList<>();
        Set<String> flags = new java.util.HashSet<>();
        List<String> properties = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.equals("-p") || word.equals("--property")) {
                properties.addAll(List.of(arguments.get(++i).split(",")));
            } else if (word.startsWith("--property=")) {
                properties.addAll(List.of(word.substring(11).split(",")));
            } else if (word.startsWith("-")) {
                if (!KNOWN_FLAGS.contains(word)) {
                    return Optional.empty();
                }
                flags.add(word);
            } else {
                words.add(word);
            }
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Asked(words.getFirst(), words.subList(1, words.size()), flags, properties));
    }

    /** One answer being made, with the machine locked. */
    private static final class Answer {
        static final int UNKNOWN = -1;

        private final Machine machine;
        private final boolean root;
        private final Asked asked;
        private final StringBuilder out;
        private final StringBuilder err;
        private final UnitProperties properties;

        Answer(Call call, Asked asked, StringBuilder out, StringBuilder err) {
            this.machine = call.machine();
            this.root = call.byRoot();
            this.asked = asked;
            this.out = out;
            this.err = err;
            this.properties = UnitProperties.of(machine, asked.flags().contains("--timestamp=unix"));
        }

        int status() {
            return switch (asked.verb()) {
                case "start", "stop", "restart", "try-restart", "reload-or-restart", "enable", "disable", "mask", "unmask",
                        "daemon-reload", "reset-failed" -> root ? change() : refused();
                case "is-active" -> each((service, name) -> said(service.map(Service::active).orElse("inactive")), 3, "active");
                case "is-failed" -> each((service, name) -> said(service.map(Service::active).orElse("inactive")), 1, "failed");
                case "is-enabled" -> isEnabled();
                case "show" -> show();
                case "cat" -> cat();
                case "list-units" -> listUnits();
                case "is-system-running" -> overall();
                default -> UNKNOWN;
            };
        }

        private int refused() {
            return switch (asked.verb()) {
                case "daemon-reload" -> error("Reload daemon failed: Interactive authentication required.", 1);
                case "enable", "disable", "mask", "unmask" ->
                    error("Failed to " + asked.verb() + " unit: Interactive authentication required.", 1);
                default -> error(
                        "Failed to %s %s: Interactive authentication required.\nSee system logs and 'systemctl status %s' for details."
                                .formatted(asked.verb(), full(asked.units().getFirst()), full(asked.units().getFirst())),
                        1);
            };
        }

        private int change() {
            if (asked.verb().equals("daemon-reload")) {
                machine.systemd().reload();
                return 0;
            }
            int worst = 0;
            for (String name : asked.units()) {
                Optional<Service> service = machine.systemd().find(full(name));
                int status = service.isEmpty() ? missing(full(name)) : change(service.get());
                worst = Math.max(worst, status);
            }
            return worst;
        }

        private int missing(String name) {
            return switch (asked.verb()) {
                case "enable", "disable" ->
                    error("Failed to " + asked.verb() + " unit: Unit file " + name + " does not exist.", 1);
                case "stop" -> error("Failed to stop " + name + ": Unit " + name + " not loaded.", 5);
                case "reset-failed" -> error("Failed to reset failed state of unit " + name + ": Unit " + name + " not loaded.", 1);
                default -> error("Failed to " + asked.verb() + " " + name + ": Unit " + name + " not found.", 5);
            };
        }

        private int change(Service service) {
            boolean now = asked.flags().contains("--now");
            return switch (asked.verb()) {
                case "start" -> started(service, machine.systemd().start(service, machine.now()));
                case "restart", "reload-or-restart" ->
                    started(service, machine.systemd().restart(service, machine.now()));
                case "try-restart" ->
                    service.isActive() ? started(service, machine.systemd().restart(service, machine.now())) : 0;
                case "stop" -> stop(service);
                case "enable" -> {
                    UnitFiles.enable(machine, service, err);
                    yield now ? started(service, machine.systemd().start(service, machine.now())) : 0;
                }
                case "disable" -> {
                    UnitFiles.disable(machine, service, err);
                    yield now ? stop(service) : 0;
                }
                case "reset-failed" -> {
                    machine.systemd().resetFailed(service, machine.now());
                    yield 0;
                }
                default -> UNKNOWN;
            };
        }

        private int stop(Service service) {
            machine.systemd().stop(service, machine.now());
            return 0;
        }

        private int started(Service service, boolean done) {
            return done
                    ? 0
                    : error(
                            "Job for %s failed because the control process exited with error code.\nSee \"systemctl status %s\" and \"journalctl -xeu %s\" for details."
                                    .formatted(service.name(), service.name(), service.name()),
                            1);
        }

        private interface Saying {
            String about(Optional<Service> service, String name);
        }

        private String said(String word) {
            if (!asked.quiet()) {
                out.append(word).append('\n');
            }
            return word;
        }

        private int each(Saying saying, int otherwise, String good) {
            boolean any = false;
            for (String name : asked.units()) {
                any |= saying.about(machine.systemd().find(full(name)), full(name)).equals(good);
            }
            return any ? 0 : otherwise;
        }

        private int isEnabled() {
            int status = 1;
            for (String name : asked.units()) {
                Optional<Service> service = machine.systemd().find(full(name));
                if (service.isEmpty()) {
                    error("Failed to get unit file state for " + full(name) + ": No such file or directory", 1);
                } else if (!said(properties.enabled(service.get())).equals("disabled")) {
                    status = 0;
                }
            }
            return status;
        }

        private int show() {
            List<String> blocks = new ArrayList<>();
            for (String name : asked.units()) {
                Map<String, String> all = machine.systemd()
                        .find(full(name))
                        .map(properties::of)
                        .orElseGet(() -> properties.ofUnknown(full(name)));
                Map<String, String> shown = new LinkedHashMap<>(all);
                if (!asked.properties().isEmpty()) {
                    shown.keySet().retainAll(asked.properties());
                }
                boolean bare = asked.flags().contains("--value");
                blocks.add(shown.entrySet().stream()
                        .map(e -> (bare ? "" : e.getKey() + "=") + e.getValue() + "\n")
                        .collect(Collectors.joining()));
            }
            out.append(String.join("\n", blocks));
            return 0;
        }

        private int cat() {
            int status = 0;
            for (String name : asked.units()) {
                Optional<Service> service = machine.systemd().find(full(name));
                if (service.isEmpty()) {
                    status = error("No files found for " + full(name) + ".", 1);
                    continue;
                }
                service.get().definition().sources().forEach((path, content) -> out.append(out.isEmpty() ? "" : "\n")
                        .append("# ")
                        .append(path)
                        .append('\n')
                        .append(content.text()));
            }
            return status;
        }

        private int listUnits() {
            boolean failed = asked.flags().contains("--failed") || asked.flags().contains("--state=failed");
            List<Service> listed = machine.systemd().services().stream()
                    .filter(s -> !failed || s.active().equals("failed"))
                    .toList();
            if (!asked.flags().contains("--output=json")) {
                return UNKNOWN;
            }
            out.append(UnitFiles.json(listed)).append('\n');
            return 0;
        }

        private int overall() {
            boolean failed = machine.systemd().services().stream().anyMatch(s -> s.active().equals("failed"));
            said(failed ? "degraded" : "running");
            return failed ? 1 : 0;
        }

        private int error(String text, int status) {
            err.append(text).append('\n');
            return status;
        }

        private static String full(String name) {
            return name.matches(".*\\.(service|timer|socket|target)") ? name : name + ".service";
        }
    }
}
