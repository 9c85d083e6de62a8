package org.hostkeeper.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A typed command line becomes words without a shell. */
class CommandWordsTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("  uptime ", List.of("uptime")),
                Arguments.of("ls -l /etc", List.of("ls", "-l", "/etc")),
                Arguments.of("echo \"two words\" end", List.of("echo", "two words", "end")),
                Arguments.of("echo a\"b c\"d", List.of("echo", "ab cd")),
                Arguments.of("echo \"\"", List.of("echo", "")),
                Arguments.of("echo $HOME *.txt 'x y' \\n | wc; rm", List.of("echo", "$HOME", "*.txt", "'x", "y'", "\\n", "|", "wc;", "rm")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("Blanks part words, double quotes hold one together, and nothing else means anything")
    void splits(String typed, List<String> words) {
        assertThat(CommandWords.split(typed)).isEqualTo(words);
    }

    @Test
    @DisplayName("A quote that is not closed is refused, and so is an empty command and an absurd limit")
    void refuses() {
        assertThatThrownBy(() -> CommandWords.split("echo \"x")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new CommandRequest(List.of(), false, CommandRequest.USUAL))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new CommandRequest(List.of("true"), false, Duration.ZERO))
                .isInstanceOf(ProblemException.class);
    }
}
