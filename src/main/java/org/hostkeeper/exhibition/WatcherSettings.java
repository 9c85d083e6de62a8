package org.hostkeeper.exhibition;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.hostkeeper.facts.UnreadableAnswer;

/**
 * A deployed controller as a host tells of it. What it would not start with is read as its default, since the service's
 * state says that it does not run.
 */
final class WatcherSettings {
    private static final SettingsReader READER = new SettingsReader(SettingsReader.Origin.DEPLOYED);

    private WatcherSettings() {}

    /** From a line of the answer: unit, state, config.yaml and variables, these two in base64 before a hyphen. Nothing if it names no machine. */
    static Optional<Watcher> watcher(String[] words) {
        if (words.length != 5) {
            throw new UnreadableAnswer("a controller is said in " + words.length + " words");
        }
        String unit = words[1];
        ControllerSettings settings =
                READER.read(new SettingsReader.Source(unit, decoded(words[3]), unit, decoded(words[4])), _ -> {}).settings();
        return Optional.of(settings)
                .filter(said -> !said.vm().isEmpty())
                .map(said -> new Watcher(
                        unit,
                        words[2].equals("active"),
                        said.vm(),
                        said.snapshot(),
                        reachable(said.host()),
                        said.port(),
                        said.heartbeatTimeout().toNanos() / 1e9));
    }

    private static String decoded(String word) {
        String base64 = word.endsWith("-") ? word.substring(0, word.length() - 1) : word;
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswer("a controller’s settings are not in base64", e);
        }
    }

    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> host;
        };
    }
}
