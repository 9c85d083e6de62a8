package org.hostkeeper.schedule;

import java.util.Locale;
import org.hostkeeper.words.Text;

/** Says in words what keeps the daemon from a line or a file. */
final class Faults {
    private Faults() {}

    static Text of(Entry.Fault fault) {
        return Text.of("schedule", "fault." + code(fault));
    }

    static Text of(CrontabFile.Unread unread) {
        return Text.of("schedule", "unread." + code(unread));
    }

    static Text of(Crontab crontab, Crontab.WholeFault fault) {
        String line = crontab.lines().get(fault.line()).shown();
        return Text.of("schedule", "whole." + code(fault.kind()), String.valueOf(fault.line() + 1), line);
    }

    static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
