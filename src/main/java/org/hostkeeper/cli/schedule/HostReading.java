package org.hostkeeper.cli.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** What was read of each host, by name, and why it was not of others. */
record HostReading<T>(Map<HostName, T> found, List<Problem> problems) {
    /** Reads these hosts side by side, as a job that a person can stop. */
    static <T> HostReading<T> of(Context context, Assembly house, Collection<HostName> hosts, HostWork<T> reading) {
        Map<HostName, T> found = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        Map<HostName, Outcome<T>> read = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.read"), progress -> house.fleet().onEach(List.copyOf(hosts), reading, progress));
        new TreeMap<>(read).forEach((host, outcome) -> {
            switch (outcome) {
                case Outcome.Done<T>(T value) -> found.put(host, value);
                case Outcome.Failed<T>(Problem problem) -> problems.add(problem);
                case Outcome.Cancelled<T> _ -> problems.add(new Problem.Cancelled(host.value()));
            }
        });
        return new HostReading<>(found, problems);
    }
}
