package org.hostkeeper.remote;

import java.time.Duration;
import java.util.List;

/**
 * A login that the host holds to one program of its own, whatever is asked for (authorized_keys(5), {@code command=}). Words
 * reach that program as they are: there is no environment, no shell of ours and nothing to stop a command with.
 */
public interface HeldLogin extends AutoCloseable {
    /** Asks and waits for the answer. Throws a ProblemException if the way is lost or the time is over. */
    Output ask(List<String> words, Duration limit);

    /** Whether the connection stands, as far as is known without asking. */
    boolean isOpen();

    @Override
    void close();
}
