package org.hostkeeper.agent.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much is logged, in the words of the deployed config.json, which are Python's, and as syslog counts (sd-daemon(3)). */
public enum LogLevel {
    DEBUG(7),
    INFO(6),
    WARNING(4),
    ERROR(3),
    CRITICAL(2);

    private final int priority;

    LogLevel(int priority) {
        this.priority = priority;
    }

    public int priority() {
        return priority;
    }

    static Optional<LogLevel> of(String word) {
        String upper = word.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(level -> level.name().equals(upper) || (level == WARNING && upper.equals("WARN"))).findFirst();
    }
}
