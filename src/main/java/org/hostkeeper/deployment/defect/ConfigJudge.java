package org.hostkeeper.deployment.defect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.deployment.AgentPlaces;
import org.hostkeeper.deployment.DeployedManager;
import org.hostkeeper.deployment.KeptFile;
import org.hostkeeper.deployment.Loopback;
import org.hostkeeper.deployment.defect.Material.FoundFile;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/**
 * What is wrong with a config. Its passwords stay on the host: what changes it is a command that runs there, and nothing of
 * it becomes the content of a plan.
 */
final class ConfigJudge implements Judges.Judge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DOCUMENTED = Pattern.compile("\"emails\"\\s*:");
    private static final Pattern READ = Pattern.compile("\"email\"\\s*:");
    private static final List<String> PASSWORDS = List.of("/alerts/smtp_password", "/mqtt/password");
    private static final int OTHERS = 0007;
    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public Stream<Defect> of(Material material) {
        return Stream.of(
                        material.config().flatMap(ConfigJudge::readable),
                        recipients(material),
                        routes(material),
                        address(material))
                .flatMap(Optional::stream);
    }

    private static Optional<Defect> readable(FoundFile config) {
        JsonNode settings = parsed(config);
        List<String> held = PASSWORDS.stream()
                .filter(pointer -> !settings.at(pointer).asText("").isEmpty())
                .map(pointer -> pointer.substring(1).replace('/', '.'))
                .toList();
        Ownership ownership = config.file().ownership();
        if (held.isEmpty() || !ownership.worldReadable()) {
            return Optional.empty();
        }
        String mode = "%04o".formatted(ownership.mode() & ~OTHERS);
        return Optional.of(Kind.READABLE_PASSWORDS.at("",
                Text.of("deployment.defect", "what.readable-passwords", config.path(), String.join(", ", held)),
                List.of(config.path() + " " + ownership),
                Mending.plan(
                        Text.of("deployment.defect", "mend.readable-passwords", config.path()),
                        List.of(Step.Run.of(
                                Text.of("deployment.defect", "step.close", config.path()),
                                List.of("chmod", "--", mode, config.path()),
                                List.of("chmod", "--", ownership.octal(), config.path()))))));
    }

    /** The deployed manager reads {@code email}, and its manual says {@code emails}; the agent reads both. */
    private static Optional<Defect> recipients(Material material) {
        if (material.adopted() || material.config().isEmpty()) {
            return Optional.empty();
        }
        FoundFile config = material.config().get();
        JsonNode alerts = parsed(config).path("alerts");
        if (!alerts.hasNonNull("emails") || alerts.hasNonNull("email") || !alerts.path("send_alert_after_service_failed").asBoolean(true)) {
            return Optional.empty();
        }
        return Optional.of(Kind.UNREAD_RECIPIENTS.at("",
                Text.of("deployment.defect", "what.unread-recipients", config.path()),
                List.of(config.path() + ": alerts.emails"),
                DOCUMENTED.matcher(config.text()).results().count() == 1 && !READ.matcher(config.text()).find()
                        ? renamed(material, config.path())
                        : new Mending.ByPerson(Text.of("deployment.defect", "decide.unread-recipients"), Optional.empty())));
    }

    private static Mending renamed(Material material, String path) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.Run.of(
                Text.of("deployment.defect", "step.rename-key", path),
                List.of("sed", "-i", "-e", "s/\"emails\"\\([[:space:]]*:\\)/\"email\"\\1/", "--", path),
                List.of("sed", "-i", "-e", "s/\"email\"\\([[:space:]]*:\\)/\"emails\"\\1/", "--", path)));
        if (material.manager().active()) {
            steps.add(Steps.restart(DeployedManager.UNIT));
        }
        return Mending.plan(Text.of("deployment.defect", "mend.unread-recipients"), steps);
    }

    private static Optional<Defect> routes(Material material) {
        JsonNode routes = material.settings().at("/hostkeeper/rest/compatibility");
        if (!material.adopted() || routes.isEmpty()) {
            return Optional.empty();
        }
        List<String> open = StreamSupport.stream(routes.spliterator(), false)
                .map(route -> route.path("route").asText("*") + " \u2190 " + networks(route.path("networks")))
                .toList();
        return Optional.of(Kind.OPEN_ROUTES.at("",
                Text.of("deployment.defect", "what.open-routes", open.size()),
                open,
                Mending.plan(
                        Text.of("deployment.defect", "mend.open-routes"),
                        plan -> access(plan, Text.of("deployment.defect", "step.close-routes"), List.of("--no-compatibility")))));
    }

    private static String networks(JsonNode networks) {
        return networks.isArray()
                ? String.join(", ", StreamSupport.stream(networks.spliterator(), false).map(JsonNode::asText).toList())
                : networks.asText();
    }

    private static Optional<Defect> address(Material material) {
        String bind = material.settings().at("/hostkeeper/rest/bind").asText(LOOPBACK);
        if (!material.adopted() || Loopback.is(bind)) {
            return Optional.empty();
        }
        return Optional.of(Kind.OPEN_ADDRESS.at("",
                Text.of("deployment.defect", "what.open-address", bind),
                List.of(AgentPlaces.CONFIG + ": hostkeeper.rest.bind = " + bind),
                Mending.plan(
                        Text.of("deployment.defect", "mend.open-address", LOOPBACK),
                        plan -> access(plan, Text.of("deployment.defect", "step.bind", LOOPBACK), List.of("--bind", LOOPBACK)))));
    }

    /** By the agent's own program; what it replaces is kept with the plan, so that it comes back byte for byte. */
    private static List<Step> access(PlanId plan, Text words, List<String> wish) {
        KeptFile config = KeptFile.of(AgentPlaces.CONFIG, plan);
        List<String> command = new ArrayList<>(List.of(
                AgentPlaces.CURRENT + "/bin/hostkeeper", "agent", "config", "access",
                "--config", AgentPlaces.CONFIG,
                "--keep", config.spare()));
        command.addAll(wish);
        return List.of(
                Step.Run.of(words, config.changedBy("hostkeeper-config-access", command), config.back("hostkeeper-config-back")),
                Steps.restart(AgentPlaces.AGENT_UNIT));
    }

    static JsonNode parsed(FoundFile config) {
        try {
            return JSON.readTree(config.text());
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode(); // adopting it is refused, with words of its own
        }
    }
}
