package org.hostkeeper.exhibition.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.exhibition.AgentOnHost;
import org.hostkeeper.exhibition.VmName;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/** Reads what plans about the agent's watch are made from. Throws what the connection throws. */
public final class WatchReader {
    public static final String PORTS = "hostkeeper-vm-ports";
    static final String UNIT = "/etc/systemd/system/" + AgentOnHost.UNIT;

    private static final String PORTS_PROGRAM = Scripts.beside(WatchReader.class, "ports.sh");

    /** @param vms the machines that it is about */
    public WatchGround read(Remote remote, Collection<String> vms) {
        List<String> paths = new ArrayList<>(List.of(UNIT, AgentOnHost.VMS, AgentOnHost.HELPER_LIST, AgentOnHost.TOKEN));
        vms.forEach(vm -> paths.addAll(List.of(AgentOnHost.vm(VmName.checked(vm)), AgentOnHost.variables(vm))));
        Map<String, FileState> files = Files.look(remote, paths, true);
        return new WatchGround(remote.host(), !(files.get(UNIT) instanceof FileState.Absent), files, ports(remote));
    }

    private static Set<Integer> ports(Remote remote) {
        Output said = remote.run(Command.script(PORTS_PROGRAM, PORTS, AgentOnHost.CONFIG, "/proc/net").asRoot(true));
        return said.text().lines().filter(line -> line.matches("[0-9]{1,5}")).map(Integer::valueOf).collect(Collectors.toSet());
    }
}
