package org.hostkeeper.desktop.schedule;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.schedule.CrontabFile;
import org.hostkeeper.schedule.Schedules;

/**
 * What root read of a host, and whether that still holds: facts are read again and again, and where their crontabs differ from
 * those that they had when root read, root has to read again.
 *
 * @param beside the crontabs of the facts then; empty if there were none yet
 */
record ByRoot(Schedules schedules, Optional<List<CrontabFile>> beside, boolean outdated) {
    ByRoot beside(Schedules facts) {
        boolean later = facts.read().isAfter(schedules.read());
        if (later && beside.isPresent()) {
            return new ByRoot(schedules, beside, outdated || !beside.get().equals(facts.files()));
        }
        return new ByRoot(schedules, Optional.of(facts.files()), outdated);
    }
}
