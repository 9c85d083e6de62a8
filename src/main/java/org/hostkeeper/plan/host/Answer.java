package org.hostkeeper.plan.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Output;

/**
 * What the program on the host said: lines of words, of which the last is {@code end}. Without it the program was
 * stopped in the middle, and nothing that it said counts.
 */
record Answer(List<Line> lines) {

    /** One line; a word that is free text is base64. */
    record Line(List<String> words) {
        String word(int index) {
            return words.get(index);
        }

        long number(int index) {
            return Long.parseLong(words.get(index));
        }

        String text(int index) {
            return Answer.text(words.get(index));
        }

        Line from(int index) {
            return new Line(words.subList(index, words.size()));
        }
    }

    static Answer of(String host, String verb, Output output) {
        List<Line> lines = output.text()
                .lines()
                .map(line -> new Line(Arrays.asList(line.split(" "))))
                .toList();
        if (!output.ok() || lines.isEmpty() || !lines.getLast().word(0).equals("end")) {
            throw new ProblemException(new Problem.CommandFailed(
                    host, PlanScript.NAME + " " + verb, output.exit(), output.error().strip()));
        }
        return new Answer(lines.subList(0, lines.size() - 1));
    }

    /** The answer proper: the line before the end. */
    Line last() {
        return lines.getLast();
    }

    static byte[] bytes(String base64) {
        return base64.equals("-") ? new byte[0] : Base64.getDecoder().decode(base64);
    }

    static String text(String base64) {
        return new String(bytes(base64), StandardCharsets.UTF_8);
    }
}
