package org.hostkeeper.plan;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.random.RandomGenerator;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What a plan is called in the journal, on the command line and as its folder's name on the host: the UTC time it was
 * made and four random letters, so that names sort by time and two consoles do not meet.
 */
public record PlanId(String value) implements Comparable<PlanId> {
    private static final Pattern VALID = Pattern.compile("\\d{8}-\\d{6}-[a-z]{4}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    public PlanId {
        if (!VALID.matcher(value).matches()) {
            throw new ProblemException(new Problem.InvalidInput(Text.of("plan", "id"), value, Text.of("plan", "id.rule")));
        }
    }

    public static PlanId next(Clock clock, RandomGenerator random) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return new PlanId(TIME.format(clock.instant()) + "-" + letters);
    }

    @Override
    public int compareTo(PlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
