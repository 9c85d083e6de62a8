package org.hostkeeper.secret.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hostkeeper.problem.ProblemException;

/**
 * The part of the file that is not encrypted but authenticated: which form, how the key is derived, and the nonce.
 *
 * @param nonce twelve bytes, new for every writing
 */
record VaultHeader(VaultCost cost, byte[] salt, byte[] nonce) {
    static final int NONCE = 12;
    static final int BYTES = 8 + 4 + 3 * 4 + VaultKey.SALT + NONCE;

    private static final byte[] MAGIC = "HKVAULT\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .putInt(VERSION)
                .putInt(cost.memory())
                .putInt(cost.iterations())
                .putInt(cost.lanes())
                .put(salt)
                .put(nonce)
                .array();
    }

    /** Reads the header of a file whose checksum was found to be right. */
    static VaultHeader read(ByteBuffer file, VaultProblems problems) throws ProblemException {
        byte[] magic = new byte[MAGIC.length];
        file.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw problems.damaged();
        }
        int version = file.getInt();
        if (version != VERSION) {
            throw problems.newer(version);
        }
        VaultCost cost = new VaultCost(file.getInt(), file.getInt(), file.getInt());
        if (!cost.sensible()) {
            throw problems.damaged();
        }
        byte[] salt = new byte[VaultKey.SALT];
        file.get(salt);
        byte[] nonce = new byte[NONCE];
        file.get(nonce);
        return new VaultHeader(cost, salt, nonce);
    }
}
