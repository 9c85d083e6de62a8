package org.hostkeeper.demo.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hostkeeper.demo.machine.Definition;
import org.hostkeeper.demo.machine.Machine;

/** Finds fault with a service's files as {@code systemd-analyze verify} of systemd 252 does, in its words. */
final class UnitVerifier {
    private static final Set<String> SECTIONS = Set.of("Unit", "Service", "Install");
    private static final Map<String, String> CHOICES = Map.of(
            "Restart", "no|on-success|on-failure|on-abnormal|on-watchdog|on-abort|always",
            "Type", "simple|exec|forking|oneshot|dbus|notify|notify-reload|idle");
    private static final Map<String, String> CHOICE_NAMES =
            Map.of("Restart", "service restart specifier", "Type", "service type");
    private static final Set<String> SPANS = Set.of(
            "RestartSec", "TimeoutSec", "TimeoutStartSec", "TimeoutStopSec", "RuntimeMaxSec", "WatchdogSec",
            "StartLimitIntervalSec");

    private final Machine machine;
    private final List<String> faults = new ArrayList<>();
    private int status;

    private UnitVerifier(Machine machine) {
        this.machine = machine;
    }

    /** What was found, a line each; the status is 0 if the unit could be started nevertheless. */
    record Verdict(List<String> faults, int status) {}

    /** The machine is locked. */
    static Verdict verify(Machine machine, Definition unit) {
        UnitVerifier verifier = new UnitVerifier(machine);
        unit.sources().forEach((path, content) -> verifier.lines(path, content.text()));
        verifier.whole(unit);
        return new Verdict(List.copyOf(verifier.faults), verifier.status);
    }

    private void lines(String path, String text) {
        String section = "";
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            String place = path + ":" + ++number + ": ";
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
                if (!SECTIONS.contains(section) && !section.startsWith("X-")) {
                    faults.add(place + "Unknown section '" + section + "'. Ignoring.");
                }
            } else if (section.isEmpty()) {
                faults.add(place + "Assignment outside of section. Ignoring.");
            } else if (line.indexOf('=') < 0) {
                faults.add(place + "Missing '=', ignoring line.");
            } else if (SECTIONS.contains(section)) {
                setting(place, section, line);
            }
        }
    }

    private void setting(String place, String section, String line) {
        String key = line.substring(0, line.indexOf('=')).strip();
        String value = line.substring(line.indexOf('=') + 1).strip();
        if (!UnitKeys.knows(section, key)) {
            faults.add(place + "Unknown key '%s' in section [%s], ignoring.".formatted(key, section));
        } else if (CHOICES.containsKey(key) && !value.matches(CHOICES.getOrDefault(key, ".*"))) {
            faults.add(place + "Failed to parse %s, ignoring: %s".formatted(CHOICE_NAMES.getOrDefault(key, key), value));
        } else if (SPANS.contains(key) && !value.matches("infinity|([0-9.]+ *(us|ms|s|sec|min|h|d)? *)+")) {
            faults.add(place + "Failed to parse sec value, ignoring: " + value);
        } else if (key.equals("WorkingDirectory") && !value.matches("|[-~/%].*")) {
            faults.add(place + "WorkingDirectory= path is not absolute: " + value);
        }
    }

    /** What makes the unit as a whole impossible. */
    private void whole(Definition unit) {
        List<String> commands = unit.all("Service", "ExecStart");
        if (commands.isEmpty()) {
            bad(unit, "Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.");
        } else if (commands.size() > 1 && !unit.type().equals("oneshot")) {
            bad(
                    unit,
                    "Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.");
        } else {
            commands.forEach(command -> executable(unit, command.replaceFirst("^[-@:+!]+", "").split(" ", 2)[0]));
        }
    }

    private void executable(Definition unit, String program) {
        if (!machine.nature().executable(program, machine.tree())) {
            faults.add("%s: Command %s is not executable: No such file or directory".formatted(unit.name(), program));
            status = 1;
        }
    }

    private void bad(Definition unit, String why) {
        faults.add(unit.name() + ": " + why);
        faults.add("Unit " + unit.name() + " has a bad unit file setting.");
        status = 1;
    }
}
