package org.hostkeeper.deployment.defect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.deployment.AgentPlaces;
import org.hostkeeper.deployment.AgentSite;
import org.hostkeeper.deployment.DeployedManager;
import org.hostkeeper.deployment.GroundReader;
import org.hostkeeper.deployment.HostGround;
import org.hostkeeper.deployment.ManagerReader;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * Looks for known defects on one host, as root: where a deployed manager is, or an agent took its place. First where its
 * things are, then all of them at once. Throws what the connection throws.
 */
public final class DefectReader {
    /** What the program calls itself, {@code $0}. */
    public static final String NAME = "hostkeeper-defects";

    /** The constant program. */
    public static final String PROGRAM = Scripts.beside(DefectReader.class, "defects.sh");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MOST = 128L << 20;

    private final ModuleRows rows;

    public DefectReader(ModuleRows rows) {
        this.rows = rows;
    }

    /** The worst first. */
    public List<Defect> defects(Remote remote) {
        return Judges.of(read(remote));
    }

    /** @throws ProblemException NotFound if the host has neither a deployed manager nor an agent, Refused if their table cannot be read */
    Material read(Remote remote) {
        Optional<String> deployed = new ManagerReader().owner(remote);
        AgentSite agent = AgentSite.of(remote);
        String owner = deployed.or(agent::owner).orElseThrow(() -> none(remote));
        HostGround ground = new GroundReader().read(remote, Optional.of(owner), Optional.empty());
        HostGround.Owner known = ground.owner().orElseThrow(() -> new ProblemException(
                new Problem.NotFound(Text.of("deployment", "owner"), owner + " (" + remote.host().value() + ")")));
        Optional<DeployedManager> manager = deployed.flatMap(_ -> manager(remote, ground, agent));
        String database = agent.database().or(() -> manager.map(DeployedManager::database)).orElse("");
        Output output = remote.run(Command.script(
                        PROGRAM,
                        NAME,
                        known.name(),
                        known.home(),
                        manager.map(DeployedManager::config).orElse(""),
                        database,
                        agent.there() ? AgentPlaces.CONFIG : "")
                .asRoot(true)
                .within(LIMIT)
                .sayingAtMost(MOST));
        if (!output.ok() || !output.text().endsWith("end\n")) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        MaterialAnswer answer = MaterialAnswer.of(output.text());
        HostGround.UnitStand stand = manager.map(DeployedManager::stand).orElse(ground.unit(DeployedManager.UNIT));
        answer.unread().ifPresent(path -> {
            throw unread(remote, path);
        });
        return answer.material(
                remote.host(), remote.user(), known, stand, answer.table().map(rows::of), serving(ground, agent, stand));
    }

    private static List<String> serving(HostGround ground, AgentSite agent, HostGround.UnitStand manager) {
        List<String> units = new ArrayList<>();
        if (manager.active()) {
            units.add(DeployedManager.UNIT);
        }
        if (agent.there() && ground.unit(AgentPlaces.AGENT_UNIT).active()) {
            units.add(AgentPlaces.AGENT_UNIT);
        }
        return units;
    }

    /** Where an agent took its place, somebody may have cleared its folder away and left its unit. */
    private static Optional<DeployedManager> manager(Remote remote, HostGround ground, AgentSite agent) {
        try {
            return Optional.of(new ManagerReader().read(remote, ground));
        } catch (ProblemException e) {
            if (agent.there() && e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Not a table without rows: its modules' units would be taken for orphans, and removed. */
    private static ProblemException unread(Remote remote, String path) {
        return new ProblemException(new Problem.Refused(
                Text.of("deployment.defect", "look", remote.host().value()), Text.of("deployment.defect", "table-unread", path)));
    }

    private static ProblemException none(Remote remote) {
        return new ProblemException(new Problem.NotFound(Text.of("deployment", "manager"), remote.host().value()));
    }
}
