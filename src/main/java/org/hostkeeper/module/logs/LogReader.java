package org.hostkeeper.module.logs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/** Reads the past of some units' journals on one host, without following. */
public final class LogReader {

    /** The last lines, oldest first. A user who may not read the journal gets a problem that names the group. */
    public List<LogLine> read(Remote remote, LogRequest request) {
        String host = remote.host().value();
        List<String> units = request.units().getOrDefault(remote.host(), List.of());
        if (units.isEmpty()) {
            return List.of();
        }
        Command command = Journalctl.past(remote, units, request).sayingAtMost(256L << 20);
        Output output = run(remote, command);
        if (!output.ok()) {
            throw new ProblemException(
                    new Problem.CommandFailed(host, "journalctl", output.exit(), output.error().strip()));
        }
        return new String(output.out(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> JournalEntry.parse(remote.host(), line))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Output run(Remote remote, Command command) {
        try {
            return remote.run(command);
        } catch (ProblemException e) {
            throw new ProblemException(Journalctl.explained(e.problem(), remote.host().value()), e);
        }
    }
}
