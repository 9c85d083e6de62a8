package org.hostkeeper.deployment.defect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hostkeeper.adoption.Contribution;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.deployment.AgentChanges;
import org.hostkeeper.deployment.AgentRuntime;
import org.hostkeeper.deployment.AgentSite;
import org.hostkeeper.deployment.ManagerReader;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * Finds deployed module managers, and has the agent take their place. Where an agent is already, what is left of the manager is told.
 *
 * @param runtime the agent that takes over; asked for where there is a manager only
 * @param asRoot whether a manager of root's modules is taken over too
 */
public record ManagerContribution(DefectReader reader, AgentChanges changes, Supplier<AgentRuntime> runtime, boolean asRoot)
        implements Contribution<Found> {
    @Override
    public String noun() {
        return "deployment";
    }

    @Override
    public Optional<Found> read(Remote remote) {
        Optional<String> owner = new ManagerReader().owner(remote);
        boolean agent = AgentSite.of(remote).there();
        if (agent) {
            return Optional.of(found(remote, "found.agent", new TakeOver.Done()));
        }
        return owner.map(user -> found(remote, "found.manager", takeOver(remote, user)));
    }

    @Override
    public Map<HostName, List<Found>> found(SortedMap<HostName, Found> hosts, Set<HostName> unanswered) {
        Map<HostName, List<Found>> all = new TreeMap<>();
        hosts.forEach((host, found) -> all.put(host, List.of(found)));
        return all;
    }

    private Found found(Remote remote, String what, TakeOver takeOver) {
        Text words = Text.of("deployment", what);
        try {
            List<Defect> defects = reader.defects(remote);
            return Found.of(noun(), words, defects, takeOver);
        } catch (ProblemException e) {
            return new Found(noun(), words, List.of(), Optional.of(e.problem()), takeOver);
        }
    }

    private TakeOver takeOver(Remote remote, String owner) {
        if (owner.equals("root") && !asRoot) {
            String host = remote.host().value();
            return new TakeOver.Refused(new Problem.Refused(Text.of("deployment", "install", host), Text.of("deployment", "adopt.root", host)));
        }
        try {
            return changes.adopt(remote, runtime.get(), owner);
        } catch (ProblemException e) {
            return new TakeOver.Refused(e.problem());
        }
    }
}
