package org.hostkeeper.secret.vault;

/**
 * What one guess of the passphrase costs whoever has stolen the file: Argon2id's parameters (RFC 9106). They stand in
 * the file, so that they can rise later without losing older files.
 *
 * @param memory in KiB
 */
record VaultCost(int memory, int iterations, int lanes) {
    /** RFC 9106 section 4, the second recommended option: 64 MiB, three passes, four lanes. */
    static final VaultCost USUAL = new VaultCost(64 * 1024, 3, 4);

    private static final int MOST_MEMORY = 1024 * 1024;
    private static final int MOST_ITERATIONS = 64;
    private static final int MOST_LANES = 16;

    /** Whether this is within what Hostkeeper ever writes; a file that asks for more would only exhaust the machine. */
    boolean sensible() {
        return lanes >= 1
                && lanes <= MOST_LANES
                && iterations >= 1
                && iterations <= MOST_ITERATIONS
                && memory >= 8 * lanes
                && memory <= MOST_MEMORY;
    }
}
