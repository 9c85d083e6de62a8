package org.hostkeeper.exhibition;

import java.util.List;
import org.hostkeeper.problem.Problem;

/**
 * A deployed controller with all that it is told, as far as that is understood.
 *
 * @param unit its service
 * @param active whether that runs
 * @param bad what in its settings cannot be taken, and counts as not said
 */
public record DeployedController(String unit, boolean active, ControllerSettings settings, List<Problem> bad) {
    public DeployedController {
        bad = List.copyOf(bad);
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
