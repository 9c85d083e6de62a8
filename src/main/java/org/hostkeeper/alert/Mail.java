package org.hostkeeper.alert;

import java.time.Instant;
import java.util.List;

/**
 * A mail on its way.
 *
 * @param id unique for ever; it becomes the Message-ID, by which a reader's system can tell a repetition
 * @param to whom it has not reached yet
 */
public record Mail(String id, List<String> to, String subject, String body, Instant created) {
    public Mail {
        to = List.copyOf(to);
    }

    Mail to(List<String> others) {
        return new Mail(id, others, subject, body, created);
    }
}
