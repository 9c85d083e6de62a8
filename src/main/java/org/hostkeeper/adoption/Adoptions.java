package org.hostkeeper.adoption;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hostkeeper.host.HostName;

/** All contributions together. */
public record Adoptions(List<Contribution<?>> contributions) {
    public Adoptions {
        contributions = List.copyOf(contributions);
    }

    public List<String> nouns() {
        return contributions.stream().<String>map(Contribution::noun).toList();
    }

    /**
     * One look at these hosts.
     *
     * @param only the features that are asked; all if none is named
     */
    public Looking at(Collection<HostName> hosts, Set<String> only) {
        return new Looking(
                hosts, contributions.stream().filter(one -> only.isEmpty() || only.contains(one.noun())).toList());
    }
}
