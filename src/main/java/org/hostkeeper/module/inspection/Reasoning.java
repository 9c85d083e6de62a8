package org.hostkeeper.module.inspection;

import static org.hostkeeper.module.inspection.Reason.words;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hostkeeper.module.inspection.Inspection.OtherUnit;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.words.Text;

/** Finds the one reason: systemd's result first, then its words in the journal where the result says too little. */
final class Reasoning {
    private static final Pattern CONDITION =
            Pattern.compile(".* was skipped because of an unmet condition check \\((.*)\\)\\.|.* was skipped because (no trigger condition checks were met)\\.");
    private static final Pattern OLD_CONDITION = Pattern.compile("Condition check resulted in .* being skipped\\.");
    private static final Pattern STATE = Pattern.compile("(Started|Starting|Finished|Stopped) .*|.*Deactivated successfully\\.");

    private static final Duration NEAR = Duration.ofMinutes(2);

    private final Inspection facts;

    Reasoning(Inspection facts) {
        this.facts = facts;
    }

    Reason reason() {
        Optional<Reason> unit = ofTheUnit();
        if (unit.isPresent()) {
            return unit.get();
        }
        boolean failed = facts.text("ActiveState").equals("failed");
        boolean restarting = facts.number("NRestarts").orElse(0) > 0 || facts.text("SubState").startsWith("auto-restart");
        if (failed || restarting) {
            Reason ended = ended(facts.text("Result"));
            return facts.text("ActiveState").equals("active") ? ended.again() : ended;
        }
        return facts.text("ActiveState").equals("inactive")
                ? refused().orElseGet(() -> Reason.of(Cause.NONE, words("none.stopped")))
                : Reason.of(Cause.NONE, words("none.runs"));
    }

    private Optional<Reason> ofTheUnit() {
        return switch (facts.text("LoadState")) {
            case "not-found" -> Optional.of(Reason.of(Cause.NOT_FOUND, words("not-found", facts.unit())));
            case "masked" -> Optional.of(Reason.of(Cause.MASKED, words("masked")));
            case "bad-setting", "error" -> Optional.of(Reason.of(Cause.BAD_UNIT, words("bad-unit", fault())));
            default -> Optional.empty();
        };
    }

    /** systemd names the line in its journal; the property only says that there is something. */
    private String fault() {
        return facts.past().reversed().stream()
                .map(LogLine::message)
                .filter(m -> m.startsWith("/") || m.contains(".service: ") && !m.contains("fatal error"))
                .findFirst()
                .orElse(facts.text("LoadError").replaceFirst("^\\S+ ", "").replace("\"", ""));
    }

    /** Why it was not started although somebody wanted it. */
    private Optional<Reason> refused() {
        for (LogLine line : facts.past().reversed()) {
            String message = line.message();
            Matcher condition = CONDITION.matcher(message);
            if (message.startsWith("Dependency failed for ")) {
                return Optional.of(dependency());
            } else if (message.startsWith("Assertion failed for ")) {
                return Optional.of(Reason.of(Cause.ASSERTION, words("assertion")));
            } else if (condition.matches()) {
                return Optional.of(Reason.of(
                        Cause.CONDITION,
                        condition.group(1) == null ? words("condition.some") : words("condition", condition.group(1))));
            } else if (OLD_CONDITION.matcher(message).matches()) {
                return Optional.of(Reason.of(Cause.CONDITION, words("condition.some")));
            } else if (STATE.matcher(message).matches()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Reason dependency() {
        List<String> needed = Stream.of("Requires", "Requisite", "BindsTo").flatMap(r -> facts.units(r).stream()).toList();
        return facts.others().stream()
                .filter(o -> needed.contains(o.name()))
                .filter(o -> !o.active().equals("active"))
                .min(Comparator.comparing((OtherUnit o) -> !o.failed()))
                .map(o -> new Reason(Cause.DEPENDENCY, words("dependency", o.name()), o.name(), 0))
                .orElseGet(() -> Reason.of(Cause.DEPENDENCY, words("dependency.some")));
    }

    private Reason ended(String result) {
        return switch (result) {
            case "timeout" -> timeout();
            case "watchdog" -> Reason.of(Cause.WATCHDOG, words("watchdog", facts.text("WatchdogUSec")));
            case "oom-kill" -> memory();
            case "protocol" -> Reason.of(Cause.PROTOCOL, words("protocol", facts.text("Type")));
            case "resources" -> Reason.of(Cause.RESOURCES, words("resources"));
            default -> Ending.of(facts).map(this::ended).orElseGet(() -> unexplained(result));
        };
    }

    private Reason unexplained(String result) {
        return result.equals("success")
                ? Reason.of(Cause.EXIT, words("exit.zero"))
                : Reason.of(Cause.OTHER, words("other", result.isEmpty() ? facts.text("SubState") : result));
    }

    private Reason ended(Ending ending) {
        int status = ending.status();
        if (ending.signal()) {
            return outOfMemory(status) ? memory() : signal(status);
        }
        Optional<String> setup = ExitStatus.setup(status);
        if (setup.isPresent()) {
            String subject = subject(status);
            return new Reason(Cause.SETUP, words("setup", words("setup." + status, subject), status, setup.get()), subject, status);
        }
        Text plain = ExitStatus.meaning(status)
                .map(meaning -> words(ending.control() ? "exit.control.meaning" : "exit.meaning", status, meaning))
                .orElseGet(() -> words(ending.control() ? "exit.control" : "exit", status));
        return new Reason(Cause.EXIT, plain, "", status);
    }

    private Reason signal(int number) {
        String key = facts.text("Result").equals("core-dump") ? "signal.core" : "signal";
        Text sentence = words(key, number, ExitStatus.signal(number), ExitStatus.signalMeaning(number));
        return new Reason(Cause.SIGNAL, sentence, "", number);
    }

    /** What systemd could not enter, find or become. */
    private String subject(int status) {
        return switch (status) {
            case 200 -> facts.text("WorkingDirectory");
            case 203 -> facts.missing().or(() -> facts.madeOf().stream().map(Inspection.FileTime::path).findFirst()).orElse("");
            case 216 -> facts.text("Group");
            case 217 -> facts.text("User");
            default -> "";
        };
    }

    /** The kernel's or systemd's own words; without them a KILL is just a KILL. */
    private boolean outOfMemory(int signal) {
        return signal == 9
                && (facts.run().stream().anyMatch(l -> l.message().contains("killed by the OOM killer"))
                        || facts.kernel().stream().anyMatch(this::meansThis));
    }

    private boolean meansThis(LogLine kernel) {
        Optional<Instant> ended = facts.time("ExecMainExitTimestamp");
        return kernel.message().contains("/" + facts.unit())
                && ended.isPresent()
                && Duration.between(kernel.at(), ended.get()).abs().compareTo(NEAR) < 0;
    }

    private Reason memory() {
        return facts.number("MemoryMax").isPresent()
                ? Reason.of(Cause.MEMORY, words("memory.limit", Amount.bytes(facts.number("MemoryMax").getAsLong())))
                : Reason.of(Cause.MEMORY, words("memory.host"));
    }

    private Reason timeout() {
        for (LogLine line : facts.past().reversed()) {
            if (line.message().matches(".*(start|start-pre|start-post)\\S* operation timed out.*")) {
                return Reason.of(Cause.START_TIMEOUT, words("timeout.start", facts.text("TimeoutStartUSec")));
            } else if (line.message().matches(".*(State 'stop\\S*'|State 'final\\S*'|stop\\S* operation) timed out.*")) {
                return Reason.of(Cause.STOP_TIMEOUT, words("timeout.stop", facts.text("TimeoutStopUSec")));
            } else if (line.message().contains("runtime time limit")) {
                return Reason.of(Cause.RUN_TIMEOUT, words("timeout.run"));
            }
        }
        return Reason.of(Cause.START_TIMEOUT, words("timeout.some"));
    }
}
