package org.hostkeeper.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.facts.Section.Ending;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Facts")
class FactsTest {
    private static final Instant BEFORE = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = BEFORE.plusSeconds(60);

    /** Understands whole numbers only. */
    private static final Probe<Integer> NUMBER = new NumberProbe();

    private static final List<Probe<?>> PROBES = List.of(NUMBER);
    private final Facts known = Facts.unknown(new HostName("h1")).update(List.of(section(BEFORE, new Ending.Answered("41"))), PROBES);

    private static Section section(Instant taken, Ending ending) {
        return new Section("number", 1, taken, ending);
    }

    private Reading<Integer> after(Ending ending) {
        return known.update(List.of(section(NOW, ending)), PROBES).of(NUMBER);
    }

    @Test
    @DisplayName("that nobody has read have no value and no problem")
    void unknown() {
        assertThat(Facts.unknown(new HostName("h1")).of(NUMBER)).isEqualTo(Reading.none());
    }

    @Test
    @DisplayName("take a new answer with its time")
    void answered() {
        assertThat(after(new Ending.Answered("42"))).isEqualTo(Reading.of(42, NOW));
    }

    @Test
    @DisplayName("keep the last good value with its age when a probe fails, and name the problem")
    void failed() {
        assertThat(after(new Ending.Failed(3, "broken"))).isEqualTo(old(new Problem.ProbeFailed("h1", "number", "broken")));
        assertThat(after(new Ending.Failed(3, " ")))
                .isEqualTo(old(new Problem.ProbeFailed("h1", "number", "it ended with status 3")));
        assertThat(after(new Ending.OverLimit(Duration.ofSeconds(5))))
                .isEqualTo(old(new Problem.TimedOut("h1", "number", Duration.ofSeconds(5))));
        assertThat(after(new Ending.ToolMissing("jq"))).isEqualTo(old(new Problem.MissingTool("h1", "jq")));
        assertThat(after(new Ending.Failed(3, "broken")).age(NOW)).contains(Duration.ofSeconds(60));
    }

    @Test
    @DisplayName("keep the last good value when an answer cannot be understood")
    void unreadable() {
        assertThat(after(new Ending.Answered("forty")))
                .isEqualTo(old(new Problem.ProbeFailed("h1", "number", "no number: forty")));
    }

    @Test
    @DisplayName("survive a parser's bug, which is told as one")
    void parserBug() {
        assertThat(after(new Ending.Answered("bug")).value()).contains(41);
        assertThat(after(new Ending.Answered("bug")).problem()).containsInstanceOf(Problem.Bug.class);
    }

    @Test
    @DisplayName("recover: a good answer takes the problem away")
    void recovers() {
        Facts failed = known.update(List.of(section(NOW, new Ending.Failed(1, "x"))), PROBES);
        assertThat(failed.update(List.of(section(NOW, new Ending.Answered("43"))), PROBES).of(NUMBER))
                .isEqualTo(Reading.of(43, NOW));
    }

    @Test
    @DisplayName("leave alone what they were not told about, and what another version of a probe said")
    void notTold() {
        assertThat(known.update(List.of(), PROBES)).isEqualTo(known);
        Section older = new Section("number", 7, NOW, new Ending.Answered("42"));
        Section stranger = new Section("letters", 1, NOW, new Ending.Answered("42"));
        assertThat(known.update(List.of(older, stranger), PROBES)).isEqualTo(known);
    }

    private static Reading<Integer> old(Problem problem) {
        return new Reading<>(Optional.of(41), Optional.of(BEFORE), Optional.of(problem));
    }

    private static final class NumberProbe implements Probe<Integer> {
        @Override
        public String name() {
            return "number";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String script() {
            return "echo 42";
        }

        @Override
        public List<String> tools() {
            return List.of();
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Integer parse(String answer) {
            if (answer.equals("bug")) {
                throw new IllegalStateException("a parser with a bug");
            }
            try {
                return Integer.valueOf(answer);
            } catch (NumberFormatException e) {
                throw new UnreadableAnswer("no number: " + answer, e);
            }
        }
    }
}
