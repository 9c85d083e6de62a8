package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hostkeeper.adoption.Contribution;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Remote;

/** Finds the crontabs that mirrors and gateways have deployed, and takes them over. */
public record ScheduleContribution(ScheduleReader reader, SchedulePlans plans) implements Contribution<DeployedSchedules> {
    static final String NOUN = "schedule";

    @Override
    public String noun() {
        return NOUN;
    }

    @Override
    public Optional<DeployedSchedules> read(Remote remote) {
        return DeployedSchedules.read(reader, remote);
    }

    @Override
    public Map<HostName, List<Found>> found(SortedMap<HostName, DeployedSchedules> hosts, Set<HostName> unanswered) {
        DeployedGateways gateways = DeployedGateways.of(plans, hosts, unanswered);
        Map<HostName, List<Found>> all = new TreeMap<>();
        hosts.forEach((host, material) -> {
            List<Found> found = new ArrayList<>();
            material.mirror().ifPresent(mirror -> found.add(new DeployedMirror(plans, material, mirror).found()));
            material.gateways().forEach(file -> found.add(gateways.found(host, file)));
            all.put(host, found);
        });
        return all;
    }
}
