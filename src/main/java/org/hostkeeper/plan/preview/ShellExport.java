package org.hostkeeper.plan.preview;

import org.hostkeeper.plan.Plan;

/** A plan as a commented shell script: for the record, and for whoever has to do it by hand. */
public final class ShellExport {
    private ShellExport() {}

    /** A POSIX sh script; secrets are asked for when it runs. */
    public static String of(Plan plan) {
        throw new UnsupportedOperationException();
    }
}
