package org.hostkeeper.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A topic")
class TopicNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "+", "#", "a b", "ä", "a\n", "$SYS", "..", "a\u0000"})
    @DisplayName("takes no level from input that is more than letters, digits, _ and -")
    void levels(String input) {
        assertThat(TopicName.isLevel(input)).isFalse();
        assertThatThrownBy(() -> TopicName.level(input))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isInstanceOf(Problem.InvalidInput.class));
    }

    @Test
    @DisplayName("takes a level of 64 characters, and none of 65")
    void length() {
        assertThat(TopicName.level("a".repeat(64))).hasSize(64);
        assertThat(TopicName.isLevel("a".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a/+", "#", "$SYS", "a\nb"})
    @DisplayName("takes no prefix that could meet other topics")
    void prefixes(String input) {
        assertThat(TopicName.prefix("module_manager/hall 2")).isEqualTo("module_manager/hall 2");
        assertThatThrownBy(() -> TopicName.prefix(input)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "a/b, a/b, true", "a/b, a/c, false", "a/+, a/b, true", "a/+, a, false", "a/+, a/b/c, false", "a/#, a, true",
        "a/#, a/b/c, true", "#, a/b, true", "#, $SYS/x, false", "+/x, $SYS/x, false", "$SYS/#, $SYS/x, true", "+/+, a/, true",
        "a, a/b, false", "a/b, a, false"
    })
    @DisplayName("meets a filter as section 4.7 of the standard says:")
    void matches(String filter, String topic, boolean met) {
        assertThat(TopicName.matches(filter, topic)).isEqualTo(met);
    }

    @Property
    @Label("is tried again after pauses that grow to a bound and differ by chance")
    void pauses(@ForAll long seed) {
        Random random = new Random(seed);
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
        assertThat(backoff.pause(1, random)).isBetween(Duration.ofMillis(375), Duration.ofMillis(625));
        assertThat(backoff.pause(3, random)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
        assertThat(backoff.pause(1_000_000, random)).isBetween(Duration.ofMillis(22_500), Duration.ofMillis(37_500));
    }
}
