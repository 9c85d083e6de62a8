package org.hostkeeper.adoption;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.words.Text;

/**
 * One known defect of something deployed, found on a host: what it is, why it matters, where it was seen, and what mends it.
 *
 * @param thing the file, unit, job, module or kind of code that it is about, in one word; empty if it is about the host
 * @param what in a few plain words
 * @param why it matters
 * @param evidence lines as they stand on the host, without any secret
 */
public record Defect(DefectKind kind, String thing, Text what, Text why, List<String> evidence, Mending mending) {
    /** Within one feature. */
    public static final Comparator<Defect> WORST_FIRST = Comparator.comparing((Defect defect) -> defect.kind.severity())
            .thenComparing(defect -> defect.kind.ordinal())
            .thenComparing(Defect::thing);

    /** How bad it is. */
    public enum Severity {
        /** Somebody can become root, read passwords, or command what runs there. */
        DANGER,
        /** Something does not do what it seems to. */
        FAULT,
        /** Nothing breaks today. */
        NOTE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Defect {
        evidence = List.copyOf(evidence);
    }

    /** What it is called on the command line: {@code orphaned-unit:pump_9.service}. */
    public String id() {
        return thing.isEmpty() ? kind.code() : kind.code() + ":" + thing;
    }
}
