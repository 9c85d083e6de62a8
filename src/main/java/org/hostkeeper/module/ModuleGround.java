package org.hostkeeper.module;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;

/**
 * What a host is like right where a module is to be made, edited or removed: read just before planning, in one round
 * trip, so that the plan's preconditions are of now and not of the last refresh.
 *
 * @param login the user that was logged in as
 * @param unit the unit of that name; load is not-found if there is none
 * @param files what stands at each path that the plan may touch
 * @param taken names of modules whose names make the same unit name, as their units tell
 * @param owner the module's owner-to-be; empty if there is no such user, or none was asked about
 */
public record ModuleGround(
        HostName host,
        String login,
        Unit unit,
        Map<String, FileState> files,
        Optional<Registration> registered,
        Optional<Owner> owner,
        List<String> dropInPaths,
        Instant read) {

    /**
     * The user that owns a module.
     *
     * @param python the interpreter of the owner's venv if it is there, else the system's
     */
    public record Owner(String name, String group, int uid, String home, String python) {}

    public ModuleGround {
        files = Map.copyOf(files);
        dropInPaths = List.copyOf(dropInPaths);
    }
}
