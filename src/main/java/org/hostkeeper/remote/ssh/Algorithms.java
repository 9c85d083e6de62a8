package org.hostkeeper.remote.ssh;

import java.util.ArrayList;
import java.util.List;

/** Which host key algorithms are asked for, in which order. No certificates, no SHA-1, no DSA. */
final class Algorithms {
    private static final List<String> HOST_KEYS = List.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-512",
            "rsa-sha2-256");

    private Algorithms() {}

    /** @param knownTypes key types such as {@code ssh-rsa}, whose algorithms come first */
    static String hostKeys(List<String> knownTypes) {
        List<String> ordered = new ArrayList<>();
        for (String algorithm : HOST_KEYS) {
            if (knownTypes.contains(typeOf(algorithm))) {
                ordered.add(algorithm);
            }
        }
        HOST_KEYS.stream().filter(a -> !ordered.contains(a)).forEach(ordered::add);
        return String.join(",", ordered);
    }

    private static String typeOf(String algorithm) {
        return algorithm.startsWith("rsa-") ? "ssh-rsa" : algorithm;
    }
}
