package org.hostkeeper.plan;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.spec.KeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.hostkeeper.secret.Secret;

/**
 * Stands for a secret wherever a plan is shown, kept or sent: its name, its length and a salted hash, so that whoever
 * enters it again can be told at once whether it is the same. The value itself is resolved at the moment of execution.
 *
 * @param length in bytes of UTF-8
 * @param salt hexadecimal, 16 bytes
 * @param hash hexadecimal, PBKDF2-HMAC-SHA256 over the value's base64 and the salt, 32 bytes
 */
public record SecretReference(String name, int length, String salt, String hash) {
    /** What OWASP recommends for PBKDF2-HMAC-SHA256; a part of the kept form, so it is never changed. */
    private static final int ROUNDS = 600_000;

    private static final int BITS = 256;

    /** Takes a while on purpose (a tenth of a second or more). The secret stays the caller's. */
    public static SecretReference of(String name, Secret secret, RandomGenerator random) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new SecretReference(
                name, secret.length(), HexFormat.of().formatHex(salt), HexFormat.of().formatHex(derived(secret, salt)));
    }

    /** Whether this is the secret that was meant; as slow as {@link #of}. The secret stays the caller's. */
    public boolean matches(Secret secret) {
        byte[] expected = HexFormat.of().parseHex(hash);
        return MessageDigest.isEqual(expected, derived(secret, HexFormat.of().parseHex(salt)));
    }

    private static byte[] derived(Secret secret, byte[] salt) {
        byte[] utf8 = secret.utf8();
        byte[] encoded = Base64.getEncoder().encode(utf8);
        char[] password = new char[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            password[i] = (char) encoded[i];
        }
        PBEKeySpec spec = new PBEKeySpec(password, salt, ROUNDS, BITS);
        try {
            return derived(spec);
        } finally {
            spec.clearPassword();
            Arrays.fill(utf8, (byte) 0);
            Arrays.fill(encoded, (byte) 0);
            Arrays.fill(password, '\0');
        }
    }

    private static byte[] derived(KeySpec spec) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA256", e);
        }
    }
}
