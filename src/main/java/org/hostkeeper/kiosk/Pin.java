package org.hostkeeper.kiosk;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The staff's PIN as the config holds it: salted, and hashed so slowly that a PIN that was read from the file is not found in
 * a moment (PBKDF2, RFC 8018, with HMAC-SHA-256). Written {@code pbkdf2-sha256$ROUNDS$SALT$HASH}.
 */
public record Pin(int rounds, String salt, String hash) {
    /** How long one can be. */
    public static final int DIGITS_MOST = 12;

    private static final int ROUNDS = 600_000;
    private static final int SALT = 16;
    private static final int BITS = 256;
    private static final int DIGITS_LEAST = 4;
    private static final Pattern WRITTEN =
            Pattern.compile("pbkdf2-sha256\\$([1-9]\\d{3,7})\\$([A-Za-z0-9+/]{16,64}={0,2})\\$([A-Za-z0-9+/]{43}=)");

    /** A new one; the characters are wiped. */
    public static Pin of(char[] digits, SecureRandom random) {
        if (!isPin(digits)) {
            Arrays.fill(digits, '\0');
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("kiosk", "pin"), "•••", Text.of("kiosk", "pin.rule", DIGITS_LEAST, DIGITS_MOST)));
        }
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new Pin(ROUNDS, Base64.getEncoder().encodeToString(salt), Base64.getEncoder().encodeToString(hashed(digits, salt, ROUNDS)));
    }

    private static boolean isPin(char[] digits) {
        if (digits.length < DIGITS_LEAST || digits.length > DIGITS_MOST) {
            return false;
        }
        for (char digit : digits) {
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return true;
    }

    /** As the config has it. */
    public static Pin parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new ProblemException(new Problem.InvalidInput(Text.of("kiosk", "pin"), "•••", Text.of("kiosk", "pin.written")));
        }
        return new Pin(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3));
    }

    /** As the config has it. */
    public String written() {
        return "pbkdf2-sha256$" + rounds + "$" + salt + "$" + hash;
    }

    /** Takes its time, some tenths of a second; the characters are wiped. */
    boolean matches(char[] digits) {
        byte[] given = hashed(digits, Base64.getDecoder().decode(salt), rounds);
        return MessageDigest.isEqual(given, Base64.getDecoder().decode(hash));
    }

    private static byte[] hashed(char[] digits, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(digits, salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(digits, '\0');
        }
    }
}
