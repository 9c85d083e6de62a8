package org.hostkeeper.agent;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.agent.config.AgentConfig;
import org.hostkeeper.agent.root.HelperClient;
import org.hostkeeper.agent.vm.libvirt.Virsh;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.local.LocalConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's way to the machines that it watches, wired: reading by itself, changes through the root helper. */
final class VmHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VmHost.class);

    /** Longer than the helper's own limit for a snapshot, so that its verdict comes first. */
    private static final Duration LIMIT = Duration.ofMinutes(11);

    /** Beside those about modules, so that no revert waits for the restart of a module. */
    private static final int AT_ONCE = 16;

    private final Remote here =
            new LocalConnector(Questions.unanswered()).connect(Host.local(new HostName("localhost"), Sudo.NONE));
    private final Virsh virsh;
    private final List<String> names;

    VmHost(AgentConfig config) {
        this.virsh = new Virsh(here, new HelperClient(config.helperSocket(), LIMIT, AT_ONCE));
        this.names = config.vms().stream().map(ControllerSettings::vm).toList();
    }

    /** Has the helper start now rather than on the way to the first revert, and tells what it could not do then. */
    void wake() {
        virsh.wake(names).forEach(problem -> LOG.warn("{}", problem.text()));
    }

    @Override
    public void close() {
        virsh.close();
        here.close();
    }
}
