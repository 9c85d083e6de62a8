package org.hostkeeper.broker;

import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.mqtt.Tls;

/** Whether a broker is spoken with under TLS, and whom one believes then. */
public sealed interface Encryption {
    /** Plain TCP: everything, the password too, can be read on the way. */
    record None() implements Encryption {}

    /** TLS, with the authorities that the Java runtime trusts. */
    record SystemTrust() implements Encryption {}

    /** TLS, with the authorities in this PEM file and no others. */
    record Authority(Path file) implements Encryption {}

    /** As a connection wants it. */
    default Optional<Tls> tls() {
        return switch (this) {
            case None _ -> Optional.empty();
            case SystemTrust _ -> Optional.of(new Tls(Optional.empty(), Optional.empty()));
            case Authority(Path file) -> Optional.of(Tls.trusting(file));
        };
    }
}
