package org.hostkeeper.remote;

/** How far a connection has come while it is made, for a person who waits for it and wants to know where it hangs. */
public enum Milestone {
    /** The last of the jump hosts lets connections through. */
    WAY_OPEN,
    /** The name was looked up; not told of a host behind a jump host, which looks it up itself. */
    NAME_FOUND,
    /** Something accepts connections at the address and port. */
    CONNECTED,
    /** It speaks SSH. */
    GREETED,
    /** Its key is the known one, or was accepted now. */
    KEY_ACCEPTED
}
