package org.hostkeeper.schedule;

import java.nio.charset.StandardCharsets;
import org.hostkeeper.plan.Bytes;

/**
 * Lines of a crontab as they are on disk: a string with one character for each byte, so that nothing is lost whatever the
 * bytes are. For people it is read as UTF-8.
 */
final class RawText {
    private RawText() {}

    static String of(Bytes bytes) {
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }

    static Bytes bytes(String raw) {
        return Bytes.of(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What a person wrote, as it goes to disk. */
    static String raw(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** As text for people; bytes that are no UTF-8 show as replacement characters. */
    static String shown(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /** What C calls space in the daemon's locale. */
    static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
