package org.hostkeeper.module;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;

/**
 * What a host is like right where a module is to be made, edited or removed: read just before planning, so that the
 * plan's preconditions are of now and not of the last refresh.
 *
 * @param login the user that was logged in as
 * @param unit the unit of that name; its load is not-found if there is none
 * @param files what stands at each path that the plan may touch
 * @param modules all registered modules of the host, by unit name
 * @param owner the module's owner-to-be; empty if there is no such user, or none was asked about
 */
public record ModuleGround(
        HostName host,
        String login,
        Unit unit,
        Map<String, FileState> files,
        Map<String, Registration> modules,
        Optional<Owner> owner,
        Instant read) {

    /**
     * The user that owns a module.
     *
     * @param python the interpreter of the owner's venv if it is there, else the system's, if that is there
     */
    public record Owner(String name, String group, int uid, String home, Optional<String> python) {}

    public ModuleGround {
        files = Map.copyOf(files);
        modules = Map.copyOf(modules);
    }

    /** What stands at this path; a path that was not looked at is a slip of the program. */
    FileState at(String path) {
        return Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new IllegalStateException("Nobody looked at " + path));
    }

    boolean isAbsent(String path) {
        return at(path) instanceof FileState.Absent;
    }
}
