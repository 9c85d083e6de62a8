package org.hostkeeper.desktop.module;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.desktop.widget.Mark;

/** The questions that people ask most of the table. */
enum Preset {
    ALL, ILL, RUNNING, REGISTERED, ENABLED_BUT_STOPPED, CHANGED_HERE;

    private static final String OUR_DROP_IN = "/hostkeeper.conf";

    boolean test(ModuleRow row) {
        return switch (this) {
            case ALL -> true;
            case ILL -> row.mark() == Mark.FAILED || row.mark() == Mark.ATTENTION;
            case RUNNING -> row.unit().active().equals("active");
            case REGISTERED -> row.isModule();
            case ENABLED_BUT_STOPPED -> row.unit().enabled().equals("enabled")
                    && (row.unit().active().equals("inactive") || row.unit().active().equals("failed"));
            case CHANGED_HERE -> row.unit().dropIns().stream().anyMatch(path -> path.endsWith(OUR_DROP_IN));
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Preset> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code().equals(code)).findFirst();
    }
}
