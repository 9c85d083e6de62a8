package org.hostkeeper.remote;

import java.io.IOException;
import org.hostkeeper.host.Sudo;

/** A way to a machine whose files are this one's. */
public interface Way extends AutoCloseable {
    /** As the user "somebody", who is not root, to the host "here", with this PATH. */
    Remote remote(Sudo sudo, Questions questions, String path) throws IOException;

    @Override
    void close() throws IOException;
}
