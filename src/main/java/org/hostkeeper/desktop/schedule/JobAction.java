package org.hostkeeper.desktop.schedule;

import java.util.Locale;
import org.hostkeeper.schedule.CronJob;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with jobs as a whole; all of it is shown before it is done. */
public enum JobAction {
    ENABLE(Feather.TOGGLE_RIGHT),
    DISABLE(Feather.TOGGLE_LEFT),
    REMOVE(Feather.TRASH_2);

    private final Feather icon;

    JobAction(Feather icon) {
        this.icon = icon;
    }

    Feather icon() {
        return icon;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean fits(CronJob job) {
        boolean off = job.state() == CronJob.State.OFF;
        return switch (this) {
            case ENABLE -> off;
            case DISABLE -> !off;
            case REMOVE -> true;
        };
    }
}
