package org.hostkeeper.agent.web;

import java.util.Map;
import java.util.Optional;

/**
 * Where a request came to.
 *
 * @param door the machine on whose own port it came; empty for the agent's
 * @param parameters what stood for the path's placeholders
 */
record Place(Optional<String> door, Map<String, String> parameters) {
    Place {
        parameters = Map.copyOf(parameters);
    }

    /** What stood for a placeholder that the path has. */
    String parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }
}
