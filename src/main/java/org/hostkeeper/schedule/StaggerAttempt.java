package org.hostkeeper.schedule;

import java.util.List;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/**
 * What became of keeping jobs apart: the times that were found, and the jobs that none was found for.
 *
 * @param placed also jobs that keep their time
 */
public record StaggerAttempt(List<Stagger.Placed> placed, List<Stuck> stuck) {
    /**
     * A job that gets no other time.
     *
     * @param meets the hosts one of whose jobs it would meet where it would meet the fewest of the window; none if there is
     *     another reason than want of room
     */
    public record Stuck(HostName host, CronJob job, Problem why, Set<HostName> meets) {}

    public StaggerAttempt {
        placed = List.copyOf(placed);
        stuck = List.copyOf(stuck);
    }

    /** The jobs that get another time than they have. */
    public List<Stagger.Placed> changed() {
        return placed.stream().filter(Stagger.Placed::isAnother).toList();
    }
}
