package org.hostkeeper.demo.story;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hostkeeper.demo.machine.Hardware;
import org.hostkeeper.host.Sudo;

/**
 * One host of the story.
 *
 * @param user who logs in
 * @param owner whose modules are there: their files are in that user's home
 * @param parts what runs on it beside what every system has
 * @param jump the host in front of it
 */
public record StoryHost(
        String name,
        String user,
        String owner,
        Sudo sudo,
        SortedSet<String> tags,
        Hardware hardware,
        List<Part> parts,
        Set<Trouble> troubles,
        Optional<String> jump) {

    /** What ails a host as a whole. */
    public enum Trouble {
        /** Nothing listens there. */
        DOWN,
        /** It shows another host key than the known one. */
        CHANGED_KEY,
        /** A plan was interrupted there, and its console is gone. */
        INTERRUPTED_PLAN
    }

    public StoryHost {
        tags = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        parts = List.copyOf(parts);
        troubles = Set.copyOf(troubles);
    }

    /** A healthy host that is reached directly. */
    static StoryHost of(String name, String user, Sudo sudo, String tag, Hardware hardware, List<Part> parts) {
        return new StoryHost(
                name, user, user, sudo, new TreeSet<>(Set.of(tag)), hardware, parts, Set.of(), Optional.empty());
    }

    StoryHost tagged(String tag) {
        SortedSet<String> more = new TreeSet<>(tags);
        more.add(tag);
        return new StoryHost(name, user, owner, sudo, more, hardware, parts, troubles, jump);
    }

    StoryHost ill(Trouble trouble) {
        return new StoryHost(name, user, owner, sudo, tags, hardware, parts, Set.of(trouble), jump);
    }

    StoryHost behind(String host) {
        return new StoryHost(name, user, owner, sudo, tags, hardware, parts, troubles, Optional.of(host));
    }
}
