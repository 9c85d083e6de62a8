package org.hostkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell makes of a command line must be the words that were meant, for any words. */
class WireLineTest {
    private static final String ALPHABET = "ab $`\"'\\!*?[]{}()<>|&;~#=%^-\n\t\r\u0001\u007fäß€\ud83d\ude00";

    private static List<List<String>> manyWords() {
        Random random = new Random(42);
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            List<String> words = new ArrayList<>();
            for (int w = random.nextInt(1, 5); w > 0; w--) {
                int[] word = random.ints(random.nextInt(0, 12), 0, ALPHABET.codePointCount(0, ALPHABET.length()))
                        .map(at -> ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(0, at)))
                        .toArray();
                words.add(new String(word, 0, word.length));
            }
            all.add(words);
        }
        return all;
    }

    private static String said(String shell, String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell, "-c", line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("status of %s saying %s", line, said).isZero();
        return said;
    }

    private static String printing(List<String> words) {
        List<String> program = new ArrayList<>(List.of("printf", "%s\\0"));
        program.addAll(words);
        return Shell.line(program);
    }

    @Test
    @DisplayName("a quoted line means its words to a real sh")
    void quoting() throws Exception {
        for (List<String> words : manyWords()) {
            assertThat(said("/bin/sh", printing(words))).isEqualTo(String.join("\0", words) + "\0");
        }
    }

    @Test
    void aQuotedLineIsReadBack() {
        for (List<String> words : manyWords()) {
            assertThat(Shell.split(Shell.line(words))).isEqualTo(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash", "/bin/csh", "/usr/bin/fish", "/bin/zsh"})
    void aWireLineMeansItsWordsToTheLoginShell(String shell) throws Exception {
        assumeThat(Path.of(shell)).as("the shell is installed").matches(Files::exists);
        for (List<String> words : manyWords()) {
            List<String> program = new ArrayList<>(List.of("printf", "%s@"));
            program.addAll(words);
            assertThat(said(shell, WireLine.of(program))).isEqualTo(String.join("@", words) + "@");
        }
    }

    @ParameterizedTest
    @DisplayName("a word that begins like an expansion of zsh or fish goes to the program as it is")
    @ValueSource(strings = {"/bin/sh", "/bin/csh", "/usr/bin/fish", "/bin/zsh"})
    void wordsThatBeginLikeAnExpansion(String shell) throws Exception {
        assumeThat(Path.of(shell)).as("the shell is installed").matches(Files::exists);
        assertThat(said(shell, WireLine.of(List.of("printf", "%s@", "=ls", "%self", "=", "%")))).isEqualTo("=ls@%self@=@%@");
    }

    @Test
    void aWireLineIsReadBackForSimulatedHosts() {
        for (List<String> words : manyWords()) {
            List<String> program = new ArrayList<>(List.of("env", "LC_ALL=C", "A=b c", "prog"));
            program.addAll(words);
            List<String> read = WireLine.read(WireLine.of(program));
            assertThat(read).isEqualTo(program);
            assertThat(WireLine.program(read)).isEqualTo(program.subList(3, program.size()));
        }
    }

    @Test
    void whatIsTooLongForACommandLineIsSaidAtOnce() {
        assertThatThrownBy(() -> WireLine.of(List.of("echo", "x".repeat(140_000))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WireLine.of(List.of("echo", "a\0b"))).isInstanceOf(IllegalArgumentException.class);
    }
}
