package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The week in which jobs are kept apart: which times of it are taken and by which hosts, and what is free for the next one. */
final class StaggerWindow {
    private final StaggerRequest request;
    private final WeekOfStarts week;
    private final TreeMap<HostName, WeekOfStarts> byHost = new TreeMap<>();

    StaggerWindow(StaggerRequest request) {
        this.request = request;
        this.week = new WeekOfStarts(request.apart());
    }

    void take(HostName host, List<Integer> starts) {
        week.take(starts);
        byHost.computeIfAbsent(host, _ -> new WeekOfStarts(request.apart())).take(starts);
    }

    /** Gives each group, in this order, the first of its times that is free. */
    StaggerAttempt place(List<StaggerGroup> groups) {
        List<Stagger.Placed> placed = new ArrayList<>();
        List<StaggerAttempt.Stuck> stuck = new ArrayList<>();
        for (StaggerGroup group : groups) {
            try {
                Optional<StaggerGroup.Candidate> free = group.candidates(request).filter(candidate -> week.isFree(candidate.starts())).findFirst();
                free.ifPresentOrElse(chosen -> {
                    take(group.host(), chosen.starts());
                    IntStream.range(0, chosen.times().size())
                            .forEach(i -> placed.add(new Stagger.Placed(group.host(), group.jobs().get(i), chosen.times().get(i))));
                }, () -> stuck.addAll(stuck(group, noRoom(group, groups.size()), met(group))));
            } catch (ProblemException e) {
                stuck.addAll(stuck(group, e.problem(), Set.of()));
            }
        }
        return new StaggerAttempt(placed, stuck);
    }

    private static List<StaggerAttempt.Stuck> stuck(StaggerGroup group, Problem why, Set<HostName> meets) {
        return group.jobs().stream().map(job -> new StaggerAttempt.Stuck(group.host(), job, why, meets)).toList();
    }

    private Problem noRoom(StaggerGroup group, int groups) {
        return new Problem.Refused(Text.literal(group.shown()), Text.of(
                "schedule", "stagger.no-room", groups, request.from().toString(), request.to().toString(), request.apart()));
    }

    /** Whom it would meet at that of its times where it meets the fewest. */
    private Set<HostName> met(StaggerGroup group) {
        Set<HostName> fewest = new HashSet<>();
        for (Iterator<StaggerGroup.Candidate> all = group.candidates(request).iterator(); all.hasNext() && fewest.size() != 1; ) {
            List<Integer> starts = all.next().starts();
            TreeSet<HostName> met = new TreeSet<>();
            byHost.forEach((host, taken) -> {
                if (!taken.isFree(starts)) {
                    met.add(host);
                }
            });
            fewest = fewest.isEmpty() || met.size() < fewest.size() ? met : fewest;
        }
        return new TreeSet<>(fewest);
    }
}
