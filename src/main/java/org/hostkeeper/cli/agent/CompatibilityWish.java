package org.hostkeeper.cli.agent;

import java.util.List;
import java.util.Map;
import org.hostkeeper.agent.config.RestConfig;
import org.hostkeeper.agent.web.access.Network;

/** Requests that need no token, as they are written on a command line; a wrong network is refused now rather than at the agent's start. */
final class CompatibilityWish {
    private CompatibilityWish() {}

    static List<RestConfig.Compatibility> of(Map<String, String> networksByRoute) {
        List<RestConfig.Compatibility> routes = networksByRoute.entrySet().stream()
                .map(each -> new RestConfig.Compatibility(each.getKey(), List.of(each.getValue().split(","))))
                .toList();
        routes.forEach(route -> route.networks().forEach(Network::of));
        return routes;
    }
}
