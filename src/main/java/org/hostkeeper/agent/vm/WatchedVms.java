package org.hostkeeper.agent.vm;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.exhibition.ControllerSettings;

/** All watched machines of this host, by their names. Closing it ends the watch and leaves the hypervisor open. */
public final class WatchedVms implements AutoCloseable {
    private final Map<String, WatchedVm> machines = new LinkedHashMap<>();

    private WatchedVms(
            List<ControllerSettings> settings, Hypervisor hypervisor, Path state, Clock clock, VmAlerts alerts) {
        for (ControllerSettings of : settings) {
            machines.put(of.vm(), new WatchedVm(of, hypervisor, state, clock, alerts));
        }
    }

    /**
     * Watches these from now on, and no others: what is not kept over a release is forgotten.
     *
     * @param state a folder of the agent's own
     * @param clock with the zone that the opening hours are in
     */
    public static WatchedVms open(
            List<ControllerSettings> settings, Hypervisor hypervisor, Path state, Clock clock, VmAlerts alerts) {
        VmFolder.forgetOthers(state, settings.stream().map(ControllerSettings::vm).toList());
        return openSome(settings, hypervisor, state, clock, alerts);
    }

    /** Watches these from now on, and of others, which should be watched too and cannot, everything stays as it is. */
    public static WatchedVms openSome(
            List<ControllerSettings> settings, Hypervisor hypervisor, Path state, Clock clock, VmAlerts alerts) {
        WatchedVms vms = new WatchedVms(settings, hypervisor, state, clock, alerts);
        hypervisor.listen(
                event -> Optional.ofNullable(vms.machines.get(event.vm()))
                        .ifPresent(vm -> vm.happened(Optional.of(event.power()))),
                () -> vms.machines.values().forEach(vm -> vm.happened(Optional.empty())));
        vms.machines.values().forEach(WatchedVm::watch);
        return vms;
    }

    public Optional<WatchedVm> find(String vm) {
        return Optional.ofNullable(machines.get(vm));
    }

    /** In the order of the settings. */
    public List<VmControl> all() {
        return List.copyOf(machines.values());
    }

    @Override
    public void close() {
        machines.values().forEach(WatchedVm::close);
    }
}
