package org.hostkeeper.desktop.frame;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/** Which hosts all pages are about: everything, some tags, hosts that were chosen by name, or a choice that was saved. */
public final class Scope {
    /**
     * An empty choice is all hosts; else a host is in if it has one of the tags or is one of the chosen.
     *
     * @param words that must besides be in the host's name, address or tags; empty for any
     */
    public record Choice(Set<String> tags, Set<HostName> hosts, String words) implements Predicate<Host> {
        public static final Choice ALL = new Choice(Set.of(), Set.of());

        public Choice {
            tags = Set.copyOf(tags);
            hosts = Set.copyOf(hosts);
            words = words.strip();
        }

        public Choice(Set<String> tags, Set<HostName> hosts) {
            this(tags, hosts, "");
        }

        public boolean isAll() {
            return tags.isEmpty() && hosts.isEmpty() && words.isEmpty();
        }

        @Override
        public boolean test(Host host) {
            boolean any = tags.isEmpty() && hosts.isEmpty();
            boolean chosen = any || hosts.contains(host.name()) || host.tags().stream().anyMatch(tags::contains);
            return chosen && hasWords(host);
        }

        private boolean hasWords(Host host) {
            if (words.isEmpty()) {
                return true;
            }
            String all = String.join(
                            " ",
                            host.name().value(),
                            host.endpoint().map(Object::toString).orElse(""),
                            String.join(" ", host.tags()))
                    .toLowerCase(Locale.ROOT);
            return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
        }
    }

    private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(Choice.ALL);
    private final ReadOnlyObjectWrapper<List<String>> tags = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<SavedScope>> saved = new ReadOnlyObjectWrapper<>(List.of());

    private List<Host> hosts = List.of();

    public ReadOnlyObjectProperty<Choice> choice() {
        return choice.getReadOnlyProperty();
    }

    /** All tags that hosts have, in order. */
    public ReadOnlyObjectProperty<List<String>> tags() {
        return tags.getReadOnlyProperty();
    }

    /** The choices that have a name, by name. */
    public ReadOnlyObjectProperty<List<SavedScope>> saved() {
        return saved.getReadOnlyProperty();
    }

    /** The name of what is chosen now, if it was saved. */
    public Optional<SavedScope> current() {
        return saved.get().stream().filter(s -> s.choice().equals(choice.get())).findFirst();
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
        choice.set(new Choice(next, choice.get().hosts(), choice.get().words()));
    }

    /** Takes back what was kept from an earlier start; what is gone since goes with the next {@link #know}. */
    public void recall(Choice kept) {
        choice.set(kept);
    }

    /** Only these hosts. */
    public void only(Set<HostName> hosts) {
        choice.set(new Choice(Set.of(), hosts));
    }

    /** Only hosts with these words, within what is chosen. */
    public void words(String wanted) {
        choice.set(new Choice(choice.get().tags(), choice.get().hosts(), wanted));
    }

    /** How many hosts these words would leave of what is chosen; 0 as well if they would leave out none. */
    int with(String wanted) {
        Choice next = new Choice(choice.get().tags(), choice.get().hosts(), wanted);
        long left = wanted.isBlank() ? 0 : hosts.stream().filter(next).count();
        return left == hosts.stream().filter(choice.get()).count() ? 0 : (int) left;
    }

    public void choose(SavedScope scope) {
        choice.set(scope.choice());
    }

    /** Saves what is chosen now under this name; another one of that name gives way. */
    public void save(String name) {
        put(Optional.empty(), new SavedScope(name.strip(), choice.get()));
    }

    public void rename(SavedScope scope, String name) {
        put(Optional.of(scope), new SavedScope(name.strip(), scope.choice()));
    }

    public void delete(SavedScope scope) {
        saved.set(saved.get().stream().filter(s -> !s.equals(scope)).toList());
    }

    private void put(Optional<SavedScope> before, SavedScope next) {
        saved.set(Stream.concat(
                        saved.get().stream()
                                .filter(s -> !before.equals(Optional.of(s)))
                                .filter(s -> !s.name().equalsIgnoreCase(next.name())),
                        Stream.of(next))
                .sorted(Comparator.comparing(SavedScope::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
    }

    /** Has the saved scopes of before, and keeps them from now on. */
    public void remember(ScopeMemory memory) {
        saved.set(SavedScope.read(memory.recall()));
        saved.addListener((_, _, next) -> memory.keep(SavedScope.write(next)));
    }

    /** The hosts there are: their tags can be chosen, and what is gone is taken out of the choice. */
    public void know(List<Host> hosts) {
        this.hosts = List.copyOf(hosts);
        List<String> all = hosts.stream().flatMap(h -> h.tags().stream()).distinct().sorted().toList();
        if (!all.equals(tags.get())) {
            tags.set(all);
        }
        Set<String> keptTags = new TreeSet<>(choice.get().tags());
        keptTags.retainAll(all);
        Set<HostName> keptHosts = new TreeSet<>(choice.get().hosts());
        keptHosts.retainAll(hosts.stream().map(Host::name).toList());
        choice.set(new Choice(keptTags, keptHosts, choice.get().words()));
    }
}
