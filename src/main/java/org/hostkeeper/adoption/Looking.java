package org.hostkeeper.adoption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Remote;

/** One look at some hosts: first each is read, on any threads, then all are judged together. */
public final class Looking {
    private final Set<HostName> hosts;
    private final Set<HostName> answered = ConcurrentHashMap.newKeySet();
    private final List<Part<?>> parts;

    Looking(Collection<HostName> hosts, Collection<Contribution<?>> contributions) {
        this.hosts = Set.copyOf(hosts);
        this.parts = contributions.stream().<Part<?>>map(Part::of).toList();
    }

    /** What one contribution read. */
    private record Part<T>(Contribution<T> contribution, Map<HostName, T> read) {
        static <T> Part<T> of(Contribution<T> contribution) {
            return new Part<>(contribution, new ConcurrentHashMap<>());
        }

        void read(Remote remote) {
            contribution.read(remote).ifPresent(found -> read.put(remote.host(), found));
        }

        Map<HostName, List<Found>> found(Set<HostName> answered, Set<HostName> unanswered) {
            SortedMap<HostName, T> whole = new TreeMap<>(read);
            whole.keySet().retainAll(answered);
            return contribution.found(whole, unanswered);
        }
    }

    /** Reads one of the hosts for all contributions. Throws what the connection throws; such a host counts as one that did not answer. */
    public void read(Remote remote) {
        parts.forEach(part -> part.read(remote));
        answered.add(remote.host());
    }

    /** What was found on each host that answered, in the order of the contributions; an empty list where nothing is deployed. */
    public SortedMap<HostName, List<Found>> found() {
        Set<HostName> unanswered = new TreeSet<>(hosts);
        unanswered.removeAll(answered);
        SortedMap<HostName, List<Found>> all = new TreeMap<>();
        answered.forEach(host -> all.put(host, new ArrayList<>()));
        parts.forEach(part -> part.found(answered, unanswered)
                .forEach((host, found) -> all.computeIfAbsent(host, _ -> new ArrayList<>()).addAll(found)));
        return all;
    }
}
