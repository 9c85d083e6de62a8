package org.hostkeeper.agent;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.hostkeeper.agent.action.HelpedActions;
import org.hostkeeper.agent.action.ModuleActions;
import org.hostkeeper.agent.config.AgentConfig;
import org.hostkeeper.agent.config.ConfigReader;
import org.hostkeeper.agent.config.UserHomes;
import org.hostkeeper.agent.root.HelperClient;
import org.hostkeeper.agent.metric.Metrics;
import org.hostkeeper.agent.notify.ServiceManager;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.watch.SystemdBus;
import org.hostkeeper.agent.web.MachineFile;
import org.hostkeeper.agent.web.WebApi;
import org.hostkeeper.module.UnitsOnDisk;
import org.hostkeeper.store.ModulesDb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon, wired: a composition root of its own, since it has other adapters than a console and no person to ask. Parts
 * are opened in their order and closed in the reverse one.
 */
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    /** A stop and a start may each take systemd's 90 s, and a restart both. */
    private static final Duration HELPER_LIMIT = Duration.ofMinutes(4);
    private static final int HELPER_AT_ONCE = 8;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebApi web;

    private Agent(AgentConfig config, Path state, Optional<Path> run, ServiceManager manager, Clock clock) {
        keep(manager);
        ModulesDb table = keep(ModulesDb.open(config.database()));
        ModuleRegister register = new ModuleRegister(table);
        ExecutorService workers =
                keep(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("action-", 0).factory()));
        UnitsOnDisk units = UnitsOnDisk.ofThisMachine();
        ModuleActions actions = new HelpedActions(
                register,
                new HelperClient(config.helperSocket(), HELPER_LIMIT, HELPER_AT_ONCE),
                module -> units.of(module.guid(), module.name()).isPresent(),
                workers);
        Metrics metrics = new Metrics();
        metrics.gauge("hostkeeper_start_time_seconds", "When the agent was started.", started(clock));
        Signals signals = keep(new Signals(config, state, SystemdBus.ofThisMachine(), register, actions, units, clock));
        Optional<VmHost> machines = config.vms().isEmpty()
                ? Optional.empty()
                : Optional.of(keep(new VmHost(config, state, signals::take, clock.withZone(ZoneId.systemDefault()))));
        WebApi.Watched watched = machines.map(VmHost::watched).orElse(WebApi.Watched.NONE);
        this.web = keep(WebApi.open(config.serverName(), config.rest(), register, actions, watched, metrics, clock));
        signals.start();
        machines.ifPresent(host -> workers.execute(host::wake));
        run.filter(_ -> machines.isPresent() || !config.leftOut().isEmpty())
                .map(folder -> keep(MachineFile.keep(
                        folder, config.rest().bind(), web.port(), watched.machines(), config.leftOut(), clock)))
                .ifPresent(file -> web.whenAltered(file::write));
        int modules = register.all().size();
        // read by whoever may ask systemd, which is everybody; what is open is told there
        manager.status("%d modules, REST on %s:%d, open without a token: %d%s%s"
                .formatted(modules, config.rest().bind(), web.port(), config.rest().compatibility().size(), closedPorts(), leftOut(config)));
        manager.ready(() -> register.all() != null);
        LOG.info("{} modules, REST on {}:{}", modules, config.rest().bind(), web.port());
    }

    /**
     * Starts the agent with this config; it serves when this returns.
     *
     * @param environment what systemd gave with the start
     */
    public static Agent start(Path file, Map<String, String> environment) {
        AgentConfig config = config(file);
        JournalLog.begin(System.out, config.logLevel());
        config.warnings().forEach(warning -> LOG.warn("{}", warning.in(Locale.ENGLISH)));
        config.leftOut().forEach(out -> LOG.error("{} is left out, its machine is not watched: {}", out.file(), out.problem().text()));
        if (!config.rest().compatibility().isEmpty()) {
            LOG.warn("Compatibility is on: {} kinds of requests need no token", config.rest().compatibility().size());
        }
        Optional<Path> run = Optional.ofNullable(environment.get("RUNTIME_DIRECTORY")).map(Path::of);
        return new Agent(config, new OwnSettings(config).state(environment), run, new ServiceManager(environment), Clock.systemUTC());
    }

    /** The config as the agent on this machine reads it. */
    public static AgentConfig config(Path file) {
        return new ConfigReader(UserHomes.ofThisMachine(), System.getProperty("user.name"), machine()).read(file);
    }

    /** The port that is really served, where the config said 0. */
    public int port() {
        return web.port();
    }

    /** Returns when the agent has been closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("A part could not be closed", e);
            }
        }
        closed.countDown();
    }

    private String closedPorts() {
        return web.closed().isEmpty() ? "" : ", ports of machines that are closed: " + web.closed().values();
    }

    /** In one line, as systemd shows it. */
    static String leftOut(AgentConfig config) {
        return config.leftOut().isEmpty() ? "" : ", not watched: " + config.leftOut().stream()
                .map(out -> out.file() + " (" + out.problem().text().toString().replaceAll("\\s+", " ") + ")")
                .collect(Collectors.joining(", "));
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private static java.util.function.Supplier<List<Metrics.Sample>> started(Clock clock) {
        double now = clock.millis() / 1000.0;
        return () -> List.of(new Metrics.Sample(Map.of(), now));
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine whose own name resolves to nothing is usual in containers
        }
    }
}
