package org.hostkeeper.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.hostkeeper.mqtt.KeyFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * By what one proves at a broker who one is: a certificate with its chain, and its key, both files of this person. They are
 * never copied; a passphrase of the key is among the secrets.
 */
public record ClientCertificate(Path certificate, Path key) {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** Whether the key opens by a passphrase only. */
    public boolean isEncrypted() {
        return new KeyFile(key).isEncrypted();
    }

    /**
     * The same, if both can be used.
     *
     * @throws ProblemException InvalidInput if a file cannot be read or is no key, Refused if others may read the key
     */
    public ClientCertificate checked() {
        if (!Files.isReadable(certificate) || Files.isDirectory(certificate)) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("broker", "certificate"), certificate.toString(), Text.of("broker", "certificate.rule")));
        }
        try {
            if (Files.getPosixFilePermissions(key.toRealPath(), LinkOption.NOFOLLOW_LINKS).stream().anyMatch(OTHERS::contains)) {
                throw new ProblemException(new Problem.Refused(
                        Text.of("broker", "key.use", key.toString()), Text.of("broker", "key.open", key.toString())));
            }
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("broker", "key"), key.toString(), Text.of("broker", "key.rule")), e);
        }
        boolean _ = isEncrypted();
        return this;
    }
}
