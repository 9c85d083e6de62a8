package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Lines of one host whose times hang together by the letters that decide them; or one plain job, which has no letters. */
record StaggerGroup(HostName host, List<CronJob> jobs, TreeSet<String> letters) {
    private static final int MOST_LETTERS = 2;
    private static final String BLANKS = "[ \t]+";

    /**
     * Where a piece of a line's times comes from.
     *
     * @param line its place in the group
     * @param letters that decide it
     */
    private record Origin(int line, Set<String> letters) {}

    /** One minute of a line with one hour of it, of the several that a field may list. */
    private record Piece(Origin origin, String time, Dialect dialect) {}

    /** Times of all lines in their order, and when they start. */
    record Candidate(List<String> times, List<Integer> starts) {}

    String shown() {
        return host + ": " + String.join(", ", jobs.stream().map(CronJob::command).toList());
    }

    /** What may be chosen, in the order in which it is tried; a {@link Problem} if the lines leave no choice. */
    Stream<Candidate> candidates(StaggerRequest request) {
        if (letters.isEmpty()) {
            CronJob job = jobs.getFirst();
            return timesOfDay(job, request).flatMap(time ->
                    starts(List.of(new Piece(new Origin(0, letters), time, dialect(job))), request).map(starts -> new Candidate(List.of(time), starts)).stream());
        }
        if (letters.size() > MOST_LETTERS) {
            throw refused(Text.of("schedule", "stagger.letters", String.join(", ", letters)));
        }
        List<String> others = letters.stream().filter(request::leaves).toList();
        if (!others.isEmpty()) {
            throw refused(Text.of("schedule", "stagger.others", String.join(", ", others)));
        }
        List<Piece> pieces = IntStream.range(0, jobs.size()).boxed().flatMap(this::pieces).toList();
        List<String> hoursFirst = letters.stream().sorted(Comparator.comparing(this::field).reversed()).toList();
        return values(hoursFirst, request).flatMap(values -> starts(filled(pieces, values), request)
                .map(starts -> new Candidate(jobs.stream().map(job -> LineReader.filled(text(job).time(), values)).toList(), starts))
                .stream());
    }

    private ProblemException refused(Text why) {
        return new ProblemException(new Problem.Refused(Text.literal(shown()), why));
    }

    private Stream<Piece> pieces(int line) {
        CronJob job = jobs.get(line);
        String[] five = text(job).time().split(BLANKS);
        String days = String.join(" ", five[2], five[3], five[4]);
        return Stream.of(five[0].split(",")).flatMap(minute -> Stream.of(five[1].split(","))
                .map(hour -> minute + " " + hour)
                .map(time -> new Piece(new Origin(line, LineReader.letters(time)), time + " " + days, dialect(job))));
    }

    private static List<Piece> filled(List<Piece> pieces, Map<String, String> values) {
        return pieces.stream().map(piece -> new Piece(piece.origin, LineReader.filled(piece.time, values), piece.dialect)).toList();
    }

    /** Empty if that is no time, not within the window, or too near to itself where letters could keep it apart. */
    private Optional<List<Integer>> starts(List<Piece> pieces, StaggerRequest request) {
        List<Integer> all = new ArrayList<>();
        Map<Origin, WeekOfStarts> byOrigin = new HashMap<>();
        for (Piece piece : pieces) {
            if (!(CronTime.fields(List.of(piece.time.split(BLANKS)), piece.dialect) instanceof CronTime.Read.Understood(var time))) {
                return Optional.empty();
            }
            List<Integer> starts = WeekOfStarts.starts(time);
            boolean apart = byOrigin.entrySet().stream()
                    .allMatch(other -> hangTogether(other.getKey(), piece.origin) || other.getValue().isFree(starts));
            if (!apart || starts.stream().anyMatch(start -> !request.within(start % StaggerRequest.DAY))) {
                return Optional.empty();
            }
            byOrigin.computeIfAbsent(piece.origin, _ -> new WeekOfStarts(request.apart())).take(starts);
            all.addAll(starts);
        }
        return Optional.of(all);
    }

    /** One letter alone cannot keep its own lines apart, and no letter its own minutes of one line. */
    private boolean hangTogether(Origin one, Origin other) {
        return one.letters.equals(other.letters) && (one.line == other.line || letters.size() == 1);
    }

    /** Every minute of the window that the job may be moved to, for one that runs once on its days. */
    private static Stream<String> timesOfDay(CronJob job, StaggerRequest request) {
        String five = CronTime.spelled(text(job).time());
        if (!(job.crontab().lines().get(job.line()).entry() instanceof Entry.Job(JobText _, CronTime.Fields time))
                || Long.bitCount(time.minutes()) != 1 || Integer.bitCount(time.hours()) != 1) {
            throw new ProblemException(new Problem.Refused(
                    Text.literal(job.file().path() + ": " + job.command()), Text.of("schedule", "stagger.often", text(job).fields())));
        }
        int first = request.from().toSecondOfDay() / 60;
        int now = Integer.numberOfTrailingZeros(time.hours()) * 60 + Long.numberOfTrailingZeros(time.minutes());
        return IntStream.range(0, request.length())
                .map(i -> (first + i) % StaggerRequest.DAY)
                .filter(minute -> request.change().allows(now, minute))
                .mapToObj(minute -> five.replaceFirst("^\\S+([ \t]+)\\S+", minute % 60 + "$1" + minute / 60));
    }

    /** Each letter with each number that its field has, those of the window's first hours first. */
    private Stream<Map<String, String>> values(List<String> ordered, StaggerRequest request) {
        String letter = ordered.getFirst();
        Stream<Map<String, String>> own = numbers(field(letter), request).mapToObj(number -> Map.of(letter, String.valueOf(number)));
        return ordered.size() == 1
                ? own
                : own.flatMap(value -> values(ordered.subList(1, ordered.size()), request).map(more -> both(value, more)));
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private static IntStream numbers(CronField field, StaggerRequest request) {
        int first = field == CronField.HOUR ? request.from().getHour() : 0;
        int count = field.high() + 1;
        return IntStream.range(0, count).map(i -> (first + i) % count);
    }

    /** Where the letter stands; days stay as they are, so only minutes and hours are filled in. */
    private CronField field(String letter) {
        TreeSet<CronField> fields = new TreeSet<>();
        for (CronJob job : jobs) {
            String[] five = text(job).time().split(BLANKS);
            for (CronField field : CronField.values()) {
                if (LineReader.letters(five[field.ordinal()]).contains(letter)) {
                    fields.add(field);
                }
            }
        }
        if (fields.size() != 1 || fields.first().compareTo(CronField.HOUR) > 0) {
            throw refused(Text.of("schedule", "stagger.field", letter));
        }
        return fields.first();
    }

    private static Dialect dialect(CronJob job) {
        return job.crontab().rules().dialect();
    }

    static JobText text(CronJob job) {
        return job.crontab().lines().get(job.line()).job().orElseThrow();
    }
}
