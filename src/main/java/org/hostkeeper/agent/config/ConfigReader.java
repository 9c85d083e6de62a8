package org.hostkeeper.agent.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hostkeeper.alert.MailAddress;
import org.hostkeeper.exhibition.SettingsReader;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Reads config.json and never writes it. A value that cannot be taken is an {@code InvalidInput} that names its key; a key
 * that nobody knows is a warning.
 */
public final class ConfigReader {
    private static final String DEFAULT_URL = "http://localhost:8080";
    private static final String DEFAULT_SOCKET = "/run/hostkeeper/helper.sock";

    private final Function<String, Optional<Path>> homes;
    private final String login;
    private final String machine;

    /**
     * @param homes the home folder of a user
     * @param login who owns the modules if the file does not say
     * @param machine what the server is called if the file does not say
     */
    public ConfigReader(Function<String, Optional<Path>> homes, String login, String machine) {
        this.homes = homes;
        this.login = login;
        this.machine = machine;
    }

    public AgentConfig read(Path file) {
        try {
            JsonNode tree = new ObjectMapper().readTree(Files.readString(file));
            if (!tree.isObject()) {
                throw invalid(file.toString(), "", "object");
            }
            return config(file.toAbsolutePath(), tree);
        } catch (JsonProcessingException e) {
            // its own message may quote the file, and so a password
            String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
            throw invalid(file.toString(), where, "json");
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }

    private AgentConfig config(Path file, JsonNode tree) {
        Section top = new Section("", tree);
        Section own = top.section("hostkeeper");
        String owner = own.text("owner").orElse(login);
        URI url = url(top.section("systemapi").text("base_url").orElse(DEFAULT_URL));
        List<Text> warnings = new ArrayList<>(KnownKeys.unknown(tree));
        LogLevel level = top.text("loglevel").map(word -> LogLevel.of(word).orElseGet(() -> {
            warnings.add(Text.of("agent.config", "level", word));
            return LogLevel.INFO;
        })).orElse(LogLevel.INFO);
        RestConfig rest = rest(file, owner, own.section("rest"), url);
        VmFolder.Machines vms = new VmFolder(path(file, owner, own.text("vms").orElse("vms")), rest.port()).read();
        vms.read().forEach(vm -> warnings.addAll(vm.warnings()));
        return new AgentConfig(
                top.text("servername").orElse(machine),
                top.text("storage"),
                level,
                alerts(top.section("alerts"), warnings),
                mqtt(top.section("mqtt")),
                url,
                path(file, owner, top.section("database").text("path").orElse("modules.db")),
                owner,
                rest,
                path(file, owner, own.section("helper").text("socket").orElse(DEFAULT_SOCKET)),
                vms.read().stream().map(SettingsReader.Read::settings).toList(),
                vms.leftOut(),
                own.node(),
                warnings);
    }

    /** One who cannot be written to is left out, with a warning: the others are told all the same. */
    private static AlertsConfig alerts(Section alerts, List<Text> warnings) {
        List<String> recipients = Stream.of("emails", "email")
                .flatMap(key -> alerts.words(key).stream())
                .flatMap(words -> MailAddress.inside(words)
                        .or(() -> {
                            warnings.add(Text.of("agent.config", "recipient", words));
                            return Optional.empty();
                        })
                        .stream())
                .distinct()
                .toList();
        return new AlertsConfig(
                alerts.flag("send_alert_after_service_failed").orElse(false),
                recipients,
                alerts.text("smtp_server").orElse(""),
                alerts.port("smtp_port").orElse(587),
                alerts.login("smtp_username", "smtp_password"));
    }

    private static MqttConfig mqtt(Section mqtt) {
        return new MqttConfig(
                mqtt.text("broker").orElse("localhost"),
                mqtt.port("port").orElse(1883),
                mqtt.login("username", "password"),
                mqtt.text("topic_prefix").map(p -> p.replaceAll("/+$", "")).orElse("module_manager"));
    }

    private RestConfig rest(Path file, String owner, Section rest, URI url) {
        int usual = url.getPort() > 0 ? url.getPort() : 8080;
        return new RestConfig(
                rest.text("bind").orElse("127.0.0.1"),
                rest.port("port").orElse(usual),
                rest.words("names"),
                path(file, owner, rest.text("tokens").orElse("tokens")),
                rest.sections("compatibility").stream()
                        .map(c -> new RestConfig.Compatibility(c.text("route").orElse("*"), c.words("networks")))
                        .toList());
    }

    /** {@code ~} is the module owner's home; what is relative stands beside config.json. */
    private Path path(Path file, String owner, String words) {
        if (!words.startsWith("~/")) {
            return file.resolveSibling(words).normalize();
        }
        Path home = homes.apply(owner).orElseThrow(() -> new ProblemException(
                new Problem.NotFound(Text.of("agent.config", "user"), owner)));
        return home.resolve(words.substring(2)).normalize();
    }

    private static URI url(String words) {
        try {
            return URI.create(words);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(invalid("systemapi.base_url", words, "url").problem(), e);
        }
    }

    static ProblemException invalid(String key, String value, String rule) {
        return new ProblemException(
                new Problem.InvalidInput(Text.literal(key), value, Text.of("agent.config", "rule." + rule)));
    }
}
