package org.hostkeeper.planted.state.host;

import java.util.HashMap;

/** Holds state in a static. */
public final class Cache {
    public static final HashMap<String, String> SEEN = new HashMap<>();

    private Cache() {}
}
