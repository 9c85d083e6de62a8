package org.hostkeeper.store;

import org.sqlite.SQLiteException;

/** What kind of thing SQLite means when it refuses. The codes are those of sqlite.org/rescode.html. */
enum Refusal {
    /** The file is not what it should be. */
    DAMAGED,
    /** Disk full, not permitted, locked for too long: a person can do something about it. */
    OUTSIDE,
    /** A broken rule of the tables: a mistake of Hostkeeper's own. */
    OURS;

    private static final int PRIMARY = 0xff;

    static Refusal of(SQLiteException e) {
        return switch (e.getResultCode().code & PRIMARY) {
            case 11, 26 -> DAMAGED; // CORRUPT, NOTADB
            case 3, 5, 8, 10, 13, 14, 15, 23 -> OUTSIDE; // PERM, BUSY, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL, AUTH
            default -> OURS;
        };
    }
}
