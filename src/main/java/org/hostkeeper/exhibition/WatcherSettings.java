package org.hostkeeper.exhibition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.problem.Problem;

/**
 * A deployed controller as a host tells of it. What it would not start with is read as its default, since the service's
 * state says that it does not run.
 */
final class WatcherSettings {
    private static final SettingsReader READER = new SettingsReader(SettingsReader.Origin.DEPLOYED);

    private WatcherSettings() {}

    /**
     * From a line of the answer: unit, state, and in base64 before a hyphen config.yaml, variables, variables that stand for where
     * its server is told to listen, and limits.
     */
    static DeployedController controller(String[] words) {
        if (words.length != 7) {
            throw new UnreadableAnswer("a controller is said in " + words.length + " words");
        }
        String unit = words[1];
        List<Problem> bad = new ArrayList<>();
        String yaml = decoded(words[3]);
        String variables = decoded(words[4]);
        String listens = decoded(words[5]);
        SettingsReader.Read read = READER.read(said(unit, yaml, variables + "\n" + listens), bad::add);
        SortedMap<String, SettingsReader.Contradiction> contradictions = READER.contradictions(said(unit, yaml, variables));
        contradictions.keySet().removeAll(SettingsReader.variables(listens).keySet());
        return new DeployedController(
                unit, words[2].equals("active"), read.settings(), bad, read.warnings(), contradictions, limits(decoded(words[6])));
    }

    private static SettingsReader.Source said(String unit, String yaml, String variables) {
        return new SettingsReader.Source(unit, yaml, unit, variables);
    }

    /** Of two with one key the later counts. */
    private static SortedMap<String, String> limits(String lines) {
        SortedMap<String, String> limits = new TreeMap<>();
        lines.lines().filter(line -> line.indexOf('=') > 0)
                .forEach(line -> limits.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return limits;
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
