package org.hostkeeper.adoption;

/** What is known to go wrong with something deployed: each feature has an enum of its own, the worst first. */
public interface DefectKind {
    /** The stable name, as scripts see it. */
    String code();

    Defect.Severity severity();

    /** The place among the feature's own. */
    int ordinal();
}
