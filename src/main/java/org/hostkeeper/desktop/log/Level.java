package org.hostkeeper.desktop.log;

import java.util.Locale;

/** How urgent a line is: the levels of syslog(3) by their usual names, which are the same in every language. */
enum Level {
    EMERG,
    ALERT,
    CRIT,
    ERR,
    WARNING,
    NOTICE,
    INFO,
    DEBUG;

    static Level of(int priority) {
        return values()[Math.clamp(priority, 0, DEBUG.ordinal())];
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its style: as journalctl(1) has it, errors and worse stand out, then warnings, then notices. */
    String style() {
        return switch (this) {
            case EMERG, ALERT, CRIT, ERR -> "state-failed";
            case WARNING -> "state-attention";
            case NOTICE -> "log-notice";
            case INFO -> "log-info";
            case DEBUG -> "log-debug";
        };
    }
}
