package org.hostkeeper.agent.web.access;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * What of a request decides whether it is answered.
 *
 * @param route as {@code PUT /api/modules/{guid}}
 * @param needed empty for what is open to everybody
 * @param trusted whether this machine's own processes need no token for it
 * @param headers by their names in lower case
 */
public record Asked(
        String method, String route, Optional<Role> needed, boolean trusted, InetAddress from, Map<String, String> headers) {
    public Asked {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
