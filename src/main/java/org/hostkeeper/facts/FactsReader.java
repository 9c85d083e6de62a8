package org.hostkeeper.facts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.hostkeeper.facts.Section.Ending;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/**
 * Asks a host everything at once: all probes go to the host as data of one constant program, run there side by side,
 * and come back as one answer. The sections carry their lengths and a random mark, so nothing that a probe says can be
 * taken for another section. A probe that fails, hangs, floods or lacks a tool costs its own section only.
 */
public final class FactsReader {
    /** The constant program that runs the probes on a host; the probes come as records on its standard input. */
    public static final String PROGRAM = Scripts.beside(FactsReader.class, "facts.sh");

    /** What the program calls itself, {@code $0}. */
    public static final String NAME = "hostkeeper-facts";

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long MOST_OUTPUT = 64L << 20;

    private final Clock clock;
    private final RandomGenerator random;

    public FactsReader(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** One round trip; a section for each probe, in their order, however it ended. */
    public List<Section> read(Remote remote, List<Probe<?>> probes) {
        String mark = mark();
        Output output = remote.run(Command.script(PROGRAM, NAME, mark)
                .withInput(records(probes).getBytes(StandardCharsets.US_ASCII))
                .within(longest(probes).plus(GRACE))
                .sayingAtMost(MOST_OUTPUT));
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        Map<String, Answer.Part> parts = Answer.parse(mark, output.out());
        Instant now = clock.instant();
        return probes.stream().map(p -> section(p, parts.get(p.name()), now)).toList();
    }

    private static Section section(Probe<?> probe, Answer.@org.jspecify.annotations.Nullable Part part, Instant now) {
        Ending ending = part == null ? new Ending.Failed(-1, "its answer did not come") : ending(probe, part);
        return new Section(probe.name(), probe.version(), now, ending);
    }

    private static Ending ending(Probe<?> probe, Answer.Part part) {
        String status = part.status();
        if (status.equals("0")) {
            return new Ending.Answered(part.out());
        }
        if (status.equals("limit")) {
            return new Ending.OverLimit(probe.limit());
        }
        if (status.equals("flood")) {
            return new Ending.Failed(-1, "it said far too much and was stopped");
        }
        if (status.startsWith("missing:")) {
            return new Ending.ToolMissing(status.substring("missing:".length()));
        }
        return new Ending.Failed(Answer.number(status), part.err().strip());
    }

    private String mark() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String records(List<Probe<?>> probes) {
        StringBuilder lines = new StringBuilder();
        for (Probe<?> probe : probes) {
            String tools = probe.tools().isEmpty() ? "-" : String.join(",", probe.tools());
            String script = Base64.getEncoder().encodeToString(probe.script().getBytes(StandardCharsets.UTF_8));
            lines.append(probe.name()).append(' ').append(seconds(probe.limit())).append(' ');
            lines.append(tools).append(' ').append(script).append('\n');
        }
        return lines.toString();
    }

    private static Duration longest(List<Probe<?>> probes) {
        return probes.stream().map(Probe::limit).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Whole seconds, never 0: that would mean no limit to timeout(1). */
    private static long seconds(Duration limit) {
        return Math.max(1, limit.plusMillis(999).toSeconds());
    }
}
