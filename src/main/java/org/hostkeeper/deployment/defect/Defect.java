package org.hostkeeper.deployment.defect;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.words.Text;

/**
 * One known defect of a deployed manager, found on a host: what it is, why it matters, where it was seen, and what mends it.
 *
 * @param thing the file, unit, module or kind of code that it is about, in one word; empty if it is about the host
 * @param what in a few plain words
 * @param evidence lines as they stand on the host, without any secret
 */
public record Defect(Kind kind, String thing, Text what, List<String> evidence, Mending mending) {
    /** The worst first. */
    public static final Comparator<Defect> WORST_FIRST =
            Comparator.comparing(Defect::kind).thenComparing(Defect::thing);

    /** How bad it is. */
    public enum Severity {
        /** Somebody can become root, read passwords, or command the modules. */
        DANGER,
        /** Something does not do what it seems to. */
        FAULT,
        /** Nothing breaks today. */
        NOTE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is known to go wrong, the worst first. */
    public enum Kind {
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

        public Severity severity() {
            return severity;
        }

        /** The stable name, as scripts see it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Defect {
        evidence = List.copyOf(evidence);
    }

    static Defect of(Kind kind, String thing, Text what, List<String> evidence, Mending mending) {
        return new Defect(kind, thing, what, evidence, mending);
    }

    /** What it is called on the command line: {@code orphaned-unit:pump_9.service}. */
    public String id() {
        return thing.isEmpty() ? kind.code() : kind.code() + ":" + thing;
    }

    /** Why it matters. */
    public Text why() {
        return Text.of("deployment.defect", "why." + kind.code());
    }
}
