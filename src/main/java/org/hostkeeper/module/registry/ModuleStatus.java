package org.hostkeeper.module.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the table says of how a module is (docs/contracts.md, modules): four words, that deployed clients know. */
public enum ModuleStatus {
    ACTIVE,
    INACTIVE,
    FAILED,
    /** Neither of these: on its way between them, or nobody knows. */
    OTHER;

    /** As it stands in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ModuleStatus> of(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }

    /** What systemd's ActiveState comes to; activating, deactivating and reloading are no failures. */
    public static ModuleStatus ofActiveState(String state) {
        return of(state).orElse(OTHER);
    }
}
