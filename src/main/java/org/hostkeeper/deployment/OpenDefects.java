package org.hostkeeper.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.Judge;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.words.Text;

/** What adopting a manager left open, or that manager itself, as far as it shows without root; all of it is listed by the host's agent. */
public final class OpenDefects implements Judge {
    private static final AgentProbe AGENT = new AgentProbe();

    @Override
    public List<Concern> of(HostState state) {
        if (!(state.link() instanceof Link.Connected)) {
            return List.of();
        }
        List<Concern> concerns = new ArrayList<>();
        state.facts().of(AGENT).value().filter(AgentFacts::managed).ifPresent(agent -> {
            if (agent.openRoutes() > 0) {
                concerns.add(concern(state, "open-routes", agent.openRoutes()));
            }
            if (!agent.writable().isEmpty()) {
                concerns.add(concern(state, "user-writable-units", agent.writable().size()));
            }
        });
        return concerns;
    }

    private static Concern concern(HostState state, String defect, int count) {
        return new Concern(
                state.host().name(),
                Concern.Kind.OPEN_DEFECT,
                defect,
                Text.of("deployment.defect", "what." + defect, count),
                Optional.of(Text.of("deployment.defect", "why." + defect)),
                Optional.empty());
    }
}
