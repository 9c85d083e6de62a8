package org.hostkeeper.desktop.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.schedule.StaggerAttempt;

/**
 * What comes of a wish to keep jobs apart.
 *
 * @param changed the jobs that would get another time; none as long as one of all finds no room
 * @param problem why there is no answer, or why the first of those without another time has none
 * @param away hosts of these jobs that are not connected
 * @param unknown hosts of which nothing is known, so nothing can be kept clear of what they start
 */
record StaggerAnswer(
        List<StaggerRow> rows, List<Stagger.Placed> changed, Optional<Problem> problem, Set<HostName> away, Set<HostName> unknown) {
    static final StaggerAnswer NONE = new StaggerAnswer(List.of(), List.of(), Optional.empty(), Set.of(), Set.of());

    /** @param known what is known of each host that counts */
    static StaggerAnswer of(StaggerWish wish, Map<HostName, HostRows> known) {
        SortedMap<HostName, Schedules> schedules = new TreeMap<>();
        Set<HostName> unknown = new TreeSet<>();
        known.forEach((host, rows) -> rows.from().ifPresentOrElse(there -> schedules.put(host, there), () -> unknown.add(host)));
        if (wish.isEmpty()) {
            return nothing(Optional.empty(), unknown);
        }
        try {
            return of(Stagger.tried(schedules, wish.request()), known, unknown);
        } catch (ProblemException e) {
            return nothing(Optional.of(e.problem()).filter(why -> !(why instanceof Problem.NotFound)), unknown);
        }
    }

    private static StaggerAnswer nothing(Optional<Problem> why, Set<HostName> unknown) {
        return new StaggerAnswer(List.of(), List.of(), why, Set.of(), unknown);
    }

    private static StaggerAnswer of(StaggerAttempt attempt, Map<HostName, HostRows> known, Set<HostName> unknown) {
        Set<HostName> away = Stream.concat(attempt.placed().stream().map(Stagger.Placed::host), attempt.stuck().stream().map(StaggerAttempt.Stuck::host))
                .filter(host -> !fresh(known, host))
                .collect(Collectors.toCollection(TreeSet::new));
        List<StaggerRow> rows = Stream.concat(
                        attempt.stuck().stream().map(StaggerRow::of),
                        attempt.placed().stream().map(placed -> StaggerRow.of(placed, fresh(known, placed.host()))))
                .toList();
        return new StaggerAnswer(
                rows,
                attempt.stuck().isEmpty() ? attempt.changed() : List.of(),
                attempt.stuck().stream().findFirst().map(StaggerAttempt.Stuck::why),
                away,
                unknown);
    }

    private static boolean fresh(Map<HostName, HostRows> known, HostName host) {
        return Optional.ofNullable(known.get(host)).filter(HostRows::fresh).isPresent();
    }

    long withoutRoom() {
        return rows.stream().filter(row -> row.state().mark() == Mark.FAILED).count();
    }

    /** How many of the jobs each host has. */
    SortedMap<HostName, Long> counts() {
        return rows.stream().collect(Collectors.groupingBy(StaggerRow::host, TreeMap::new, Collectors.counting()));
    }
}
