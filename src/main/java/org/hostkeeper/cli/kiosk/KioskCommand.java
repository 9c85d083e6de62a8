package org.hostkeeper.cli.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.kiosk.KioskConfig;
import org.hostkeeper.kiosk.KioskSettings;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The kiosk: what the config says, and what is said otherwise for this time. */
@Command(
        name = "kiosk",
        description = {
            "Full screen: a large button for each artwork, which brings its machine back when it is held.",
            "It reads kiosk.json in the config folder; options win over it. It uses one credential and nothing else:",
            "a key that can only ask for the state of the named machines and bring them back, or such a token of an agent."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper kiosk",
            "  hostkeeper kiosk --vm gallery-1/orbit --at gallery-1=hostkeeper-kiosk@10.20.2.11 --credential kiosk.key",
            "  hostkeeper kiosk --vm gallery-1/orbit --at gallery-1=http://10.20.2.11:8080 --credential kiosk.token --screen 2",
            "  hostkeeper kiosk host gallery-1 --vm orbit --key kiosk.key.pub --dry-run",
            "  hostkeeper kiosk setup foyer --config kiosk.json --dry-run",
            "  hostkeeper kiosk pin                     writes a PIN as the config holds it"
        })
public final class KioskCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FullScreen window;

    @Option(names = "--config", paramLabel = "FILE", description = "Another file than kiosk.json in the config folder.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--vm", paramLabel = "HOST/NAME", description = "Only these artworks. Can be given several times.")
    private List<String> vms = new ArrayList<>();

    @Option(names = "--at", paramLabel = "HOST=WHERE",
            description = "How a host is reached that the config does not have: USER@ADDRESS for SSH, http://ADDRESS:PORT for an agent.")
    private Map<String, String> at = new LinkedHashMap<>();

    @Option(names = "--credential", paramLabel = "FILE", description = "The key or token, in a file that only its owner can read.")
    private Optional<Path> credential = Optional.empty();

    @Option(names = "--screen", paramLabel = "N", description = "On which screen, from 1.")
    private Optional<Integer> screen = Optional.empty();

    @Option(names = "--look", paramLabel = "LOOK", description = "dark, light or contrast.")
    private Optional<String> look = Optional.empty();

    @Option(names = "--language", paramLabel = "CODE", description = "en, de or ru.")
    private Optional<String> language = Optional.empty();

    @Option(names = "--hold", paramLabel = "SECONDS", description = "How long a button is held.")
    private Optional<Double> hold = Optional.empty();

    @Option(names = "--cool-down", paramLabel = "SECONDS", description = "How long an artwork that is back cannot be brought back again.")
    private Optional<Double> coolDown = Optional.empty();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    private KioskCommand(FullScreen window) {
        this.window = window;
    }

    public static CommandLine commands(Context context, FullScreen window) {
        return new CommandLine(new KioskCommand(window))
                .addSubcommand(new KioskPin(context.terminal()))
                .addSubcommand(new KioskHostCommand(context))
                .addSubcommand(new KioskSetupCommand(context));
    }

    boolean help() {
        return help;
    }

    @Override
    public Integer call() {
        KioskSettings settings = settings();
        if (!window.possible()) {
            throw UsageException.of("kiosk.no-display");
        }
        window.openKiosk(settings);
        return Exit.DONE.code();
    }

    private KioskSettings settings() {
        Path file = config.orElseGet(() -> Home.ofThisUser().config().resolve("kiosk.json")).toAbsolutePath();
        boolean there = Files.exists(file);
        if (!there && (config.isPresent() || vms.isEmpty())) {
            throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.kiosk-config"), file.toString()));
        }
        try {
            String text = there ? Files.readString(file) : "{}";
            JsonNode read = JSON.readTree(text);
            return KioskConfig.parse(file, read instanceof ObjectNode object ? changed(object).toString() : text);
        } catch (JsonProcessingException e) {
            return KioskConfig.parse(file, ""); // tells what is wrong with it
        } catch (IOException e) {
            throw new ProblemException(new Problem.Refused(Text.literal(file.toString()), Text.literal(String.valueOf(e.getMessage()))), e);
        }
    }

    private ObjectNode changed(ObjectNode config) {
        if (!vms.isEmpty()) {
            config.set("artworks", artworks(config.path("artworks")));
        }
        given(credential, path -> config.put("credential", path.toAbsolutePath().toString()));
        given(screen, number -> config.put("screen", number));
        given(look, word -> config.put("look", word));
        given(language, word -> config.put("language", word));
        given(hold, seconds -> config.put("hold", seconds));
        given(coolDown, seconds -> config.put("cool_down", seconds));
        return config;
    }

    private static <T> void given(Optional<T> value, Consumer<T> set) {
        value.ifPresent(set);
    }

    /** Those of the config that are named, and new ones where it is said how their host is reached. */
    private ArrayNode artworks(JsonNode known) {
        ArrayNode chosen = JSON.createArrayNode();
        for (String name : vms) {
            int slash = name.indexOf('/');
            if (slash < 1) {
                throw UsageException.of("kiosk.vm-form", name);
            }
            String host = name.substring(0, slash);
            String vm = name.substring(slash + 1);
            chosen.add(find(known, host, vm).orElseGet(() -> artwork(host, vm)));
        }
        return chosen;
    }

    private static Optional<JsonNode> find(JsonNode known, String host, String vm) {
        for (JsonNode artwork : known) {
            if (artwork.path("host").asText().equals(host) && artwork.path("vm").asText().equals(vm)) {
                return Optional.of(artwork);
            }
        }
        return Optional.empty();
    }

    private JsonNode artwork(String host, String vm) {
        String where = Optional.ofNullable(at.get(host)).orElseThrow(() -> UsageException.of("kiosk.where", host, vm));
        return JSON.createObjectNode().put("host", host).put("vm", vm).put(where.startsWith("http") ? "agent" : "ssh", where);
    }
}
