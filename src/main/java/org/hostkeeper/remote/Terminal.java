package org.hostkeeper.remote;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;

/**
 * A person's shell on a host, with a terminal of its own there: what {@code ssh HOST} gives. Safe from many threads. It
 * ends when the shell does, when the connection breaks, or when it is closed; each ends what {@link #output} gives.
 */
public interface Terminal extends AutoCloseable {
    /** How many characters fit, as the host is told (RFC 4254 sections 6.2 and 6.7). */
    record Size(int columns, int rows) {
        public Size {
            if (columns < 1 || rows < 1) {
                throw new IllegalArgumentException("No terminal is " + columns + " by " + rows);
            }
        }
    }

    /** What the host shows, with its control sequences as those of xterm. Reading blocks. */
    InputStream output();

    /** What the person types. */
    OutputStream input();

    /** Tells the host that the terminal has another size now; does nothing once it has ended. */
    void resize(Size size);

    /**
     * The shell's exit status, or 128 + the signal's number, once {@link #output} has ended; empty while it runs, and
     * for ever if nobody knows because the connection broke.
     */
    OptionalInt status();

    @Override
    void close();
}
