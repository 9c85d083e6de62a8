package org.hostkeeper.module.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * The commands that read a host's journal (journalctl(1)). {@code --unit} finds both what a unit says and what systemd
 * says about it, and the latter only from systemd itself.
 */
final class Journalctl {
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.@\\\\-]{1,255}");
    private static final String KERNEL = "_TRANSPORT=kernel";
    /** Journals may be open to a user by group or by an access list, so the files themselves are asked. */
    private static final String MAY_READ =
            "for f in /var/log/journal/*/system.journal /run/log/journal/*/system.journal; do [ ! -r \"$f\" ] || exit 0; done; exit 1";

    private Journalctl() {}

    /**
     * The past, newest first: only backwards does every version count the lines from {@code --until} on; forwards,
     * version 252 counts them from the end of the journal and then shows none.
     */
    static Command past(Remote remote, LogRequest request) {
        List<String> bounds = bounds(request);
        bounds.add("--reverse");
        return command(remote, request, bounds).within(Duration.ofSeconds(60));
    }

    /** Everything from one moment on, oldest first, until the end. */
    static Command from(Remote remote, LogRequest request, Instant since) {
        return command(remote, request, List.of("--lines=all", "--since=" + moment(since)));
    }

    /**
     * The past or what came after the last line that was heard, then what comes, without end.
     *
     * @param whole whether that line is still in the journal; after a cursor that is gone, journalctl leaves out a line
     */
    static Command following(Remote remote, LogRequest request, Optional<LogLine> last, boolean whole) {
        List<String> from = last.map(line -> List.of(
                        "--lines=all",
                        whole ? "--after-cursor=" + line.cursor() : "--since=" + moment(line.at().plusNanos(1000))))
                .orElseGet(() -> bounds(request));
        List<String> all = new ArrayList<>(List.of("--follow"));
        all.addAll(from);
        return command(remote, request, all);
    }

    /** One line if the journal still reaches back to this moment, else nothing: then lines may be missing after it. */
    static Command reaches(Remote remote, Instant moment) {
        return one(remote, List.of("--until=" + moment(moment)));
    }

    /** The newest line of all. */
    static Command newest(Remote remote) {
        return one(remote, List.of());
    }

    private static Command one(Remote remote, List<String> bounds) {
        List<String> arguments = new ArrayList<>(List.of(
                "journalctl", "--quiet", "--no-pager", "--output=json", "--output-fields=_PID", "--lines=1", "--reverse"));
        arguments.addAll(bounds);
        return Command.of(arguments).asRoot(!mayRead(remote)).within(Duration.ofSeconds(20));
    }

    private static List<String> bounds(LogRequest request) {
        List<String> bounds = new ArrayList<>();
        bounds.add("--lines=" + Math.max(0, request.lines()));
        request.since().ifPresent(since -> bounds.add("--since=" + moment(since)));
        request.until().ifPresent(until -> bounds.add("--until=" + moment(until)));
        return bounds;
    }

    /** Seconds since 1970 with microseconds, which systemd.time(7) takes in every zone. */
    private static String moment(Instant at) {
        return "@%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1000);
    }

    private static Command command(Remote remote, LogRequest request, List<String> bounds) {
        List<String> arguments = new ArrayList<>(List.of(
                "journalctl", "--quiet", "--no-pager", "--all", "--output=json", "--output-fields=" + JournalEntry.FIELDS));
        arguments.addAll(bounds);
        if (request.level() < LogRequest.DEBUG) {
            arguments.add("--priority=" + Math.max(0, request.level()));
        }
        request.grep().ifPresent(words -> arguments.add("--grep=" + words));
        arguments.addAll(part(request.of(remote.host())));
        return Command.of(arguments).asRoot(!mayRead(remote));
    }

    private static List<String> part(LogPart part) {
        if (part.whole()) {
            return List.of();
        }
        if (!part.kernel()) {
            return part.units().stream().map(unit -> "--unit=" + checked(unit)).toList();
        }
        List<String> matches = new ArrayList<>(List.of(KERNEL));
        part.units().forEach(unit -> matches.addAll(either(checked(unit))));
        return matches;
    }

    /** What {@code --unit} stands for, written out: it cannot be joined with other matches by "or". */
    private static List<String> either(String unit) {
        return List.of(
                "+", "_SYSTEMD_UNIT=" + unit,
                "+", "_PID=1", "UNIT=" + unit,
                "+", "_UID=0", "OBJECT_SYSTEMD_UNIT=" + unit,
                "+", "_UID=0", "COREDUMP_UNIT=" + unit);
    }

    private static boolean mayRead(Remote remote) {
        return remote.run(Command.script(MAY_READ, "hostkeeper-may-read-journal")).ok();
    }

    private static String checked(String unit) {
        if (!UNIT.matcher(unit).matches()) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("module", "unit"), unit, Text.of("module", "unit.rule")));
        }
        return unit;
    }

    /** Root was needed to read, and could not be had: the other way is a group. */
    static Problem explained(Problem problem, String host) {
        return switch (problem) {
            case Problem.SudoRefused refused -> new Problem.Refused(
                    Text.of("module.logs", "journal", host), Text.of("module.logs", "no-permission", refused.user()));
            case Problem.ConnectionLost lost -> new Problem.ConnectionLost(lost.host(), "journalctl"); // not its options
            default -> problem;
        };
    }
}
