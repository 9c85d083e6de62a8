package org.hostkeeper.planted.mail.mqtt;

import jakarta.mail.Transport;

/** Sends mail outside of its room. */
public interface Postman {
    Transport transport();
}
