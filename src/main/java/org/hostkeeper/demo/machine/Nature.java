package org.hostkeeper.demo.machine;

import java.util.Optional;

/**
 * What a simulated machine's services are like beyond their unit files: whether a process stays alive when it is
 * started, what it says, and how much memory it takes. The story behind the demo is told here.
 */
public interface Nature {
    /** How the process that is being started now will end; empty if it stays. */
    Optional<Death> fate(Service service, Tree tree);

    Chatter chatter(String unit);

    /** Bytes that a running unit takes, around which it wobbles. */
    long memory(String unit);

    /** Whether there is a program at this path. */
    boolean executable(String path, Tree tree);
}
