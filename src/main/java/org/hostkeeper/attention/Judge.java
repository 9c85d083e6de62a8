package org.hostkeeper.attention;

import java.util.List;
import org.hostkeeper.fleet.HostState;

/** How a feature says what of a host needs a person, in its own field. Pure: the same state, the same concerns. */
@FunctionalInterface
public interface Judge {
    List<Concern> of(HostState state);
}
