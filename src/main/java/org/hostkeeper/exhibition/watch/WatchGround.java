package org.hostkeeper.exhibition.watch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.exhibition.AgentOnHost;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.SettingsReader;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;

/**
 * What a host's agent is told of virtual machines now, read as root right before that is changed.
 *
 * @param agent whether the agent is there
 * @param files what stands at each path that the plan may touch
 * @param ports on which something listens there, and the agent's own also while it does not run
 */
public record WatchGround(HostName host, boolean agent, Map<String, FileState> files, Set<Integer> ports) {
    public WatchGround {
        files = Map.copyOf(files);
        ports = Set.copyOf(ports);
    }

    /** What stands at this path; a path that was not looked at is a slip of the program. */
    FileState at(String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow(() -> new IllegalStateException("Nobody looked at " + path));
    }

    /** What the file says; nothing if it is not there. */
    String text(String path) {
        return at(path) instanceof FileState.Present there ? there.content().map(bytes -> bytes.text()).orElse("") : "";
    }

    boolean isAbsent(String path) {
        return at(path) instanceof FileState.Absent;
    }

    /** How the agent is told to watch this machine; empty if it is not. Throws InvalidInput for what is not understood. */
    public Optional<ControllerSettings> settings(String vm) {
        return watches(vm) ? Optional.of(settings(vm, "")) : Optional.empty();
    }

    /** The same with these variables, which win; without a file they are all there is. */
    ControllerSettings settings(String vm, String variables) {
        String path = AgentOnHost.vm(vm);
        return new SettingsReader(SettingsReader.Origin.AGENT)
                .read(new SettingsReader.Source(path, text(path), path, text(AgentOnHost.variables(vm)) + "\n" + variables))
                .settings();
    }

    /** Whether the agent is told to watch this machine. */
    public boolean watches(String vm) {
        return !isAbsent(AgentOnHost.vm(vm));
    }
}
