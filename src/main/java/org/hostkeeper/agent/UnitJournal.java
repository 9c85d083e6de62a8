package org.hostkeeper.agent;

import java.time.Duration;
import org.hostkeeper.alert.RecentLogs;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.local.LocalConnector;

/**
 * The last lines of a unit, as journalctl(1) shows them; the agent's unit puts it into the group systemd-journal for that. Called
 * when an alert goes out or somebody asks, never by the watch.
 */
final class UnitJournal implements RecentLogs, AutoCloseable {
    private static final int LINES = 200;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Remote here;

    UnitJournal() {
        here = new LocalConnector(Questions.unanswered())
                .connect(Host.local(new HostName("localhost"), Sudo.NONE));
    }

    @Override
    public String of(String unit) {
        try {
            return last(unit, LINES);
        } catch (ProblemException e) {
            return e.problem().text().toString();
        }
    }

    /** Oldest first. */
    String last(String unit, int lines) {
        Output output = here.run(Command.of(
                        "journalctl", "--no-pager", "--quiet", "--output=short-iso", "--lines=" + lines, "--unit=" + unit)
                .within(LIMIT));
        return output.ok() ? output.text() : output.error();
    }

    @Override
    public void close() {
        here.close();
    }
}
