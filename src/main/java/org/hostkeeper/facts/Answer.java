package org.hostkeeper.facts;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a host's answer apart by the lengths in its headers, so that it does not matter what the data look like. What a
 * login shell's start files print before the first header is skipped.
 */
final class Answer {
    /** One probe's part, not yet judged. */
    record Part(String status, String out, String err) {}

    private static final Pattern HEADER = Pattern.compile("(\\S+) (\\S+) (\\d{1,9}) (\\d{1,9})");

    private final byte[] bytes;
    private final byte[] mark;
    private int at;

    private Answer(String mark, byte[] bytes) {
        this.mark = (mark + " ").getBytes(StandardCharsets.US_ASCII);
        this.bytes = bytes;
    }

    /** Parts by probe name; an answer that was cut short has the whole ones only. */
    static Map<String, Part> parse(String mark, byte[] bytes) {
        return new Answer(mark, bytes).parts();
    }

    /** A status as a number; what is none is -1. */
    static int number(String status) {
        return status.matches("\\d{1,9}") ? Integer.parseInt(status) : -1;
    }

    private Map<String, Part> parts() {
        Map<String, Part> parts = new HashMap<>();
        at = firstHeader();
        while (markAt(at)) {
            int end = lineEnd(at);
            Matcher header = HEADER.matcher(text(at + mark.length, end - at - mark.length));
            if (!header.matches() || !part(header, end + 1, parts)) {
                break;
            }
        }
        return parts;
    }

    private boolean part(Matcher header, int from, Map<String, Part> parts) {
        int out = Integer.parseInt(header.group(3));
        int err = Integer.parseInt(header.group(4));
        if ((long) from + out + err > bytes.length) {
            return false;
        }
        parts.putIfAbsent(header.group(1), new Part(header.group(2), text(from, out), text(from + out, err)));
        at = from + out + err;
        return true;
    }

    private int firstHeader() {
        for (int i = 0; i < bytes.length; i++) {
            if ((i == 0 || bytes[i - 1] == '\n') && markAt(i)) {
                return i;
            }
        }
        return bytes.length;
    }

    private boolean markAt(int from) {
        return java.util.Arrays.equals(
                bytes, Math.min(from, bytes.length), Math.min(from + mark.length, bytes.length), mark, 0, mark.length);
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private String text(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
