package org.hostkeeper.remote.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A line of a known_hosts file. Source: sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT": markers, patterns with {@code *},
 * {@code ?} and {@code !}, {@code [host]:port}, hashed names.
 *
 * @param from {@code FILE:LINE}
 */
record KnownHost(Marker marker, String hosts, KeyBlob key, String from) {
    /** What the line says of its key. */
    enum Marker {
        /** The key is the host's. */
        KEY,
        /** The key signs host certificates; read and not used, since no certificate is asked for. */
        AUTHORITY,
        /** The key must never be accepted. */
        REVOKED
    }

    private static final String HASHED = "|1|";

    /** Reads one line; empty for a comment, an empty line, and what is none of the known forms. */
    static Optional<KnownHost> parse(String line, String from) {
        List<String> words = new ArrayList<>(Arrays.asList(line.strip().split("[ \t]+")));
        if (words.getFirst().isEmpty() || words.getFirst().startsWith("#")) {
            return Optional.empty();
        }
        Marker marker = Marker.KEY;
        if (words.getFirst().startsWith("@")) {
            switch (words.removeFirst()) {
                case "@revoked" -> marker = Marker.REVOKED;
                case "@cert-authority" -> marker = Marker.AUTHORITY;
                default -> {
                    return Optional.empty();
                }
            }
        }
        return words.size() < 3 ? Optional.empty() : keyed(marker, words, from);
    }

    private static Optional<KnownHost> keyed(Marker marker, List<String> words, String from) {
        try {
            KeyBlob key = KeyBlob.ofBase64(words.get(2));
            return key.type().equals(words.get(1))
                    ? Optional.of(new KnownHost(marker, words.get(0), key, from))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param name {@code host} for port 22, else {@code [host]:port}, in lower case */
    boolean isFor(String name) {
        return hosts.startsWith(HASHED) ? isHashOf(name) : isListed(name);
    }

    private boolean isListed(String name) {
        boolean listed = false;
        for (String pattern : hosts.toLowerCase(Locale.ROOT).split(",")) {
            boolean negated = pattern.startsWith("!");
            if (Wildcards.match(negated ? pattern.substring(1) : pattern, name)) {
                if (negated) {
                    return false;
                }
                listed = true;
            }
        }
        return listed;
    }

    private boolean isHashOf(String name) {
        String[] parts = hosts.split("\\|");
        if (parts.length != 4) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
