package org.hostkeeper.exhibition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.facts.UnreadableAnswer;

/**
 * What the agent kept of a machine right before it was reverted.
 *
 * @param log the end of what its guest wrote to its serial port, without what steers a terminal; empty if that says nothing
 */
public record Seen(Optional<Picture> picture, Optional<String> log) {
    /** ECMA-48: a control sequence begins with ESC [ and ends with a character from @ to ~; the others are ESC and one more. */
    private static final Pattern STEERING = Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|[^\\[])|[\\p{Cntrl}&&[^\n\t]]");

    private static final int LONGEST = 1 << 20;

    static String unpacked(byte[] packed) {
        try {
            String log = new String(Packed.bytes(packed, LONGEST), StandardCharsets.UTF_8);
            return STEERING.matcher(log).replaceAll("").strip();
        } catch (IOException e) {
            throw new UnreadableAnswer("a guest’s log cannot be unpacked: " + e.getMessage(), e);
        }
    }
}
