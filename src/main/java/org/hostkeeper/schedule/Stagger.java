package org.hostkeeper.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.StaggerRequest.Which;
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
    public record Placed(HostName host, CronJob job, String time) {
        /** Whether it is another than the line has. */
        public boolean isAnother() {
            return !time.equals(StaggerGroup.text(job).time());
        }

        /** The new time in words for people. */
        public Text words() {
            return CronWords.of(EditRequest.timeOf(time));
        }
    }

    /** A job with the zone that its time is meant in. */
    private record Clocked(HostName host, CronJob job, ZoneId zone) {}

    private final StaggerRequest request;
    private final List<Clocked> all;
    private final StaggerWindow window;
    private final Map<HostName, Set<String>> along;

    private Stagger(StaggerRequest request, List<Clocked> all) {
        this.request = request;
        this.all = all;
        this.window = new StaggerWindow(request);
        this.along = request.which() instanceof Which.Chosen(var ids) ? withLetters(ids) : Map.of();
    }

    /** The wanted jobs that get another time than they have; a {@link Problem} if no room was found for one, or none is left. */
    public static List<Placed> of(SortedMap<HostName, Schedules> hosts, StaggerRequest request) {
        Stagger stagger = over(hosts, request);
        StaggerAttempt attempt = stagger.attempt();
        attempt.stuck().stream().findFirst().ifPresent(stuck -> {
            throw new ProblemException(stuck.why());
        });
        if (attempt.changed().isEmpty()) {
            throw refused(stagger.asked(), Text.of("schedule", "refused.no-change"));
        }
        return attempt.changed();
    }

    /** All wanted jobs with the times found for them, or why none was found; a {@link Problem} if there is none, or of no one clock. */
    public static StaggerAttempt tried(SortedMap<HostName, Schedules> hosts, StaggerRequest request) {
        return over(hosts, request).attempt();
    }

    private static Stagger over(SortedMap<HostName, Schedules> hosts, StaggerRequest request) {
        List<Clocked> all = new ArrayList<>();
        hosts.forEach((host, schedules) -> schedules.jobs().forEach(job -> all.add(new Clocked(host, job, job.zone(schedules.clock())))));
        return new Stagger(request.checked(), all);
    }

    private StaggerAttempt attempt() {
        List<Clocked> wanted = all.stream().filter(this::wanted).toList();
        List<Clocked> staying = staying(wanted);
        if (wanted.isEmpty()) {
            throw new ProblemException(new Problem.NotFound(Text.of("schedule", "stagger.jobs"), asked()));
        }
        sameClock(Stream.concat(wanted.stream(), staying.stream()).toList());
        staying.forEach(one -> {
            if (entry(one.job) instanceof Entry.Job(JobText _, CronTime.Fields time)) {
                window.take(one.host, WeekOfStarts.starts(time));
            }
        });
        return window.place(groups(wanted));
    }

    private String asked() {
        return switch (request.which()) {
            case Which.Letters(Set<String> letters) -> String.join(", ", new TreeSet<>(letters));
            case Which.Command(String words) -> words;
            case Which.Chosen(var ids) -> all.stream()
                    .filter(one -> ids.getOrDefault(one.host, Set.of()).contains(one.job.id()))
                    .map(one -> one.job.command())
                    .distinct()
                    .collect(Collectors.joining(", "));
        };
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

    /** Jobs of the same command that are not wanted have their times and are not moved. */
    private List<Clocked> staying(List<Clocked> wanted) {
        Set<String> commands = wanted.stream().map(one -> one.job.command()).collect(Collectors.toSet());
        Set<Clocked> moved = Set.copyOf(wanted);
        return all.stream()
                .filter(one -> commands.contains(one.job.command()) && !moved.contains(one))
                .filter(one -> STAYING.contains(one.job.state()) && entry(one.job) instanceof Entry.Job)
                .toList();
    }

    private static List<StaggerGroup> groups(List<Clocked> wanted) {
        List<StaggerGroup> groups = new ArrayList<>();
        wanted.stream().map(Clocked::host).distinct().forEach(host -> groups.addAll(groups(host, wanted.stream()
                .filter(one -> one.host.equals(host))
                .map(Clocked::job)
                .toList())));
        return groups;
    }

    /** Jobs without letters in the order of their lines, then lines by the letters that they have in common. */
    private static List<StaggerGroup> groups(HostName host, List<CronJob> jobs) {
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
        groups.sort(Comparator.comparing(group -> group.letters().stream().findFirst().orElse("")));
        return groups;
    }

    private boolean wanted(Clocked one) {
        if (one.job.state() == CronJob.State.SET_ASIDE) {
            return false;
        }
        return switch (request.which()) {
            case Which.Letters(Set<String> letters) -> entry(one.job) instanceof Entry.Template template
                    && (letters.isEmpty() || template.letters().stream().anyMatch(letters::contains));
            case Which.Command(String words) -> entry(one.job) instanceof Entry.Job(JobText text, CronTime.Fields _)
                    && text.shownCommand().contains(words);
            case Which.Chosen _ -> along.getOrDefault(one.host, Set.of()).contains(one.job.id());
        };
    }

    /** Chosen lines that can be moved, and what has the same letters: one value would else be another in the next line. */
    private Map<HostName, Set<String>> withLetters(Map<HostName, Set<String>> chosen) {
        Map<HostName, Set<String>> found = new HashMap<>();
        chosen.forEach((host, ids) -> {
            List<CronJob> own = all.stream().filter(one -> one.host.equals(host)).map(Clocked::job).filter(Stagger::canMove).toList();
            groups(host, own).stream()
                    .filter(group -> group.jobs().stream().anyMatch(job -> ids.contains(job.id())))
                    .flatMap(group -> group.jobs().stream())
                    .forEach(job -> found.computeIfAbsent(host, _ -> new HashSet<>()).add(job.id()));
        });
        return found;
    }

    /** Whether a time of day can be found for it at all: not for what is switched off, starts with the host, or is no job. */
    public static boolean canMove(CronJob job) {
        return job.state() != CronJob.State.SET_ASIDE && switch (entry(job)) {
            case Entry.Template _, Entry.Job(JobText _, CronTime.Fields _) -> true;
            default -> false;
        };
    }

    private static Entry entry(CronJob job) {
        return job.crontab().lines().get(job.line()).entry();
    }

    private static TreeSet<String> letters(CronJob job) {
        return entry(job) instanceof Entry.Template template ? new TreeSet<>(template.letters()) : new TreeSet<>();
    }

    private static ProblemException refused(String what, Text why) {
        return new ProblemException(new Problem.Refused(Text.literal(what), why));
    }
}
