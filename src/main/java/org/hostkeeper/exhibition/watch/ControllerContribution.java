package org.hostkeeper.exhibition.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hostkeeper.adoption.Contribution;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.exhibition.DeployedController;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.VmName;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Remote;

/** Finds deployed exhibition controllers, and has the host's agent take their place. */
public record ControllerContribution(DomainReader machines, WatchReader reader) implements Contribution<DeployedControllers> {
    static final String NOUN = "exhibition";

    @Override
    public String noun() {
        return NOUN;
    }

    @Override
    public Optional<DeployedControllers> read(Remote remote) {
        Domains on = machines.read(remote);
        if (on.deployed().isEmpty()) {
            return Optional.empty();
        }
        List<String> vms = on.deployed().stream().map(c -> c.settings().vm()).filter(VmName::isOne).distinct().toList();
        Set<String> running = on.deployed().stream().filter(DeployedController::active).map(DeployedController::unit).collect(Collectors.toSet());
        Set<String> enabled = on.deployed().stream()
                .map(DeployedController::unit)
                .filter(unit -> remote.run(Command.of("systemctl", "is-enabled", "--quiet", "--", unit)).ok())
                .collect(Collectors.toSet());
        return Optional.of(new DeployedControllers(on, reader.read(remote, vms), running, enabled));
    }

    @Override
    public Map<HostName, List<Found>> found(SortedMap<HostName, DeployedControllers> hosts, Set<HostName> unanswered) {
        Map<HostName, List<Found>> all = new TreeMap<>();
        hosts.forEach((host, controllers) -> controllers.found().ifPresent(found -> all.put(host, List.of(found))));
        return all;
    }
}
