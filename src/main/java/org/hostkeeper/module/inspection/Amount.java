package org.hostkeeper.module.inspection;

import org.hostkeeper.words.Text;

/** Amounts as people read them. */
final class Amount {
    private static final long MEBI = 1 << 20;

    private Amount() {}

    static Text bytes(long bytes) {
        return Reason.words("mebibytes", (double) bytes / MEBI);
    }
}
