package org.hostkeeper.planted.jsch.fleet;

import com.jcraft.jsch.Session;

/** Knows the SSH library outside of its adapter. */
public interface Open {
    Session session();
}
