package org.hostkeeper.remote.process;

import java.io.OutputStream;

/** A program that was started and that has standard input. */
public interface Running {
    /** Its standard input; blocks while the program does not read, throws when it cannot read any more. */
    OutputStream input();

    /**
     * Lets go of it: the streams are closed, and it is asked to end as well as the way can ask. Returns at once; does
     * nothing to one that has ended. Its listener hears the end.
     */
    void stop();
}
