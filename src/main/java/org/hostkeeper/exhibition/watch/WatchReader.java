package org.hostkeeper.exhibition.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hostkeeper.exhibition.AgentOnHost;
import org.hostkeeper.exhibition.VmName;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.remote.Remote;

/** Reads what plans about the agent's watch are made from. Throws what the connection throws. */
public final class WatchReader {
    static final String UNIT = "/etc/systemd/system/" + AgentOnHost.UNIT;

    /** @param vms the machines that it is about */
    public WatchGround read(Remote remote, Collection<String> vms) {
        List<String> paths = new ArrayList<>(List.of(UNIT, AgentOnHost.VMS, AgentOnHost.HELPER_LIST, AgentOnHost.TOKEN));
        vms.forEach(vm -> paths.addAll(List.of(AgentOnHost.vm(VmName.checked(vm)), AgentOnHost.variables(vm))));
        Map<String, FileState> files = Files.look(remote, paths, true);
        return new WatchGround(remote.host(), !(files.get(UNIT) instanceof FileState.Absent), files);
    }
}
