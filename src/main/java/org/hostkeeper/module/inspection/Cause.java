package org.hostkeeper.module.inspection;

import java.util.Locale;

/** The kinds of reasons why a service does not run, or runs badly; scripts tell them apart by the code. */
public enum Cause {
    /** Its program ended by itself with a status of its own. */
    EXIT,
    /** systemd could not even start it: statuses 200 to 245 of systemd.exec(5). */
    SETUP,
    SIGNAL, MEMORY, START_TIMEOUT, STOP_TIMEOUT, RUN_TIMEOUT, WATCHDOG, PROTOCOL, RESOURCES, DEPENDENCY, CONDITION,
    ASSERTION, BAD_UNIT, MASKED, NOT_FOUND, OTHER,
    /** Nothing is wrong: it runs, has done its work, or was not asked to run. */
    NONE;

    /** systemd was asked to start it and did not: no run of it ended so. */
    boolean refused() {
        return this == DEPENDENCY || this == CONDITION || this == ASSERTION;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
