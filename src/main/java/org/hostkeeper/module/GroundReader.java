package org.hostkeeper.module;

import org.hostkeeper.remote.Remote;

/** Reads the {@link ModuleGround} of one unit on one host. Throws what the connection throws. */
public final class GroundReader {

    /** For a module that is to be created; what the request says wrongly is refused before the host is asked. */
    public ModuleGround read(Remote remote, CreateRequest request) {
        throw new UnsupportedOperationException(remote + " " + request);
    }

    /** For a unit that is there: to edit, remove, start, stop. */
    public ModuleGround read(Remote remote, String unit) {
        throw new UnsupportedOperationException(remote + " " + unit);
    }
}
