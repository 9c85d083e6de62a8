package org.hostkeeper.plan.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files for a plan's folder as they travel on standard input: lines {@code NAME LENGTH}, an empty line, then the contents
 * one after the other, byte for byte.
 */
public record Records(Map<String, byte[]> files) {

    /** As sent. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder();
        files.forEach((name, content) ->
                head.append(name).append(' ').append(content.length).append('\n'));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        files.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** As received, for hosts that are simulated. */
    public static Records read(byte[] sent) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int body = 0;
        while (sent[body] != '\n') {
            body = lineEnd(sent, body) + 1;
        }
        int at = body + 1;
        String head = new String(sent, 0, body, StandardCharsets.US_ASCII);
        for (String line : head.lines().toList()) {
            String[] words = line.split(" ");
            int length = Integer.parseInt(words[1]);
            files.put(words[0], Arrays.copyOfRange(sent, at, at + length));
            at += length;
        }
        return new Records(files);
    }

    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (bytes[end] != '\n') {
            end++;
        }
        return end;
    }
}
