package org.hostkeeper.demo.program;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.JournalEntry;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Service;

/** Stands in for the script that looks closely at one service: {@code UNIT LINES}. */
public final class InspectionScript {
    private static final Set<String> ASKED = Set.of(
            "Id", "Type", "Restart", "Description", "LoadState", "LoadError", "ActiveState", "SubState", "Result",
            "UnitFileState", "NRestarts", "InvocationID", "MainPID", "ExecMainCode", "ExecMainStatus",
            "ExecMainStartTimestamp", "ExecMainExitTimestamp", "StateChangeTimestamp", "InactiveEnterTimestamp",
            "InactiveExitTimestamp", "ActiveEnterTimestamp", "FragmentPath", "DropInPaths", "NeedDaemonReload",
            "ConditionResult", "ConditionTimestamp", "AssertResult", "AssertTimestamp", "StartLimitBurst",
            "StartLimitIntervalUSec", "TimeoutStartUSec", "TimeoutStopUSec", "WatchdogUSec", "User", "Group",
            "WorkingDirectory", "EnvironmentFiles", "OOMPolicy", "MemoryCurrent", "MemoryPeak", "MemoryMax", "CPUUsageNSec",
            "CPUQuotaPerSecUSec", "TasksCurrent", "TasksMax", "IOReadBytes", "IOWriteBytes", "Requires", "Requisite",
            "BindsTo", "Wants", "After", "Before", "RequiredBy", "WantedBy", "BoundBy", "TriggeredBy");
    private static final Set<String> FIELDS =
            Set.of("MESSAGE", "UNIT", "_SYSTEMD_UNIT", "COREDUMP_UNIT", "OBJECT_SYSTEMD_UNIT", "PRIORITY", "_PID");
    private static final int PAST = 200;
    /** How long before anybody looked the last packages came. */
    private static final Duration UPGRADED = Duration.ofMinutes(61);

    private final Machine machine;
    private final String unit;
    private final int lines;
    private final StringBuilder out = new StringBuilder();

    private InspectionScript(Machine machine, String unit, int lines) {
        this.machine = machine;
        this.unit = unit;
        this.lines = lines;
    }

    public static int run(Call call) throws IOException {
        Machine machine = call.machine();
        String unit = call.rest().getFirst();
        int lines = Integer.parseInt(call.rest().get(1));
        call.say(machine.locked(() -> new InspectionScript(machine, unit, lines).answer()));
        return 0;
    }

    private String answer() {
        UnitProperties properties = UnitProperties.inUtc(machine);
        Optional<Service> service = machine.systemd().find(unit);
        Map<String, String> shown = service.map(properties::closely).orElseGet(() -> properties.ofUnknown(unit));
        line("now", Long.toString(machine.now().getEpochSecond()));
        line("booted", moment("EEE yyyy-MM-dd HH:mm:ss 'UTC'", "UTC", machine.booted()));
        line("zone", machine.hardware().timeZone());
        shown.forEach((key, value) -> {
            if (ASKED.contains(key)) {
                line("show", key + "=" + value);
            }
        });
        line("journal", "yes");
        service.ifPresent(this::journal);
        service.ifPresent(this::files);
        others(shown, properties);
        packages();
        return out.toString();
    }

    private void line(String kind, String text) {
        out.append(kind).append(' ').append(text).append('\n');
    }

    private static String moment(String pattern, String zone, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, java.util.Locale.ENGLISH).withZone(ZoneId.of(zone)).format(at);
    }

    private void journal(Service service) {
        entries("log", lines, entry -> entry.concerns(unit));
        service.began().ifPresent(began ->
                entries("run", lines, entry -> entry.concerns(unit) && !entry.at().isBefore(began.minusMillis(1))));
        entries("past", PAST, entry -> entry.about().equals(unit));
    }

    private void entries(String kind, int most, Predicate<JournalEntry> wanted) {
        machine.systemd()
                .journal()
                .last(most, machine.now().plusMillis(1), wanted, unit::equals)
                .forEach(entry -> line(kind, JournalJson.line(machine, entry, FIELDS)));
    }

    /** Files came with the system; what lies beside the unit file came later. */
    private void files(Service service) {
        long old = machine.booted().minus(Duration.ofDays(20)).getEpochSecond();
        service.definition().sources().forEach((path, content) -> {
            boolean dropIn = path.contains(".d/");
            line("file", (dropIn ? machine.now().getEpochSecond() : old) + " " + path);
            for (String text : content.text().split("\n", -1)) {
                line("text", text);
            }
        });
        String[] command = service.definition().value("Service", "ExecStart").orElse("").replaceFirst("^[-@:+!]+", "").split(" +");
        for (int i = 0; i < command.length; i++) {
            boolean there = i == 0
                    ? machine.nature().executable(command[i], machine.tree())
                    : machine.tree().content(command[i]).isPresent();
            if (there) {
                line("made-of", old + " " + command[i]);
            } else if (i == 0) {
                line("missing", command[i]);
            }
        }
    }

    private void others(Map<String, String> shown, UnitProperties properties) {
        String blocks = Stream.of("Requires", "Requisite", "BindsTo", "Wants", "RequiredBy", "WantedBy", "BoundBy", "TriggeredBy")
                .flatMap(relation -> Stream.of(shown.getOrDefault(relation, "").split(" ")))
                .filter(name -> !name.isEmpty())
                .map(name -> other(name, properties))
                .collect(Collectors.joining("other \n"));
        out.append(blocks);
    }

    private String other(String name, UnitProperties properties) {
        boolean service = name.endsWith(".service");
        Map<String, String> state = service
                ? machine.systemd().find(name).map(properties::of).orElseGet(() -> properties.ofUnknown(name))
                : Map.of("Id", name, "LoadState", "loaded", "ActiveState", "active", "SubState", "active");
        return List.of("Result", "Id", "LoadState", "ActiveState", "SubState").stream()
                .filter(state::containsKey)
                .map(key -> "other " + key + "=" + state.get(key) + "\n")
                .collect(Collectors.joining());
    }

    private void packages() {
        Instant at = machine.booted().plus(machine.hardware().up()).minus(UPGRADED);
        boolean rpm = machine.hardware().os().startsWith("AlmaLinux");
        String time = moment("yyyy-MM-dd HH:mm:ss", machine.hardware().timeZone(), at);
        for (String name : List.of("libusb-1.0-0", "usbutils")) {
            line(rpm ? "rpm" : "dpkg", rpm
                    ? at.getEpochSecond() + " " + name + " 1.0.26-1"
                    : time + " upgrade " + name + ":amd64 1.0.26-1 1.0.26-1+deb12u1");
        }
    }
}
