package org.hostkeeper.agent.web;

import java.util.List;
import org.hostkeeper.agent.metric.Metrics;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.web.access.Need;

/** The pages beside the API, with what they load, all of it from here. */
final class Pages {
    static final String EVENTS = "/events";

    private static final String HTML = "text/html; charset=utf-8";

    private final String server;
    private final ModuleRegister register;
    private final Metrics metrics;
    private final OpenApi api;

    /** @param api what is described */
    Pages(String server, ModuleRegister register, Metrics metrics, OpenApi api) {
        this.server = server;
        this.register = register;
        this.metrics = metrics;
        this.api = api;
    }

    List<Route> routes() {
        return List.of(
                Route.read("/", request -> Reply.text(HTML, StatusPage.of(server, register.all(), request.language()))),
                Route.read(EVENTS, _ -> Reply.error(404, "Not Found")),
                Route.read("/docs", request -> Reply.text(HTML, api.page(request.language()))),
                Route.read("/openapi.json", _ -> Reply.json(api.json())),
                Route.get(
                        "/metrics",
                        Need.OfAgent.READ_HERE,
                        _ -> Reply.text("text/plain; version=0.0.4; charset=utf-8", metrics.text())),
                Route.open("/assets/agent.css", _ -> Reply.text("text/css; charset=utf-8", OpenApi.file("agent.css"))),
                Route.open("/assets/status.js", _ -> Reply.text("text/javascript; charset=utf-8", OpenApi.file("status.js"))));
    }
}
