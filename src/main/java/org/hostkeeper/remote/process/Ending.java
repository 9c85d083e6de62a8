package org.hostkeeper.remote.process;

/** How a program's run was over, as far as this side can know. */
public sealed interface Ending {
    /** It ended by itself; 128 + the signal's number if a signal ended it. */
    record Exited(int status) implements Ending {}

    /** Nobody knows: the connection broke, or this side let go of it. */
    record Lost() implements Ending {}

    /** It said more than it may. */
    record TooMuch() implements Ending {}
}
