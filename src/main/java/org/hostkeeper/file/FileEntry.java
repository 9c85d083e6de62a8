package org.hostkeeper.file;

import java.time.Instant;

/**
 * What stands in a folder of a host.
 *
 * @param mode the twelve permission bits
 * @param target where a link leads; empty for anything else
 */
public record FileEntry(
        String name, Kind kind, long size, int mode, String owner, String group, Instant changed, String target) {
    /** What it is. */
    public enum Kind { FILE, FOLDER, LINK, OTHER }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    /** Four octal digits. */
    public String octal() {
        return "%04o".formatted(mode);
    }
}
