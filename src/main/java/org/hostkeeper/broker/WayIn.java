package org.hostkeeper.broker;

import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Tls;
import org.hostkeeper.secret.Secret;

/** A broker's place with password and passphrase, for as long as somebody may have to log in again; closing it wipes them. */
public record WayIn(BrokerSettings settings) implements AutoCloseable {
    @Override
    public void close() {
        settings.login().ifPresent(login -> login.password().destroy());
        settings.tls().flatMap(Tls::identity).flatMap(Tls.Identity::passphrase).ifPresent(Secret::destroy);
    }
}
