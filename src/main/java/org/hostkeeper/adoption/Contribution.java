package org.hostkeeper.adoption;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Remote;

/**
 * How a feature adds to {@code adopt} what it knows to be deployed in its own field. It reads each host, and then says of all of them
 * together what was found: what one host gets may depend on the others.
 *
 * @param <T> what it reads of a host
 */
public interface Contribution<T> {
    /** The feature's name. */
    String noun();

    /** Looks at a host, as root, on any thread, and changes nothing; empty if nothing of its field is deployed there. Throws what the connection throws. */
    Optional<T> read(Remote remote);

    /**
     * Pure: the same material, the same answer.
     *
     * @param hosts where something was read
     * @param unanswered hosts that were asked too, and of which nothing is known
     */
    Map<HostName, List<Found>> found(SortedMap<HostName, T> hosts, Set<HostName> unanswered);
}
