package org.hostkeeper.broker;

import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.mqtt.Tls;
import org.hostkeeper.secret.Secret;

/** Whether a broker is spoken with under TLS, whom one believes then, and what one shows to a broker that asks. */
public sealed interface Encryption {
    /** Plain TCP: everything, the password too, can be read on the way. */
    record None() implements Encryption {}

    /** TLS, with the authorities that the Java runtime trusts. */
    record SystemTrust(Optional<ClientCertificate> identity) implements Encryption {
        public SystemTrust() {
            this(Optional.empty());
        }
    }

    /** TLS, with the authorities in this PEM file and no others. */
    record Authority(Path file, Optional<ClientCertificate> identity) implements Encryption {
        public Authority(Path file) {
            this(file, Optional.empty());
        }
    }

    /** What one shows; nothing without TLS. */
    default Optional<ClientCertificate> identity() {
        return Optional.empty();
    }

    /**
     * As a connection wants it.
     *
     * @param passphrase what opens the key, if it needs that
     * @throws org.hostkeeper.problem.ProblemException Refused if others may read the key, InvalidInput if it is none
     */
    default Optional<Tls> tls(Optional<Secret> passphrase) {
        Optional<Tls.Identity> shown = identity()
                .map(ClientCertificate::checked)
                .map(mine -> new Tls.Identity(mine.certificate(), mine.key(), passphrase));
        return switch (this) {
            case None _ -> Optional.empty();
            case SystemTrust _ -> Optional.of(new Tls(Optional.empty(), shown));
            case Authority(Path file, _) -> Optional.of(new Tls(Optional.of(file), shown));
        };
    }
}
