package org.hostkeeper.host;

import java.util.Locale;

/** How the login user becomes root on a host. Someone who logs in as root needs none. */
public enum Sudo {
    /** Not at all: what needs root is refused before it starts. */
    NONE,
    /** sudo asks for nothing. */
    NOPASSWD,
    /** sudo asks for a password, which the operator is asked for once. */
    PASSWORD;

    /** As written on the command line and kept in the inventory. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Sudo ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
