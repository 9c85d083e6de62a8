package org.hostkeeper.demo.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Writes a private key as OpenSSH does, which every client reads. */
public final class LoginKey {
    private LoginKey() {}

    /** The key without a passphrase, in the form of OpenSSH's PROTOCOL.key. */
    public static byte[] openSsh(KeyPair key) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "hostkeeper-demo", null, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of P-256 has an OpenSSH form", e);
        }
    }
}
