package org.hostkeeper.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A host's answer")
class AnswerTest {
    private static final String MARK = "00112233445566778899aabbccddeeff";

    @Test
    @DisplayName("comes apart as it was put together, whatever the data")
    void roundTrip() {
        Random random = new Random(20260301);
        for (int round = 0; round < 500; round++) {
            Map<String, Answer.Part> parts = randomParts(random);
            assertThat(Answer.parse(MARK, written(parts))).isEqualTo(parts);
        }
    }

    @Test
    @DisplayName("cut short anywhere has its whole parts and nothing made up")
    void cutShort() {
        Random random = new Random(7);
        Map<String, Answer.Part> parts = randomParts(random);
        byte[] whole = written(parts);
        for (int length = 0; length < whole.length; length++) {
            Map<String, Answer.Part> found = Answer.parse(MARK, Arrays.copyOf(whole, length));
            assertThat(parts).containsAllEntriesOf(found);
        }
    }

    @Test
    @DisplayName("never breaks the parser, whatever the bytes")
    void noise() {
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = random.nextInt(6); i > 0; i--) {
                bytes.writeBytes((random.nextBoolean() ? MARK + " " : "").getBytes(StandardCharsets.US_ASCII));
                bytes.writeBytes(("a 0 " + random.nextInt(-9, 99) + " " + random.nextLong() + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(Answer.parse(MARK, bytes.toByteArray())).hasSizeLessThan(7);
        }
    }

    @Test
    @DisplayName("may begin with what a login shell's start files print")
    void greeting() {
        byte[] answer = ("Welcome " + MARK + " not here\nquota: 3\n" + MARK + " a 0 2 0\nhi").getBytes(StandardCharsets.UTF_8);
        assertThat(Answer.parse(MARK, answer)).containsExactly(Map.entry("a", new Answer.Part("0", "hi", "")));
    }

    private static Map<String, Answer.Part> randomParts(Random random) {
        Map<String, Answer.Part> parts = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            parts.put("probe-" + i, new Answer.Part("" + random.nextInt(256), text(random), text(random)));
        }
        return parts;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(switch (random.nextInt(6)) {
                case 0 -> "\n";
                case 1 -> MARK + " probe-1 0 3 0\n";
                case 2 -> "\0";
                case 3 -> "Журнал";
                case 4 -> MARK;
                default -> Character.toString(random.nextInt(32, 0xd7ff));
            });
        }
        return text.toString();
    }

    private static byte[] written(Map<String, Answer.Part> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts.forEach((name, part) -> {
            byte[] out = part.out().getBytes(StandardCharsets.UTF_8);
            byte[] err = part.err().getBytes(StandardCharsets.UTF_8);
            String header = "%s %s %s %d %d\n".formatted(MARK, name, part.status(), out.length, err.length);
            bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(out);
            bytes.writeBytes(err);
        });
        return bytes.toByteArray();
    }
}
