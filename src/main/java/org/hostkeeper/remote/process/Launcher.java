package org.hostkeeper.remote.process;

import java.net.Socket;
import java.util.List;
import org.hostkeeper.remote.Terminal;

/**
 * A way to a host, at its smallest: starts programs there and dials from there. Safe from many threads. What keeps it
 * from either is a {@link org.hostkeeper.problem.ProblemException}.
 */
public interface Launcher extends AutoCloseable {
    /**
     * Starts a program; the listener hears it from another thread.
     *
     * @param words the program and its arguments, as the program gets them
     */
    Running launch(List<String> words, Listener listener);

    /** A connection from the host to this address; closing it is the caller's. */
    Socket dial(String address, int port);

    /** A login shell with a terminal; closing it is the caller's. */
    Terminal terminal(Terminal.Size size);

    boolean isOpen();

    @Override
    void close();
}
