package org.hostkeeper.plan.host;

import java.util.Collection;
import java.util.Map;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.remote.Remote;

/** Looks at files before a plan is made, so that the plan knows exactly what it replaces. */
public final class Files {
    private Files() {}

    /**
     * What stands at each path, in one round trip. Files above 1 MiB come without content.
     *
     * @throws org.hostkeeper.problem.ProblemException FileRefused if one cannot be read or is neither a file, a folder nor a link
     */
    public static Map<String, FileState> look(Remote remote, Collection<String> paths, boolean asRoot) {
        throw new UnsupportedOperationException();
    }
}
