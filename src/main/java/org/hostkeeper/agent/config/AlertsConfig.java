package org.hostkeeper.agent.config;

import java.util.List;
import java.util.Optional;

/**
 * Whether and to whom mail goes when a module fails.
 *
 * @param recipients from {@code emails} and {@code email}, each of which may be a list or a string with commas
 * @param port 587 unless said; STARTTLS
 */
public record AlertsConfig(boolean send, List<String> recipients, String server, int port, Optional<Login> login) {
    public AlertsConfig {
        recipients = List.copyOf(recipients);
    }
}
