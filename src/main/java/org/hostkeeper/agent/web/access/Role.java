package org.hostkeeper.agent.web.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token is good for; who may operate may read. */
public enum Role {
    READ,
    OPERATE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
