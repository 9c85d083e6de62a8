package org.hostkeeper.desktop.app;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.adoption.Adoptions;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Looking;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.Contributions;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/** Finds for the agent's dialog what features other than the agent's take over, and plans that; on threads that may wait. */
record HouseAdoptions(Assembly house) {
    private static final String AGENTS_OWN = "deployment";

    /** Throws what keeps the host itself from being read. */
    List<Found> found(HostName host) {
        List<Found> alone = found(host, List.of(host));
        return alone.isEmpty() ? alone : found(host, kin(host));
    }

    /** Beside the hosts that it shares a tag with: what it gets has to be kept apart from theirs. */
    private List<HostName> kin(HostName host) {
        Set<String> tags = house.inventory().find(host).map(Host::tags).map(HashSet<String>::new).orElseGet(HashSet::new);
        return house.inventory().hosts().stream()
                .filter(other -> other.name().equals(host) || other.tags().stream().anyMatch(tags::contains))
                .map(Host::name)
                .toList();
    }

    private List<Found> found(HostName host, Collection<HostName> hosts) {
        Adoptions adoptions = Contributions.of(house, Optional.empty(), false);
        Set<String> others = adoptions.nouns().stream().filter(noun -> !noun.equals(AGENTS_OWN)).collect(Collectors.toSet());
        Looking looking = adoptions.at(hosts, others);
        HostWork<Boolean> reading = (remote, _) -> {
            looking.read(remote);
            return true;
        };
        if (house.fleet().onEach(hosts, reading, Progress.unwatched()).get(host) instanceof Outcome.Failed<Boolean>(Problem problem)) {
            throw new ProblemException(problem);
        }
        return looking.found().getOrDefault(host, List.of());
    }

    /** From what stands there now, not from what was seen when the dialog was opened. */
    Plan takeOver(HostName host, Found seen) {
        return Contributions.plans(house).takeOver(host, now(host, seen).stream().map(Found::takeOver).toList());
    }

    Plan mend(HostName host, Found seen, Defect defect) {
        return Contributions.plans(house).mend(host, now(host, seen).stream().flatMap(found -> found.defects().stream()).toList(), defect.id());
    }

    private List<Found> now(HostName host, Found seen) {
        return found(host).stream().filter(found -> found.what().equals(seen.what())).toList();
    }
}
