package org.hostkeeper.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/** Reads the {@link HostGround} of one host, as root. Throws what the connection throws. */
public final class GroundReader {
    /** What the program calls itself, {@code $0}; its parameters are the owner or "", the agent's user, and units. */
    public static final String NAME = "hostkeeper-deploy-ground";

    /** The constant program. */
    public static final String PROGRAM = Scripts.beside(GroundReader.class, "ground.sh");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** The agent's own. */
    static final List<String> UNITS =
            List.of(AgentPlaces.AGENT_UNIT, AgentPlaces.HELPER_SOCKET, AgentPlaces.HELPER_UNIT);

    /** @param owner whose modules the agent is to look after; a name that is no plain word is refused before the host is asked */
    public HostGround read(Remote remote, Optional<String> owner, Optional<AgentRuntime> runtime) {
        owner.ifPresent(OwnerName::checked);
        List<String> parameters = new ArrayList<>(List.of(owner.orElse(""), AgentPlaces.USER));
        parameters.addAll(UNITS);
        parameters.add(DeployedManager.UNIT);
        Output output = remote.run(
                Command.script(PROGRAM, NAME, parameters.toArray(String[]::new)).asRoot(true).within(LIMIT));
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        Map<String, FileState> files = Files.look(remote, paths(runtime), true);
        return ground(remote, output.text(), files);
    }

    private static List<String> paths(Optional<AgentRuntime> runtime) {
        List<String> paths = new ArrayList<>(List.of(
                AgentPlaces.PROGRAMS,
                AgentPlaces.CURRENT,
                AgentPlaces.SETTINGS,
                AgentPlaces.CONFIG,
                AgentPlaces.HELPER_LIST,
                AgentPlaces.dropIns(),
                AgentPlaces.dropIn(),
                AgentPlaces.STATE));
        UNITS.stream().map(AgentPlaces::unit).forEach(paths::add);
        runtime.map(AgentPlaces::folder).ifPresent(paths::add);
        return paths;
    }

    private static long number(HostName host, String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new UnreadableAnswer(host.value() + " does not say how much room there is", e);
        }
    }

    static HostGround ground(Remote remote, String answer, Map<String, FileState> files) {
        Map<String, String> single = new HashMap<>();
        Set<String> missing = new HashSet<>();
        Map<String, HostGround.UnitStand> units = new HashMap<>();
        for (String line : answer.lines().toList()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "missing" -> missing.add(words[1]);
                case "unit" -> units.put(words[1], new HostGround.UnitStand(
                        words.length > 2 && words[2].equals("active"), words.length > 3 && words[3].equals("enabled")));
                default -> single.put(words[0], line.substring(words[0].length()).strip());
            }
        }
        Optional<HostGround.Owner> owner = Optional.ofNullable(single.get("owner"))
                .map(name -> new HostGround.Owner(name, single.getOrDefault("group", name), single.getOrDefault("home", "")));
        return new HostGround(
                remote.host(),
                remote.user(),
                single.getOrDefault("architecture", ""),
                Optional.ofNullable(single.get("glibc")),
                missing,
                number(remote.host(), single.getOrDefault("free", "")) << 10,
                single.containsKey("user"),
                units,
                owner,
                files);
    }
}
