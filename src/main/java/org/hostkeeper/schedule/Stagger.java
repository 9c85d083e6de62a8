package org.hostkeeper.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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
    private static final int MOST_LETTERS = 2;

    /**
     * A job's new time.
     *
     * @param time as it will stand in the line, its blanks included
     */
    public record Placed(HostName host, CronJob job, String time) {}

    /** Lines of one host whose times hang together, with the letters that decide them; none for a plain job. */
    private record Group(HostName host, List<CronJob> jobs, TreeSet<String> letters) {
        String shown() {
            return host + ": " + String.join(", ", jobs.stream().map(CronJob::command).toList());
        }
    }

    private final StaggerRequest request;
    private final WeekOfStarts week;

    private Stagger(StaggerRequest request) {
        this.request = request;
        this.week = new WeekOfStarts(request.apart());
    }

    /** All of the wanted jobs with their times, those too that have them already; a {@link Problem} if they do not fit. */
    public static List<Placed> of(SortedMap<HostName, Schedules> hosts, StaggerRequest request) {
        Stagger stagger = new Stagger(request.checked());
        sameClock(hosts);
        List<Group> groups = new ArrayList<>();
        hosts.forEach((host, schedules) -> groups.addAll(stagger.groups(host, schedules)));
        if (groups.isEmpty()) {
            throw new ProblemException(new Problem.NotFound(
                    Text.of("schedule", "stagger.jobs"),
                    request.command().orElseGet(() -> String.join(", ", new TreeSet<>(request.letters())))));
        }
        stagger.takeWhatStays(hosts.values(), groups);
        List<Placed> placed = new ArrayList<>();
        groups.forEach(group -> placed.addAll(stagger.place(group, groups.size())));
        return placed;
    }

    /** A window is in the hosts' own time, so that has to be the same one. */
    private static void sameClock(SortedMap<HostName, Schedules> hosts) {
        TreeMap<String, String> byZone = new TreeMap<>();
        hosts.forEach((host, schedules) -> byZone.merge(schedules.clock().getId(), host.value(), (a, b) -> a + ", " + b));
        if (byZone.keySet().stream().map(ZoneId::of).map(ZoneId::getRules).distinct().count() > 1) {
            List<String> told = byZone.entrySet().stream().map(zone -> zone.getKey() + ": " + zone.getValue()).toList();
            throw refused(String.join("; ", told), Text.of("schedule", "stagger.zones"));
        }
    }

    /** Where letters are filled in, jobs of the same command that have their times already are not moved. */
    private void takeWhatStays(Collection<Schedules> hosts, List<Group> groups) {
        Set<String> commands = groups.stream()
                .flatMap(group -> group.jobs.stream())
                .map(CronJob::command)
                .collect(Collectors.toSet());
        hosts.stream()
                .flatMap(schedules -> schedules.jobs().stream())
                .filter(job -> request.command().isEmpty() && commands.contains(job.command()))
                .filter(job -> job.state() == CronJob.State.RUNS || job.state() == CronJob.State.IGNORED)
                .forEach(job -> {
                    if (entry(job) instanceof Entry.Job(JobText _, CronTime.Fields time)) {
                        week.take(WeekOfStarts.starts(time));
                    }
                });
    }

    private List<Group> groups(HostName host, Schedules schedules) {
        List<CronJob> jobs = schedules.jobs().stream().filter(wanted()).toList();
        if (request.command().isPresent()) {
            return jobs.stream().map(job -> new Group(host, List.of(job), new TreeSet<>())).toList();
        }
        List<Group> groups = new ArrayList<>();
        for (CronJob job : jobs) {
            Group joined = new Group(host, new ArrayList<>(List.of(job)), new TreeSet<>(letters(job)));
            for (Group other : List.copyOf(groups)) {
                if (other.letters.stream().anyMatch(joined.letters::contains)) {
                    groups.remove(other);
                    joined.jobs.addAll(0, other.jobs);
                    joined.letters.addAll(other.letters);
                }
            }
            groups.add(joined);
        }
        groups.sort(Comparator.comparing(group -> group.letters.first()));
        return groups;
    }

    private Predicate<CronJob> wanted() {
        return job -> job.state() != CronJob.State.SET_ASIDE && switch (entry(job)) {
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

    private List<Placed> place(Group group, int all) {
        if (group.letters.size() > MOST_LETTERS) {
            throw refused(group.shown(), Text.of("schedule", "stagger.letters", String.join(", ", group.letters)));
        }
        for (List<String> times : (Iterable<List<String>>) candidates(group)::iterator) {
            Optional<List<Integer>> starts = starts(group, times);
            if (starts.isPresent() && week.isFree(starts.get())) {
                week.take(starts.get());
                return IntStream.range(0, times.size())
                        .mapToObj(i -> new Placed(group.host, group.jobs.get(i), times.get(i)))
                        .toList();
            }
        }
        throw refused(group.shown(), Text.of(
                "schedule", "stagger.no-room", all, request.from().toString(), request.to().toString(), request.apart()));
    }

    /** When the group starts; empty if that is no time, not within the window, or too near to itself. */
    private Optional<List<Integer>> starts(Group group, List<String> times) {
        List<Integer> all = new ArrayList<>();
        WeekOfStarts own = new WeekOfStarts(request.apart());
        for (int i = 0; i < times.size(); i++) {
            Dialect dialect = group.jobs.get(i).crontab().rules().dialect();
            if (!(CronTime.fields(List.of(times.get(i).split("[ \t]+")), dialect) instanceof CronTime.Read.Understood(var time))) {
                return Optional.empty();
            }
            List<Integer> starts = WeekOfStarts.starts(time);
            boolean decided = group.letters.size() != 1; // one letter alone cannot keep its own lines apart
            if (starts.stream().anyMatch(start -> !request.within(start % StaggerRequest.DAY)) || decided && !own.isFree(starts)) {
                return Optional.empty();
            }
            own.take(starts);
            all.addAll(starts);
        }
        return Optional.of(all);
    }

    /** Times of all lines of the group, in the order in which they are tried. */
    private Stream<List<String>> candidates(Group group) {
        return group.letters.isEmpty()
                ? timesOfDay(group.jobs.getFirst()).map(List::of)
                : values(group, List.copyOf(group.letters)).map(values -> group.jobs.stream()
                        .map(job -> LineReader.filled(text(job).time(), values))
                        .toList());
    }

    private static JobText text(CronJob job) {
        return switch (entry(job)) {
            case Entry.Template template -> template.text();
            case Entry.Job known -> known.text();
            default -> throw new IllegalStateException(job.id());
        };
    }

    /** Every minute of the window, for a job that runs once on its days. */
    private Stream<String> timesOfDay(CronJob job) {
        JobText text = text(job);
        if (!(entry(job) instanceof Entry.Job(JobText _, CronTime.Fields time))
                || Long.bitCount(time.minutes()) != 1 || Integer.bitCount(time.hours()) != 1 || text.time().startsWith("@")) {
            throw refused(job.file().path() + ": " + job.command(), Text.of("schedule", "stagger.often", text.fields()));
        }
        int first = request.from().toSecondOfDay() / 60;
        return IntStream.range(0, request.length())
                .map(i -> (first + i) % StaggerRequest.DAY)
                .mapToObj(minute -> text.time().replaceFirst("^\\S+([ \t]+)\\S+", minute % 60 + "$1" + minute / 60));
    }

    /** Each letter with each number that its field has, those of the window's first hours first. */
    private Stream<Map<String, String>> values(Group group, List<String> letters) {
        String letter = letters.getFirst();
        Stream<Map<String, String>> own = numbers(field(group, letter))
                .mapToObj(number -> Map.of(letter, String.valueOf(number)));
        return letters.size() == 1
                ? own
                : own.flatMap(value -> values(group, letters.subList(1, letters.size())).map(more -> both(value, more)));
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private IntStream numbers(CronField field) {
        int first = field == CronField.HOUR ? request.from().getHour() : 0;
        int count = field.high() + 1;
        return IntStream.range(0, count).map(i -> (first + i) % count);
    }

    /** Where the letter stands; days stay as they are, so only minutes and hours are filled in. */
    private static CronField field(Group group, String letter) {
        TreeSet<CronField> fields = new TreeSet<>();
        for (CronJob job : group.jobs) {
            String[] five = text(job).time().split("[ \t]+");
            for (CronField field : CronField.values()) {
                if (LineReader.letters(five[field.ordinal()]).contains(letter)) {
                    fields.add(field);
                }
            }
        }
        if (fields.size() != 1 || fields.first().compareTo(CronField.HOUR) > 0) {
            throw refused(group.shown(), Text.of("schedule", "stagger.field", letter));
        }
        return fields.first();
    }

    private static ProblemException refused(String what, Text why) {
        return new ProblemException(new Problem.Refused(Text.literal(what), why));
    }
}
