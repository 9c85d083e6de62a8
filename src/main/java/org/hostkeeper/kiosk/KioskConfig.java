package org.hostkeeper.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.HostName;
import org.hostkeeper.kiosk.KioskSettings.Button;
import org.hostkeeper.kiosk.KioskSettings.Shown;
import org.hostkeeper.kiosk.KioskSettings.Way;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Reads config/kiosk.json. What it does not know or cannot take it names: a kiosk must not come up with half of what was meant. */
public final class KioskConfig {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KEYS =
            Set.of("artworks", "language", "look", "screen", "hold", "cool_down", "pin", "credential", "button");
    private static final Set<String> OF_ARTWORK = Set.of("host", "vm", "title", "ssh", "host_key", "agent");
    private static final Set<String> OF_BUTTON = Set.of("artwork", "device", "key", "command");
    private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern AGENT = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");
    private static final int MOST_ARTWORKS = 12;
    private static final int LAST_PORT = 65535;

    private final Path file;

    private KioskConfig(Path file) {
        this.file = file;
    }

    /** @param file for problems, and for paths that are relative to it */
    public static KioskSettings parse(Path file, String text) {
        KioskConfig config = new KioskConfig(file);
        return config.settings(config.object(text));
    }

    private JsonNode object(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw new ProblemException(new Problem.InvalidInput(Text.literal(file.toString()), e.getOriginalMessage(), Text.of("kiosk", "config.json")), e);
        }
        throw wrong("", text, Text.of("kiosk", "config.json"));
    }

    private KioskSettings settings(JsonNode root) {
        known(root, "", KEYS);
        List<Shown> artworks = new ArrayList<>();
        root.path("artworks").forEach(artwork -> artworks.add(artwork(artwork)));
        if (artworks.isEmpty() || artworks.size() > MOST_ARTWORKS) {
            throw wrong("artworks", String.valueOf(artworks.size()), Text.of("kiosk", "config.artworks", MOST_ARTWORKS));
        }
        if (artworks.stream().map(shown -> shown.way().getClass()).distinct().count() > 1) {
            throw wrong("artworks", names(artworks), Text.of("kiosk", "config.one-way"));
        }
        return new KioskSettings(
                artworks,
                Optional.of(oneOf(root, "language", KioskSettings.LANGUAGES, "")).filter(language -> !language.isEmpty()),
                oneOf(root, "look", KioskSettings.LOOKS, "dark"),
                (int) number(root, "screen", 1, 1, 16),
                seconds(root, "hold", 1.5, 0.3, 10),
                seconds(root, "cool_down", 30, 0, 3600),
                Optional.of(root.path("pin").asText("")).filter(pin -> !pin.isEmpty()).map(Pin::parse),
                file.resolveSibling(root.path("credential").asText("kiosk.credential")),
                root.has("button") ? Optional.of(button(root.path("button"), artworks)) : Optional.empty());
    }

    private static String names(List<Shown> artworks) {
        return artworks.stream().map(Shown::name).collect(Collectors.joining(", "));
    }

    private Shown artwork(JsonNode artwork) {
        known(artwork, "artworks.", OF_ARTWORK);
        String vm = artwork.path("vm").asText("");
        if (!MachineName.isOne(vm)) {
            throw wrong("vm", vm, Text.of("kiosk", "config.vm"));
        }
        return new Shown(new HostName(artwork.path("host").asText("")), vm, artwork.path("title").asText(vm), way(artwork));
    }

    private Way way(JsonNode artwork) {
        if (artwork.has("ssh") == artwork.has("agent")) {
            throw wrong("artworks", artwork.path("vm").asText(), Text.of("kiosk", "config.way"));
        }
        if (artwork.has("agent")) {
            return new Way.Agent(agent(artwork));
        }
        Optional<String> hostKey = artwork.has("host_key")
                ? Optional.of(matching(artwork, "host_key", HOST_KEY, Text.of("kiosk", "config.host-key")))
                : Optional.empty();
        return new Way.Ssh(Endpoint.parse(artwork.path("ssh").asText()), hostKey);
    }

    private URI agent(JsonNode artwork) {
        Text rule = Text.of("kiosk", "config.agent");
        String value = matching(artwork, "agent", AGENT, rule);
        try {
            URI url = new URI(value);
            if (url.getHost() != null && url.getPort() <= LAST_PORT) {
                return url;
            }
        } catch (URISyntaxException _) {
            // told below, as one without a host
        }
        throw wrong("agent", value, rule);
    }

    private Button button(JsonNode button, List<Shown> artworks) {
        known(button, "button.", OF_BUTTON);
        String artwork = button.path("artwork").asText(artworks.getFirst().name());
        if (artworks.stream().noneMatch(shown -> shown.name().equals(artwork))) {
            throw wrong("button.artwork", artwork, Text.of("kiosk", "config.button.artwork"));
        }
        if (button.has("device") == button.has("command")) {
            throw wrong("button", artwork, Text.of("kiosk", "config.button.source"));
        }
        if (button.has("device")) {
            String device = matching(
                    button, "device", Pattern.compile("/dev/input/[A-Za-z0-9_./:+-]+"), Text.of("kiosk", "config.button.device"));
            return new Button(artwork, new Button.Source.Key(Path.of(device), (int) number(button, "key", 28, 1, 767)));
        }
        List<String> words = new ArrayList<>();
        button.path("command").forEach(word -> words.add(word.asText()));
        if (words.isEmpty()) {
            throw wrong("button.command", "", Text.of("kiosk", "config.button.command"));
        }
        return new Button(artwork, new Button.Source.Command(words));
    }

    private void known(JsonNode object, String within, Set<String> keys) {
        object.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw wrong(within + key, object.path(key).toString(), Text.of("kiosk", "config.unknown"));
            }
        });
    }

    private String oneOf(JsonNode object, String key, List<String> all, String usual) {
        String value = object.path(key).asText(usual);
        if (!value.equals(usual) && !all.contains(value)) {
            throw wrong(key, value, Text.of("kiosk", "config.one-of", String.join(", ", all)));
        }
        return value;
    }

    private String matching(JsonNode object, String key, Pattern rule, Text words) {
        String value = object.path(key).asText("");
        if (!rule.matcher(value).matches()) {
            throw wrong(key, value, words);
        }
        return value;
    }

    private Duration seconds(JsonNode object, String key, double usual, double least, double most) {
        return Duration.ofMillis((long) (number(object, key, usual, least, most) * 1000));
    }

    private double number(JsonNode object, String key, double usual, double least, double most) {
        JsonNode node = object.path(key);
        double value = node instanceof MissingNode ? usual : node.asDouble(Double.NaN);
        if (!(value >= least && value <= most)) {
            throw wrong(key, node.toString(), Text.of("kiosk", "config.between", least, most));
        }
        return value;
    }

    private ProblemException wrong(String key, String value, Text rule) {
        return new ProblemException(new Problem.InvalidInput(Text.literal(file + (key.isEmpty() ? "" : " " + key)), value, rule));
    }
}
