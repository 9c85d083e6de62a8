package org.hostkeeper.remote.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key as SSH sends it, to be named to people as OpenSSH names it. Source: RFC 4253 section 6.6, and
 * ssh-keygen(1) for the fingerprint.
 */
record KeyBlob(byte[] bytes) {
    static KeyBlob ofBase64(String base64) {
        return new KeyBlob(Base64.getDecoder().decode(base64));
    }

    /** {@code ssh-ed25519}; empty if these bytes are no key. */
    String type() {
        if (bytes.length < Integer.BYTES) {
            return "";
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int length = in.getInt();
        return length < 0 || length > in.remaining()
                ? ""
                : new String(bytes, Integer.BYTES, length, StandardCharsets.US_ASCII);
    }

    /** {@code ED25519}, {@code ECDSA}, {@code RSA}, as OpenSSH says to people. */
    String kind() {
        String type = type();
        if (type.startsWith("ecdsa-")) {
            return "ECDSA";
        }
        return switch (type) {
            case "ssh-ed25519" -> "ED25519";
            case "ssh-rsa" -> "RSA";
            case "ssh-dss" -> "DSA";
            default -> type;
        };
    }

    /** {@code SHA256:} and base64 without padding. */
    String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyBlob k && Arrays.equals(bytes, k.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return kind() + " " + fingerprint();
    }
}
