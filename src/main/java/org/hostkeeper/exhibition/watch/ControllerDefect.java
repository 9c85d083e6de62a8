package org.hostkeeper.exhibition.watch;

import java.util.Locale;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.DefectKind;

/** What is known to go wrong with deployed controllers, the worst first (docs/contracts.md, exhibition VM controller). */
public enum ControllerDefect implements DefectKind {
    /** Any page in any browser that reaches it reverts the artwork, by a GET without a token. */
    ANY_PAGE_REVERTS(Defect.Severity.DANGER),
    /** The machine is not there. */
    NO_MACHINE(Defect.Severity.FAULT),
    /** The snapshot that it would revert to is not there. */
    NO_GOLDEN(Defect.Severity.FAULT),
    /** Another controller of this host has the same port, or the same machine. */
    SHARED(Defect.Severity.FAULT),
    /** A setting that it does not start with. */
    BAD_SETTING(Defect.Severity.FAULT),
    /** Its file and a variable say a setting differently. */
    CONTRADICTION(Defect.Severity.FAULT),
    /** A start, a restart and a snapshot in progress each are followed by a revert of its own. */
    REVERTS_TWICE(Defect.Severity.FAULT),
    /** Making the golden snapshot anew deletes the old one first. */
    GOLDEN_DELETED_FIRST(Defect.Severity.FAULT),
    /** A golden snapshot that does not come up is reverted to for ever, and nobody is told. */
    ENDLESS_REVERTS(Defect.Severity.FAULT),
    /** Starting the service reverts a machine that a visitor is at. */
    START_REVERTS(Defect.Severity.FAULT),
    /** Time by the wall clock, and two processes of virsh each second. */
    ASKS_EACH_SECOND(Defect.Severity.NOTE),
    /** A setting whose meaning nobody here knows: one of another version, or a slip. */
    UNKNOWN_SETTING(Defect.Severity.NOTE),
    /** Its service has limits, which the agent's does not have. */
    LIMITS_END(Defect.Severity.NOTE);

    private final Defect.Severity severity;

    ControllerDefect(Defect.Severity severity) {
        this.severity = severity;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Defect.Severity severity() {
        return severity;
    }
}
