package org.hostkeeper.demo.story;

import java.util.Map;
import java.util.Optional;
import org.hostkeeper.demo.machine.Chatter;
import org.hostkeeper.demo.machine.Death;
import org.hostkeeper.demo.machine.Definition;

/**
 * A service of the story: its unit file, the files that it needs, and what it is like.
 *
 * @param unit with its suffix
 * @param path where its unit file stands
 * @param files other files, by path; those under a home belong to its owner
 * @param memory what it takes, in bytes
 */
public record Part(
        String unit, String path, String text, Map<String, String> files, long memory, Chatter chatter, Fate fate, Start start) {

    /** How a process of it ends by itself, given its loaded definition and how often it has been restarted. */
    public interface Fate {
        Optional<Death> of(Definition definition, int restarts);

        Fate LIVES = (_, _) -> Optional.empty();
    }

    /** How it is when the demo begins. */
    public enum Start { RUNNING, ENABLED_BUT_STOPPED, STOPPED, FAILED }

    public Part {
        files = Map.copyOf(files);
    }

    /** A service from a package, running. */
    static Part packaged(String name, String text, int mebibytes, Chatter chatter) {
        String unit = name + ".service";
        return new Part(
                unit, "/lib/systemd/system/" + unit, text, Map.of(), mib(mebibytes), chatter, Fate.LIVES, Start.RUNNING);
    }

    Part saying(Chatter other) {
        return new Part(unit, path, text, files, memory, other, fate, start);
    }

    Part fated(Fate other) {
        return new Part(unit, path, text, files, memory, chatter, other, start);
    }

    Part starting(Start other) {
        return new Part(unit, path, text, files, memory, chatter, fate, other);
    }

    static long mib(int mebibytes) {
        return (long) mebibytes << 20;
    }
}
