package org.hostkeeper.agent.watch;

import java.util.Locale;
import org.hostkeeper.module.registry.ModuleStatus;

/** How a unit is, as far as it matters to whoever keeps it. */
public enum Condition {
    RUNNING,
    STOPPED,
    FAILED,
    /** Ends and is started again by systemd, over and over: a failure that never shows as one. */
    RESTARTING,
    /** On its way somewhere: activating, deactivating, reloading. No failure. */
    CHANGING,
    /** There is no such unit, or systemd could not read it. */
    MISSING;

    public boolean isFailure() {
        return this == FAILED || this == RESTARTING;
    }

    /** In the four words of the table of modules: a unit that keeps restarting has failed. */
    public ModuleStatus status() {
        return switch (this) {
            case RUNNING -> ModuleStatus.ACTIVE;
            case STOPPED, MISSING -> ModuleStatus.INACTIVE;
            case FAILED, RESTARTING -> ModuleStatus.FAILED;
            case CHANGING -> ModuleStatus.OTHER;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
