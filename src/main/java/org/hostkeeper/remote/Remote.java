package org.hostkeeper.remote;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;

/**
 * An open way to one host. Safe from many threads: one connection, many channels within what the server allows; more
 * wait their turn. Every call has a time limit and fails with a {@link org.hostkeeper.problem.ProblemException}.
 */
public interface Remote extends AutoCloseable {
    HostName host();

    /** The login user; root for a root login. */
    String user();

    /** Runs to the end. Any exit status is an answer; only what kept it from running or ending is a problem. */
    Output run(Command command);

    /**
     * Reads standard output line by line (UTF-8, without the line's end) on a virtual thread until closed or ended. It
     * may run for ever: the command's time limit does not count, its output limit is that of one line.
     */
    Following stream(Command command, Consumer<String> lines);

    /** A whole file as the login user sees it; more than {@code limit} bytes is a problem. */
    byte[] read(String path, long limit);

    /** Writes a whole file as the login user, atomically: a temporary file in the same folder, then a rename. */
    void write(String path, byte[] content, int mode);

    /** Copies a local file of any size, atomically as {@link #write}. */
    void upload(Path source, String path, int mode, Progress progress);

    /** A local port that leads to an address and port as seen from the host. */
    Tunnel tunnel(String address, int port);

    /**
     * A login shell with a terminal, for a person; the caller closes it. It has no time limit. A host that has no room
     * for one more, or a way that offers none, is a problem.
     */
    Terminal terminal(Terminal.Size size);

    /** Whether the connection stands, as far as is known without asking. */
    boolean isOpen();

    @Override
    void close();
}
