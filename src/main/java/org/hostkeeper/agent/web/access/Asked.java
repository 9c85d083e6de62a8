package org.hostkeeper.agent.web.access;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a request decides whether it is answered.
 *
 * @param route as {@code PUT /api/modules/{guid}}
 * @param headers by their names in lower case
 */
public record Asked(String method, String route, Need need, InetAddress from, Map<String, String> headers) {
    public Asked {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether it carries what only browsers send. */
    boolean ofABrowser() {
        return Stream.of("origin", "referer", "cookie").anyMatch(headers::containsKey)
                || headers.keySet().stream().anyMatch(name -> name.startsWith("sec-fetch-"));
    }
}
