package org.hostkeeper.secret.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The file's bytes: header, contents encrypted with AES-256-GCM, SHA-256 over both. GCM authenticates everything; the
 * checksum, which needs no key, is there to tell an accident from a wrong passphrase.
 */
final class SealedVault {
    private static final int TAG = 16;
    private static final int CHECKSUM = 32;

    private final VaultHeader header;
    private final byte[] encrypted;

    private SealedVault(VaultHeader header, byte[] encrypted) {
        this.header = header;
        this.encrypted = encrypted;
    }

    /** Looks at bytes that come from a file; whatever is wrong with them is told as a problem. */
    static SealedVault read(byte[] file, VaultProblems problems) {
        int body = file.length - CHECKSUM;
        if (body < VaultHeader.BYTES + TAG
                || !Arrays.equals(checksum(file, body), Arrays.copyOfRange(file, body, file.length))) {
            throw problems.damaged();
        }
        VaultHeader header = VaultHeader.read(ByteBuffer.wrap(file), problems);
        return new SealedVault(header, Arrays.copyOfRange(file, VaultHeader.BYTES, body));
    }

    static SealedVault seal(VaultContents contents, VaultKey key, SecureRandom random) {
        byte[] nonce = new byte[VaultHeader.NONCE];
        random.nextBytes(nonce);
        VaultHeader header = key.header(nonce);
        byte[] plain = contents.encoded();
        try {
            return new SealedVault(header, cipher(Cipher.ENCRYPT_MODE, header, key).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java encrypts with AES-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    VaultHeader header() {
        return header;
    }

    /** Empty if the key is not the one that it was sealed with. */
    Optional<VaultContents> open(VaultKey key) {
        byte[] plain;
        try {
            plain = cipher(Cipher.DECRYPT_MODE, header, key).doFinal(encrypted);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java decrypts AES-GCM", e);
        }
        try {
            return Optional.of(VaultContents.decoded(plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate(VaultHeader.BYTES + encrypted.length + CHECKSUM);
        file.put(header.bytes()).put(encrypted);
        file.put(checksum(file.array(), file.position()));
        return file.array();
    }

    private static Cipher cipher(int mode, VaultHeader header, VaultKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG * 8, header.nonce()));
        cipher.updateAAD(header.bytes());
        return cipher;
    }

    private static byte[] checksum(byte[] file, int length) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(file, 0, length);
            return sha256.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
