package org.hostkeeper.alert;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;

/** The way to a mail server. Blocks for as long as the server may take; never called where something waits. */
public interface MailTransport {
    /**
     * What became of a mail.
     *
     * @param later whom it has not reached, and may reach in another try
     * @param never whom the server refuses for good
     * @param problem why, if not all were reached
     */
    record Sent(List<String> later, List<String> never, Optional<Problem> problem) {
        static Sent toAll() {
            return new Sent(List.of(), List.of(), Optional.empty());
        }
    }

    Sent send(Mail mail);
}
