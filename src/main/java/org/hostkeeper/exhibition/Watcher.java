package org.hostkeeper.exhibition;

import java.util.Optional;

/**
 * A service of the host that looks after one machine and reverts it by itself (docs/contracts.md, exhibition VM
 * controller). While it runs, nobody else may revert that machine, or it is reverted twice.
 *
 * @param unit its service
 * @param active whether the service runs
 * @param vm the machine's name
 * @param snapshot the one that it reverts to, the golden one
 * @param address where its API listens, as a client on the host reaches it
 * @param heartbeatTimeout seconds without a sign of life after which it reverts
 * @param agent what it says of the machine, if it is Hostkeeper's own agent; empty for a deployed controller
 */
public record Watcher(
        String unit,
        boolean active,
        String vm,
        String snapshot,
        String address,
        int port,
        double heartbeatTimeout,
        Optional<Watch> agent) {

    /** A deployed controller. */
    public Watcher(String unit, boolean active, String vm, String snapshot, String address, int port, double heartbeatTimeout) {
        this(unit, active, vm, snapshot, address, port, heartbeatTimeout, Optional.empty());
    }

    /** The host's agent, whose API is reached there from the host. */
    static Watcher agent(Watch watch, String address, int port) {
        double timeout = watch.heartbeatTimeout().toMillis() / 1000.0;
        return new Watcher(AgentOnHost.UNIT, true, watch.vm(), watch.snapshot(), address, port, timeout, Optional.of(watch));
    }

    /** Where its calls for this machine begin, without a slash at the end: the agent has those of each machine below its name. */
    public String api() {
        String server = "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port + "/api/v1";
        return agent.isPresent() ? server + "/vms/" + ControllerApi.encoded(vm) : server;
    }
}
