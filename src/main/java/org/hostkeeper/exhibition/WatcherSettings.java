package org.hostkeeper.exhibition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.problem.Problem;

/**
 * A deployed controller as a host tells of it. What it would not start with is read as its default, since the service's
 * state says that it does not run.
 */
final class WatcherSettings {
    private static final SettingsReader READER = new SettingsReader(SettingsReader.Origin.DEPLOYED);

    private WatcherSettings() {}

    /** From a line of the answer: unit, state, config.yaml and variables, these two in base64 before a hyphen. Nothing if it names no machine. */
    static Optional<DeployedController> controller(String[] words) {
        if (words.length != 5) {
            throw new UnreadableAnswer("a controller is said in " + words.length + " words");
        }
        String unit = words[1];
        List<Problem> bad = new ArrayList<>();
        ControllerSettings settings =
                READER.read(new SettingsReader.Source(unit, decoded(words[3]), unit, decoded(words[4])), bad::add).settings();
        return Optional.of(new DeployedController(unit, words[2].equals("active"), settings, bad))
                .filter(controller -> !controller.settings().vm().isEmpty());
    }

    static String decoded(String word) {
        String base64 = word.endsWith("-") ? word.substring(0, word.length() - 1) : word;
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswer("a controller’s settings are not in base64", e);
        }
    }
}
