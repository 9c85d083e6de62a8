package org.hostkeeper.secret.vault;

import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.hostkeeper.secret.Secret;

/** The key that a passphrase gave, with what it was derived from: kept while the vault is open, and wiped after. */
final class VaultKey implements AutoCloseable {
    static final int SALT = 16;

    private static final int BYTES = 32;

    private final byte[] key;
    private final byte[] salt;
    private final VaultCost cost;

    private VaultKey(byte[] key, byte[] salt, VaultCost cost) {
        this.key = key;
        this.salt = salt;
        this.cost = cost;
    }

    /** Takes about half a second of work and as much memory as the cost says. */
    static VaultKey derive(Secret passphrase, byte[] salt, VaultCost cost) {
        byte[] characters = passphrase.utf8();
        byte[] key = new byte[BYTES];
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.memory())
                    .withIterations(cost.iterations())
                    .withParallelism(cost.lanes())
                    .withSalt(salt)
                    .build());
            argon2.generateBytes(characters, key);
            return new VaultKey(key, salt.clone(), cost);
        } finally {
            Arrays.fill(characters, (byte) 0);
        }
    }

    /** Whether this key was derived with what the file says; else somebody changed the passphrase. */
    boolean fits(VaultHeader header) {
        return cost.equals(header.cost()) && Arrays.equals(salt, header.salt());
    }

    VaultHeader header(byte[] nonce) {
        return new VaultHeader(cost, salt, nonce);
    }

    SecretKey aes() {
        return new SecretKeySpec(key, "AES");
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "key of salt " + HexFormat.of().formatHex(salt);
    }
}
