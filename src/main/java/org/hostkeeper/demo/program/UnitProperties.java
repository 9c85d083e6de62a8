package org.hostkeeper.demo.program;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Chance;
import org.hostkeeper.demo.machine.Definition;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Service;

/** What {@code systemctl show} and {@code list-units} know of a service, with systemd's names, order and spelling. */
public final class UnitProperties {
    private static final Set<String> ASKED = Set.of(
            "Id", "Type", "Description", "LoadState", "ActiveState", "SubState", "Result", "UnitFileState", "NRestarts",
            "MemoryCurrent", "ActiveEnterTimestamp", "StateChangeTimestamp", "ExecMainStatus", "ExecMainCode", "MainPID",
            "FragmentPath", "DropInPaths", "NeedDaemonReload", "User", "WorkingDirectory", "ExecStart", "InvocationID");

    private final Machine machine;
    private final ZoneId zone;
    private final boolean unixTime;

    private UnitProperties(Machine machine, ZoneId zone, boolean unixTime) {
        this.machine = machine;
        this.zone = zone;
        this.unixTime = unixTime;
    }

    /** With moments in the machine's time zone, or as {@code @seconds} (systemctl --timestamp=unix). */
    static UnitProperties of(Machine machine, boolean unixTime) {
        return new UnitProperties(machine, ZoneId.of(machine.hardware().timeZone()), unixTime);
    }

    /** With moments as a program with TZ=UTC writes them. */
    public static UnitProperties inUtc(Machine machine) {
        return new UnitProperties(machine, ZoneId.of("UTC"), false);
    }

    /** What the probe and the ground ask for, as {@code systemctl show} prints it. */
    public static String lines(Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(property -> ASKED.contains(property.getKey()))
                .map(property -> property.getKey() + "=" + property.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** All properties of a service, in the order in which systemctl shows them. */
    public Map<String, String> of(Service service) {
        Definition unit = service.definition();
        Map<String, String> p = new LinkedHashMap<>();
        p.put("Type", unit.type());
        p.put("Restart", unit.value("Service", "Restart").orElse("no"));
        p.put("MainPID", Integer.toString(service.mainPid()));
        p.put("Result", service.result());
        p.put("NRestarts", Integer.toString(service.restarts()));
        p.put("ExecMainPID", Integer.toString(service.mainPid()));
        p.put("ExecMainCode", Integer.toString(service.mainCode()));
        p.put("ExecMainStatus", Integer.toString(service.mainStatus()));
        command(service).ifPresent(command -> p.put("ExecStart", command));
        p.put("Slice", "system.slice");
        p.put("ControlGroup", service.isRunning() ? "/system.slice/" + service.name() : "");
        p.put("MemoryCurrent", service.isRunning() ? Long.toString(memory(service)) : "[not set]");
        p.put("CPUUsageNSec", "[not set]");
        p.put("TasksCurrent", service.isRunning() ? "1" : "[not set]");
        environment(unit).ifPresent(environment -> p.put("Environment", environment));
        p.put("WorkingDirectory", unit.value("Service", "WorkingDirectory").orElse(""));
        p.put("User", unit.value("Service", "User").orElse(""));
        p.put("Id", service.name());
        p.put("Names", service.name());
        p.put("Description", unit.description());
        p.put("LoadState", "loaded");
        p.put("ActiveState", service.active());
        p.put("SubState", service.sub());
        p.put("FragmentPath", unit.fragment());
        p.put("DropInPaths", String.join(" ", unit.dropIns()));
        p.put("UnitFileState", enabled(service));
        p.put("UnitFilePreset", "enabled");
        moment(p, "StateChangeTimestamp", service.changed());
        moment(p, "ActiveEnterTimestamp", service.activeSince());
        moment(p, "InactiveEnterTimestamp", service.inactiveSince());
        p.put("NeedDaemonReload", unit.outdated(machine.tree()) ? "yes" : "no");
        p.put("InvocationID", service.invocation());
        return p;
    }

    /** What is asked beyond that when one service is looked at closely; those of a relation come from its unit file. */
    Map<String, String> closely(Service service) {
        Definition unit = service.definition();
        Map<String, String> p = of(service);
        p.put("LoadError", "");
        p.put("Group", unit.value("Service", "Group").orElse(""));
        moment(p, "ExecMainStartTimestamp", service.began());
        moment(p, "ExecMainExitTimestamp", service.ended());
        moment(p, "InactiveExitTimestamp", service.began());
        moment(p, "ConditionTimestamp", service.began());
        moment(p, "AssertTimestamp", service.began());
        p.put("ConditionResult", service.began().isPresent() ? "yes" : "no");
        p.put("AssertResult", service.began().isPresent() ? "yes" : "no");
        p.put("StartLimitBurst", "5");
        p.put("StartLimitIntervalUSec", "10s");
        p.put("TimeoutStartUSec", "1min 30s");
        p.put("TimeoutStopUSec", "1min 30s");
        p.put("WatchdogUSec", service.began().isPresent() ? "0" : "infinity");
        p.put("OOMPolicy", "stop");
        resources(service, p);
        relations(unit, p);
        return p;
    }

    private void resources(Service service, Map<String, String> p) {
        p.put("MemoryMax", unitBytes(service.definition().value("Service", "MemoryMax").orElse("infinity")));
        p.put("CPUQuotaPerSecUSec", "infinity");
        p.put("TasksMax", "4915");
        p.put("IOReadBytes", "18446744073709551615");
        p.put("IOWriteBytes", "18446744073709551615");
        if (service.isRunning()) {
            long seconds = service.began().map(b -> ChronoUnit.SECONDS.between(b, machine.now())).orElse(0L);
            p.put("CPUUsageNSec", Long.toString(seconds * 3_100_000L + 41_000_000L));
        }
    }

    private static String unitBytes(String amount) {
        return amount.matches("\\d+M") ? Long.toString(Long.parseLong(amount.replace("M", "")) << 20) : amount;
    }

    private static void relations(Definition unit, Map<String, String> p) {
        p.put("Requires", together(unit, "Requires", "system.slice sysinit.target"));
        p.put("Requisite", together(unit, "Requisite", ""));
        p.put("BindsTo", together(unit, "BindsTo", ""));
        p.put("Wants", together(unit, "Wants", ""));
        p.put("After", together(unit, "After", "basic.target sysinit.target system.slice systemd-journald.socket"));
        p.put("Before", together(unit, "Before", "shutdown.target multi-user.target"));
        p.put("RequiredBy", "");
        p.put("WantedBy", String.join(" ", unit.all("Install", "WantedBy")));
        p.put("BoundBy", "");
        p.put("TriggeredBy", "");
    }

    private static String together(Definition unit, String relation, String always) {
        return (String.join(" ", unit.all("Unit", relation)) + " " + always).strip();
    }

    /** The same of a unit that is not there. */
    public Map<String, String> ofUnknown(String name) {
        Map<String, String> p = new LinkedHashMap<>();
        p.put("MainPID", "0");
        p.put("Result", "success");
        p.put("NRestarts", "0");
        p.put("ExecMainCode", "0");
        p.put("ExecMainStatus", "0");
        p.put("MemoryCurrent", "[not set]");
        p.put("User", "");
        p.put("Id", name);
        p.put("Names", name);
        p.put("Description", name);
        p.put("LoadState", "not-found");
        p.put("ActiveState", "inactive");
        p.put("SubState", "dead");
        p.put("FragmentPath", "");
        p.put("DropInPaths", "");
        p.put("UnitFileState", "");
        moment(p, "ActiveEnterTimestamp", Optional.empty());
        p.put("NeedDaemonReload", "no");
        p.put("InvocationID", "");
        return p;
    }

    /** As {@code systemctl is-enabled} says it. */
    public String enabled(Service service) {
        if (service.definition().all("Install", "WantedBy").isEmpty()) {
            return "static";
        }
        return links(service).stream().anyMatch(machine.tree()::exists) ? "enabled" : "disabled";
    }

    /** Where its links stand when it is enabled. */
    static List<String> links(Service service) {
        List<String> links = new ArrayList<>();
        for (String targets : service.definition().all("Install", "WantedBy")) {
            for (String target : targets.split(" +")) {
                links.add("/etc/systemd/system/" + target + ".wants/" + service.name());
            }
        }
        return links;
    }

    /** What it takes now: its usual size, which grows a little while it runs, and wobbles. */
    long memory(Service service) {
        long usual = machine.nature().memory(service.name());
        double seconds = machine.now().toEpochMilli() / 1000.0;
        double wave = Chance.wave(machine.seed() ^ service.name().hashCode(), seconds, 45);
        return (long) (usual * (0.92 + 0.16 * wave)) / 4096 * 4096;
    }

    private Optional<String> command(Service service) {
        return service.definition().value("Service", "ExecStart").map(line -> {
            String plain = line.replaceFirst("^[-@:+!]+", "");
            String began = service.isRunning() ? service.activeSince().map(this::stamp).orElse("n/a") : "n/a";
            return "{ path=%s ; argv[]=%s ; ignore_errors=%s ; start_time=[%s] ; stop_time=[n/a] ; pid=%d ; code=(null) ; status=0/0 }"
                    .formatted(plain.split(" ", 2)[0], plain, line.startsWith("-") ? "yes" : "no", began, service.mainPid());
        });
    }

    private static Optional<String> environment(Definition unit) {
        List<String> all = unit.all("Service", "Environment");
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", all));
    }

    private void moment(Map<String, String> properties, String name, Optional<Instant> at) {
        properties.put(name, at.map(this::stamp).orElse(""));
        long monotonic = at.map(t -> Math.max(1, ChronoUnit.MICROS.between(machine.booted(), t))).orElse(0L);
        properties.put(name + "Monotonic", Long.toString(monotonic));
    }

    private String stamp(Instant at) {
        if (unixTime) {
            return "@" + at.getEpochSecond();
        }
        return DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH).withZone(zone).format(at);
    }
}
