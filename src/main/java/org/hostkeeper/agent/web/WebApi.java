package org.hostkeeper.agent.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hostkeeper.agent.action.ModuleActions;
import org.hostkeeper.agent.config.RestConfig;
import org.hostkeeper.agent.metric.Metrics;
import org.hostkeeper.agent.metric.Metrics.Sample;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.web.access.Guard;
import org.hostkeeper.agent.web.access.Network;
import org.hostkeeper.agent.web.access.TokenFile;
import org.hostkeeper.module.registry.ModuleStatus;

/** The agent's whole side towards HTTP: open it, and it serves until it is closed. */
public final class WebApi implements AutoCloseable {
    private final LiveTable live;
    private final WebServer server;

    private WebApi(LiveTable live, WebServer server) {
        this.live = live;
        this.server = server;
    }

    /** @param name what this host calls itself */
    public static WebApi open(
            String name, RestConfig rest, ModuleRegister register, ModuleActions actions, Metrics metrics, Clock clock) {
        LiveTable live = new LiveTable(register);
        List<Route> routes = new ArrayList<>(new Pages(name, register, metrics).routes());
        routes.addAll(new ModulesApi(register, actions).routes());
        List<Guard.Exemption> compatibility = rest.compatibility().stream()
                .map(c -> new Guard.Exemption(c.route(), c.networks().stream().map(Network::of).toList()))
                .toList();
        Guard guard = new Guard(OwnNames.of(rest.names()), new TokenFile(rest.tokens()), compatibility, clock);
        metrics.gauge("hostkeeper_modules", "Modules by status.", () -> counted(register));
        metrics.gauge("hostkeeper_pages", "Open status pages.", () -> List.of(new Sample(Map.of(), live.pages())));
        WebServer server = new WebServer(rest, new Routes(routes, List.of()), List.of(), guard, live, metrics);
        server.start();
        return new WebApi(live, server);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() throws Exception {
        live.close();
        server.close();
    }

    private static List<Sample> counted(ModuleRegister register) {
        List<Sample> samples = new ArrayList<>();
        for (ModuleStatus status : ModuleStatus.values()) {
            long count = register.all().stream().filter(m -> m.status().equals(status.word())).count();
            samples.add(new Sample(Map.of("status", status.word()), count));
        }
        return samples;
    }
}
