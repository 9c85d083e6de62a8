package org.hostkeeper.deployment.defect;

import java.util.List;
import java.util.Locale;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Defect.Severity;
import org.hostkeeper.adoption.DefectKind;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.words.Text;

/** What is known to go wrong with a deployed manager, the worst first. */
public enum Kind implements DefectKind {
    OPEN_SUDO(Severity.DANGER),
    USER_WRITABLE_UNITS(Severity.DANGER),
    LINE_BREAK(Severity.DANGER),
    OUTSIDE_MODULES(Severity.DANGER),
    SYSTEM_UNIT(Severity.DANGER),
    OPEN_ROUTES(Severity.DANGER),
    ANONYMOUS_BROKER(Severity.DANGER),
    READABLE_PASSWORDS(Severity.DANGER),
    TEMPORARY_FILES(Severity.DANGER),
    COLLIDING_NAMES(Severity.FAULT),
    REFUSED_NAME(Severity.FAULT),
    ORPHANED_UNIT(Severity.FAULT),
    SLEEPING_STUB(Severity.FAULT),
    MISSING_CODE(Severity.FAULT),
    UNREAD_RECIPIENTS(Severity.FAULT),
    OPEN_ADDRESS(Severity.NOTE),
    PLAIN_BROKER(Severity.NOTE);

    private final Severity severity;

    Kind(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Defect at(String thing, Text what, List<String> evidence, Mending mending) {
        return new Defect(this, thing, what, Text.of("deployment.defect", "why." + code()), evidence, mending);
    }
}
