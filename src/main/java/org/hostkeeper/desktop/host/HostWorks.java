package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.command.CommandEnd;
import org.hostkeeper.command.CommandRequest;
import org.hostkeeper.file.FileEntry;
import org.hostkeeper.file.PutRequest;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;

/** What is done on hosts from the Hosts page: commands and files. Nothing of it waits on the window's own thread. */
public interface HostWorks {
    /** Who follows a command; called on the JavaFX thread. */
    interface Watch {
        void ended(CommandEnd end);

        /** All have ended, or it was stopped. */
        void over();
    }

    /**
     * Runs a command on these hosts as plans that are journalled.
     *
     * @return stops it
     */
    Runnable run(CommandRequest request, Set<HostName> hosts, Watch watch);

    /** Shows what putting this file on these hosts would change; nothing does until the person applies it. */
    void put(PutRequest request, Set<HostName> hosts);

    void list(HostName host, String folder, boolean asRoot, Consumer<Outcome<List<FileEntry>>> told);

    /** Fetches a file into one here; tells how many bytes it has. */
    void get(HostName host, String path, boolean asRoot, Path to, Consumer<Outcome<Long>> told);
}
