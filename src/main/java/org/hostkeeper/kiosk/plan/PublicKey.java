package org.hostkeeper.kiosk.plan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The public half of a kiosk's key, as a line of a .pub file; what else stands in such a line would be an option for sshd. */
public record PublicKey(String type, String base64) {
    private static final Pattern LINE = Pattern.compile(
            "(?<type>ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) (?<key>[A-Za-z0-9+/]{40,1400}={0,2})(?: [^\\p{Cntrl}]*)?\\s*");

    public static PublicKey parse(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches() || !speaksOf(line.group("key"), line.group("type"))) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("kiosk.plan", "field.key"), text.strip(), Text.of("kiosk.plan", "rule.key")));
        }
        return new PublicKey(line.group("type"), line.group("key"));
    }

    /** The key itself begins with its type (RFC 4253, section 6.6). */
    private static boolean speaksOf(String base64, String type) {
        try {
            String begins = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            return begins.startsWith(type, 4);
        } catch (IllegalArgumentException _) {
            return false; // not in base64, told as no key
        }
    }
}
