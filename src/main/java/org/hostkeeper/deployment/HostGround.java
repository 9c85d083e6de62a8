package org.hostkeeper.deployment;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;

/**
 * What a host is like right before the agent is brought there, read as root.
 *
 * @param login the user that was logged in as
 * @param architecture as {@code uname -m} says it
 * @param glibc the version of the GNU C library, as 2.36; empty where the C library is another one
 * @param missing tools that the plan needs and the host lacks
 * @param free bytes that are free where programs go
 * @param hasUser whether the agent's user is there
 * @param units how the agent's units and the deployed manager's stand, by name
 * @param owner the user whose modules it is about, if there is one of that name
 * @param files what stands at each path that the plan may touch
 */
public record HostGround(
        HostName host,
        String login,
        String architecture,
        Optional<String> glibc,
        Set<String> missing,
        long free,
        boolean hasUser,
        Map<String, UnitStand> units,
        Optional<Owner> owner,
        Map<String, FileState> files) {

    /** How a unit stands. */
    public record UnitStand(boolean active, boolean enabled) {
        private static final Set<String> RUNNING = Set.of("active", "activating", "reloading");

        /** In systemd's words: one that systemd is about to start again counts as active. */
        public static UnitStand of(String activeState, String unitFileState) {
            return new UnitStand(RUNNING.contains(activeState), unitFileState.equals("enabled"));
        }

        /** Whether it runs, or will with the host: whoever is in its way now is in its way then. */
        public boolean stays() {
            return active || enabled;
        }
    }

    /** The owner of modules. */
    public record Owner(String name, String group, String home) {}

    public HostGround {
        missing = Set.copyOf(missing);
        units = Map.copyOf(units);
        files = Map.copyOf(files);
    }

    /** What stands at this path; a path that was not looked at is a slip of the program. */
    FileState at(String path) {
        return Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new IllegalStateException("Nobody looked at " + path));
    }

    boolean isAbsent(String path) {
        return at(path) instanceof FileState.Absent;
    }

    /** How a unit stands; one that is not there is neither active nor enabled. */
    public UnitStand unit(String name) {
        return units.getOrDefault(name, new UnitStand(false, false));
    }
}
