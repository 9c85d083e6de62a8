package org.hostkeeper.plan;

/** Plans as JSON: in the journal, in the plan's folder on the host, and exported. Its form stays readable for ever. */
public final class PlanJson {
    private PlanJson() {}

    /** The whole plan, to be read back as it is; secrets as references. */
    public static String write(Plan plan) {
        throw new UnsupportedOperationException();
    }

    /** For the journal: contents that not everybody on the host may read are replaced by their hash and size. */
    public static String writeForJournal(Plan plan) {
        throw new UnsupportedOperationException();
    }

    public static Plan read(String json) {
        throw new UnsupportedOperationException();
    }
}
