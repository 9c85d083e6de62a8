package org.hostkeeper.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Gives jobs of many hosts times at which none starts while another one may still run. The same hosts with the same jobs
 * get the same times: each takes, in the order of the hosts' names and of the lines, the first time of the window that is
 * free. A letter of a template line has one value on a host, in whichever lines it stands. Jobs of the same command that
 * have their times already stay, and are kept clear of.
 */
public final class Stagger {
    /** Started now or once their file or their daemon is well again. */
    private static final Set<CronJob.State> STAYING = Set.of(CronJob.State.RUNS, CronJob.State.IGNORED, CronJob.State.DAEMON_DOWN);

    /**
     * A job's new time.
     *
     * @param time as it will stand in the line, its blanks included
     */
    public record Placed(HostName host, CronJob job, String time) {}

    /** A job with the zone that its time is meant in. */
    private record Clocked(HostName host, CronJob job, ZoneId zone) {}

    private final StaggerRequest request;
    private final List<Clocked> all;
    private final WeekOfStarts week;

    private Stagger(StaggerRequest request, List<Clocked> all) {
        this.request = request;
        this.all = all;
        this.week = new WeekOfStarts(request.apart());
    }

    /** The wanted jobs that get another time than they have; a {@link Problem} if no room was found for one, or none is left. */
    public static List<Placed> of(SortedMap<HostName, Schedules> hosts, StaggerRequest request) {
        List<Clocked> all = new ArrayList<>();
        hosts.forEach((host, schedules) -> schedules.jobs().forEach(job -> all.add(new Clocked(host, job, job.zone(schedules.clock())))));
        return new Stagger(request.checked(), all).placed();
    }

    private List<Placed> placed() {
        List<Clocked> wanted = all.stream().filter(one -> wanted(one.job)).toList();
        List<Clocked> staying = staying(wanted);
        if (wanted.isEmpty()) {
            throw new ProblemException(new Problem.NotFound(Text.of("schedule", "stagger.jobs"), asked()));
        }
        sameClock(Stream.concat(wanted.stream(), staying.stream()).toList());
        staying.forEach(one -> {
            if (entry(one.job) instanceof Entry.Job(JobText _, CronTime.Fields time)) {
                week.take(WeekOfStarts.starts(time));
            }
        });
        List<StaggerGroup> groups = groups(wanted);
        List<Placed> placed = groups.stream()
                .flatMap(group -> place(group, groups.size()))
                .filter(job -> !job.time.equals(StaggerGroup.text(job.job).time()))
                .toList();
        if (placed.isEmpty()) {
            throw refused(asked(), Text.of("schedule", "refused.no-change"));
        }
        return placed;
    }

    private String asked() {
        return request.command().orElseGet(() -> String.join(", ", new TreeSet<>(request.letters())));
    }

    /** A window is in the jobs' own time, so that has to be the same one. */
    private static void sameClock(Collection<Clocked> jobs) {
        TreeMap<String, TreeSet<String>> byZone = new TreeMap<>();
        jobs.forEach(job -> byZone.computeIfAbsent(job.zone.getId(), _ -> new TreeSet<>()).add(job.host.value()));
        if (byZone.keySet().stream().map(ZoneId::of).map(ZoneId::getRules).distinct().count() > 1) {
            List<String> told = byZone.entrySet().stream().map(zone -> zone.getKey() + ": " + String.join(", ", zone.getValue())).toList();
            throw refused(String.join("; ", told), Text.of("schedule", "stagger.zones"));
        }
    }

    /** Where letters are filled in, jobs of the same command that have their times already are not moved. */
    private List<Clocked> staying(List<Clocked> wanted) {
        Set<String> commands = wanted.stream().map(one -> one.job.command()).collect(Collectors.toSet());
        return all.stream()
                .filter(one -> request.command().isEmpty() && commands.contains(one.job.command()))
                .filter(one -> STAYING.contains(one.job.state()) && entry(one.job) instanceof Entry.Job)
                .toList();
    }

    private List<StaggerGroup> groups(List<Clocked> wanted) {
        List<StaggerGroup> groups = new ArrayList<>();
        wanted.stream().map(Clocked::host).distinct().forEach(host -> {
            List<CronJob> jobs = wanted.stream().filter(one -> one.host.equals(host)).map(Clocked::job).toList();
            groups.addAll(request.command().isPresent() ? each(host, jobs) : byLetters(host, jobs));
        });
        return groups;
    }

    private static List<StaggerGroup> each(HostName host, List<CronJob> jobs) {
        return jobs.stream().map(job -> new StaggerGroup(host, List.of(job), new TreeSet<>())).toList();
    }

    private static List<StaggerGroup> byLetters(HostName host, List<CronJob> jobs) {
        List<StaggerGroup> groups = new ArrayList<>();
        for (CronJob job : jobs) {
            StaggerGroup joined = new StaggerGroup(host, new ArrayList<>(List.of(job)), letters(job));
            for (StaggerGroup other : List.copyOf(groups)) {
                if (other.letters().stream().anyMatch(joined.letters()::contains)) {
                    groups.remove(other);
                    joined.jobs().addAll(0, other.jobs());
                    joined.letters().addAll(other.letters());
                }
            }
            groups.add(joined);
        }
        groups.sort(Comparator.comparing(group -> group.letters().first()));
        return groups;
    }

    private boolean wanted(CronJob job) {
        return job.state() != CronJob.State.SET_ASIDE && switch (entry(job)) {
            case Entry.Template template -> request.command().isEmpty()
                    && (request.letters().isEmpty() || template.letters().stream().anyMatch(request.letters()::contains));
            case Entry.Job(JobText text, CronTime.Fields _) ->
                request.command().filter(words -> text.shownCommand().contains(words)).isPresent();
            default -> false;
        };
    }

    private static Entry entry(CronJob job) {
        return job.crontab().lines().get(job.line()).entry();
    }

    private static TreeSet<String> letters(CronJob job) {
        return entry(job) instanceof Entry.Template template ? new TreeSet<>(template.letters()) : new TreeSet<>();
    }

    private Stream<Placed> place(StaggerGroup group, int groups) {
        StaggerGroup.Candidate chosen = group.candidates(request)
                .filter(candidate -> week.isFree(candidate.starts()))
                .findFirst()
                .orElseThrow(() -> refused(group.shown(), Text.of(
                        "schedule", "stagger.no-room", groups, request.from().toString(), request.to().toString(), request.apart())));
        week.take(chosen.starts());
        return IntStream.range(0, chosen.times().size()).mapToObj(i -> new Placed(group.host(), group.jobs().get(i), chosen.times().get(i)));
    }

    private static ProblemException refused(String what, Text why) {
        return new ProblemException(new Problem.Refused(Text.literal(what), why));
    }
}
