package org.hostkeeper.module.logs;

import java.time.Duration;
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
    /** Journals may be open to a user by group or by an access list, so the files themselves are asked. */
    private static final String MAY_READ =
            "for f in /var/log/journal/*/system.journal /run/log/journal/*/system.journal; do [ ! -r \"$f\" ] || exit 0; done; exit 1";

    private Journalctl() {}

    /** The past, then the end. */
    static Command past(Remote remote, List<String> units, LogRequest request) {
        return command(remote, units, bounds(request)).within(Duration.ofSeconds(60));
    }

    /** The past or what came after the cursor, then what comes, without end. */
    static Command following(Remote remote, List<String> units, LogRequest request, Optional<String> cursor) {
        List<String> from = cursor.map(c -> List.of("--lines=all", "--after-cursor=" + c)).orElseGet(() -> bounds(request));
        List<String> all = new ArrayList<>(List.of("--follow"));
        all.addAll(from);
        return command(remote, units, all);
    }

    private static List<String> bounds(LogRequest request) {
        List<String> bounds = new ArrayList<>();
        bounds.add("--lines=" + Math.max(0, request.lines()));
        request.since().ifPresent(since -> bounds.add("--since=@" + since.getEpochSecond()));
        return bounds;
    }

    private static Command command(Remote remote, List<String> units, List<String> bounds) {
        List<String> arguments = new ArrayList<>(List.of(
                "journalctl", "--quiet", "--no-pager", "--all", "--output=json", "--output-fields=" + JournalEntry.FIELDS));
        arguments.addAll(bounds);
        units.forEach(unit -> arguments.add("--unit=" + checked(unit)));
        return Command.of(arguments).asRoot(!mayRead(remote));
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
        return problem instanceof Problem.SudoRefused refused
                ? new Problem.Refused(
                        Text.of("module.logs", "journal", host), Text.of("module.logs", "no-permission", refused.user()))
                : problem;
    }
}
