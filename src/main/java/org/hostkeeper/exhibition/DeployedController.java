package org.hostkeeper.exhibition;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * A deployed controller with all that it is told, as far as that is understood.
 *
 * @param unit its service
 * @param active whether that runs
 * @param settings whose machine is "" where they name none, or cannot be read
 * @param bad what in its settings cannot be taken, and counts as not said
 * @param unknown keys that nobody here knows the meaning of
 * @param contradictions keys that its file and a variable say differently
 * @param limits of its service, as its unit says them
 */
public record DeployedController(
        String unit,
        boolean active,
        ControllerSettings settings,
        List<Problem> bad,
        List<Text> unknown,
        SortedMap<String, SettingsReader.Contradiction> contradictions,
        SortedMap<String, String> limits) {
    public DeployedController {
        bad = List.copyOf(bad);
        unknown = List.copyOf(unknown);
        contradictions = Collections.unmodifiableSortedMap(new TreeMap<>(contradictions));
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    }

    /** One that is told everything well. */
    public DeployedController(String unit, boolean active, ControllerSettings settings) {
        this(unit, active, settings, List.of(), List.of(), Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /** Nobody can know which machine it reverts. */
    public boolean isNameless() {
        return settings.vm().isEmpty();
    }

    /** As one who watches a machine, for those who only have to know whom to ask. */
    Watcher watcher() {
        return new Watcher(
                unit, active, settings.vm(), settings.snapshot(), reachable(settings.hosts().getFirst()), settings.port(),
                settings.heartbeatTimeout().toNanos() / 1e9);
    }

    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> host;
        };
    }
}
