package org.hostkeeper.plan.apply;

import org.hostkeeper.remote.Remote;

/** The ways to a host that carrying out a plan needs: the one that is open, and proof that a new one can be made. */
public interface Session {
    /** The shared connection; whoever asks does not close it. */
    Remote remote();

    /** A new TCP connection and login that shares nothing with the open one; whoever asks closes it. */
    Remote afresh();
}
