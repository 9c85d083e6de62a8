package org.hostkeeper.deployment.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.deployment.AgentPlaces;
import org.hostkeeper.deployment.DeployedManager;
import org.hostkeeper.deployment.HostGround;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** Reads the {@link BrokerGround} of one host, as root. Throws what the connection throws. */
public final class BrokerReader {
    /** What the program calls itself, {@code $0}. */
    public static final String NAME = "hostkeeper-broker-ground";

    /** The constant program. */
    public static final String PROGRAM = Scripts.beside(BrokerReader.class, "broker.sh");

    /** mosquitto(8), in systemd's words. */
    private static final Pattern START = Pattern.compile("[ =](?:-c|--config-file) " + Pattern.quote(BrokerGround.MAIN) + " ");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<String> OWN = List.of(BrokerGround.SETTINGS, BrokerGround.PASSWORDS, BrokerGround.ACL, BrokerGround.TLS);
    private static final String AGENT = AgentPlaces.unit(AgentPlaces.AGENT_UNIT);
    private static final ObjectMapper JSON = new ObjectMapper();

    public BrokerGround read(Remote remote) {
        Output output = remote.run(
                Command.script(PROGRAM, NAME, DeployedManager.UNIT).asRoot(true).within(LIMIT));
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        List<String> lines = output.text().lines().toList();
        List<String> paths = new ArrayList<>(configs(lines));
        paths.addAll(OWN);
        paths.add(AgentPlaces.CONFIG);
        paths.add(AGENT);
        return ground(remote.host(), lines, Files.look(remote, paths, true));
    }

    private static List<String> configs(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("config "))
                .map(line -> line.substring("config ".length()))
                .toList();
    }

    /** @throws ProblemException Refused if what the broker reads is not known: it may let anybody in */
    static BrokerGround ground(HostName host, List<String> lines, Map<String, FileState> states) {
        boolean runs = lines.contains("runs active");
        if (runs && lines.stream().anyMatch(line -> line.startsWith("start ") && !START.matcher(line).find())) {
            throw refused(host, Text.of("deployment.broker", "other-config", BrokerGround.MAIN));
        }
        Map<String, FileState.Present> texts = new LinkedHashMap<>();
        configs(lines).stream().filter(path -> !OWN.contains(path)).forEach(path -> {
            FileState state = states.getOrDefault(path, new FileState.Absent());
            if (state instanceof FileState.Present present && present.content().isPresent()) {
                texts.put(path, present);
            } else if (!(state instanceof FileState.Absent)) {
                throw refused(host, Text.of("deployment.broker", "unread", path));
            }
        });
        Map<String, FileState> ours = new LinkedHashMap<>();
        OWN.forEach(path -> ours.put(path, states.getOrDefault(path, new FileState.Absent())));
        return new BrokerGround(
                host,
                runs,
                lines.stream().anyMatch(line -> line.startsWith("manager ") && managerStays(line)),
                texts,
                ours,
                agent(states));
    }

    private static ProblemException refused(HostName host, Text why) {
        return new ProblemException(new Problem.Refused(Text.of("deployment.broker", "reading", host.value()), why));
    }

    /** An agent that was removed leaves its config. */
    private static Optional<BrokerGround.Uses> agent(Map<String, FileState> states) {
        boolean there = !(states.getOrDefault(AGENT, new FileState.Absent()) instanceof FileState.Absent);
        return there && states.get(AgentPlaces.CONFIG) instanceof FileState.Present config
                ? Optional.of(uses(config))
                : Optional.empty();
    }

    private static boolean managerStays(String line) {
        String[] words = line.split(" ", 3);
        return HostGround.UnitStand.of(words[1], words.length > 2 ? words[2] : "").stays();
    }

    private static BrokerGround.Uses uses(FileState.Present config) {
        try {
            JsonNode mqtt = JSON.readTree(config.content().map(bytes -> bytes.text()).orElse("")).path("mqtt");
            return new BrokerGround.Uses(
                    mqtt.path("broker").asText("localhost"), mqtt.path("topic_prefix").asText("module_manager").replaceAll("/+$", ""));
        } catch (JsonProcessingException e) {
            return new BrokerGround.Uses("localhost", "module_manager"); // as the agent reads one that says nothing
        }
    }
}
