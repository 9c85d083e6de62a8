package org.hostkeeper.agent.config;

import java.nio.file.Path;
import java.util.List;

/**
 * How the REST API is served. What is not said is the safe way: on loopback, with tokens, without compatibility.
 *
 * @param names host names by which the agent is reached beside its machine's own
 * @param tokens the file that holds the hashes of tokens
 * @param compatibility which requests need no token, as deployed clients have none; each an open defect
 */
public record RestConfig(
        String bind, int port, List<String> names, Path tokens, List<Compatibility> compatibility) {
    public RestConfig {
        names = List.copyOf(names);
        compatibility = List.copyOf(compatibility);
    }

    /**
     * Requests that are answered without a token.
     *
     * @param route as {@code PUT /api/modules/{guid}/status}; {@code *} stands for every route
     * @param networks the source addresses in CIDR notation
     */
    public record Compatibility(String route, List<String> networks) {
        public Compatibility {
            networks = List.copyOf(networks);
        }
    }
}
