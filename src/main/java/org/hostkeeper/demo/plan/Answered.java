package org.hostkeeper.demo.plan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Ends a verb with its answer, as the program's {@code answer} does; free text in answers is base64. */
final class Answered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String line;

    Answered(String... words) {
        super(String.join(" ", words), null, false, false);
        this.line = String.join(" ", words);
    }

    String line() {
        return line;
    }

    /** {@code -} for none. */
    static String base64(String text) {
        return text.isEmpty() ? "-" : base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
