package org.hostkeeper.broker;

import org.hostkeeper.mqtt.BrokerSettings;

/** A broker's place with the password, for as long as somebody may have to log in again; closing it wipes the password. */
public record WayIn(BrokerSettings settings) implements AutoCloseable {
    @Override
    public void close() {
        settings.login().ifPresent(login -> login.password().destroy());
    }
}
