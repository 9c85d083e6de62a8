package org.hostkeeper.desktop.frame;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/** Which hosts all pages are about: everything, some tags, or hosts that were chosen by name. */
public final class Scope {
    /** An empty choice is all hosts; else a host is in if it has one of the tags or is one of the chosen. */
    public record Choice(Set<String> tags, Set<HostName> hosts) implements Predicate<Host> {
        public static final Choice ALL = new Choice(Set.of(), Set.of());

        public Choice {
            tags = Set.copyOf(tags);
            hosts = Set.copyOf(hosts);
        }

        public boolean isAll() {
            return tags.isEmpty() && hosts.isEmpty();
        }

        @Override
        public boolean test(Host host) {
            return isAll() || hosts.contains(host.name()) || host.tags().stream().anyMatch(tags::contains);
        }
    }

    private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(Choice.ALL);
    private final ReadOnlyObjectWrapper<List<String>> tags = new ReadOnlyObjectWrapper<>(List.of());

    public ReadOnlyObjectProperty<Choice> choice() {
        return choice.getReadOnlyProperty();
    }

    /** All tags that hosts have, in order. */
    public ReadOnlyObjectProperty<List<String>> tags() {
        return tags.getReadOnlyProperty();
    }

    public void all() {
        choice.set(Choice.ALL);
    }

    /** Adds the tag to the choice, or takes it out. */
    public void toggle(String tag) {
        Set<String> next = new TreeSet<>(choice.get().tags());
        if (!next.remove(tag)) {
            next.add(tag);
        }
        choice.set(new Choice(next, choice.get().hosts()));
    }

    /** Only these hosts. */
    public void only(Set<HostName> hosts) {
        choice.set(new Choice(Set.of(), hosts));
    }

    /** The hosts there are: their tags can be chosen, and what is gone is taken out of the choice. */
    public void know(List<Host> hosts) {
        List<String> all = hosts.stream().flatMap(h -> h.tags().stream()).distinct().sorted().toList();
        if (!all.equals(tags.get())) {
            tags.set(all);
        }
        Set<String> keptTags = new TreeSet<>(choice.get().tags());
        keptTags.retainAll(all);
        Set<HostName> keptHosts = new TreeSet<>(choice.get().hosts());
        keptHosts.retainAll(hosts.stream().map(Host::name).toList());
        choice.set(new Choice(keptTags, keptHosts));
    }
}
