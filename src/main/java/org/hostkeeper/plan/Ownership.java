package org.hostkeeper.plan;

/**
 * Whose a file is and who may use it.
 *
 * @param owner a user name, or a number where the host has no name for it
 * @param mode the twelve permission bits, as in chmod(1)
 */
public record Ownership(String owner, String group, int mode) {
    public static final Ownership ROOT_PUBLIC = new Ownership("root", "root", 0644);
    public static final Ownership ROOT_PRIVATE = new Ownership("root", "root", 0600);

    /** Four octal digits. */
    public String octal() {
        return "%04o".formatted(mode);
    }

    /** Whether anyone else on the host may read it; only such content is kept in journals. */
    public boolean worldReadable() {
        return (mode & 0004) != 0;
    }

    @Override
    public String toString() {
        return owner + ":" + group + " " + octal();
    }
}
