package org.hostkeeper.agent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hostkeeper.agent.action.ModuleActions;
import org.hostkeeper.agent.config.AgentConfig;
import org.hostkeeper.agent.mqtt.AgentMqtt;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.watch.RestartRule;
import org.hostkeeper.agent.watch.Systemd;
import org.hostkeeper.agent.watch.UnitWatch;
import org.hostkeeper.alert.AlertDesk;
import org.hostkeeper.alert.Delivery;
import org.hostkeeper.alert.IncidentFile;
import org.hostkeeper.alert.MailQueue;
import org.hostkeeper.alert.MailServer;
import org.hostkeeper.alert.ServiceSignal;
import org.hostkeeper.alert.SmtpTransport;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.UnitsOnDisk;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of the agent that sees and tells, wired: watch, broker, alerts. What the watch sees goes to the broker first, and
 * everything that touches a disk or a server happens on other threads.
 */
final class Signals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final int MOST_MAILS = 1000;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AgentMqtt mqtt;
    private final UnitWatch watch;
    private final AlertDesk desk;

    Signals(AgentConfig config, Path state, Systemd systemd, ModuleRegister register, ModuleActions actions, UnitsOnDisk units, Clock clock) {
        OwnSettings own = new OwnSettings(config);
        Random random = new Random(new SecureRandom().nextLong());
        ExecutorService readers = keep(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("log-", 0).factory()));
        ExecutorService writer = keep(Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("states").factory()));
        UnitJournal journal = keep(new UnitJournal());
        UnitModules modules = new UnitModules(register, units);
        AgentMqtt.Self self = self(config);
        this.mqtt = keep(new AgentMqtt(
                own.broker("hostkeeper-" + self.instance() + "-" + self.session()),
                config.mqtt().topicPrefix(),
                self,
                actions,
                (guid, lines) -> journal.last(modules.unitOf(guid), lines),
                readers,
                random,
                clock));
        this.desk = keep(alerts(config, own, state, journal, random, clock));
        this.watch = keep(new UnitWatch(systemd, RestartRule.usual(), clock));
        watch.onProblem(problem -> LOG.warn("{}", problem.text()));
        watch.onEvent(event -> modules.moduleOf(event.unit()).ifPresent(module -> {
            mqtt.saw(module, event);
            Incidents.signal(module, event, clock.instant()).ifPresent(desk::take);
            writer.execute(() -> register.saw(module.guid(), event.condition().status()));
        }));
        keep(register.onChange(change -> changed(change, modules, desk)));
        register.all().forEach(mqtt::moduleIs);
        watch.choose(modules.units());
    }

    private void changed(ModuleRegister.Change change, UnitModules modules, AlertDesk desk) {
        switch (change) {
            case ModuleRegister.Change.Is(DeployedModule module) -> mqtt.moduleIs(module);
            case ModuleRegister.Change.Gone(DeployedModule module) -> {
                mqtt.moduleIsGone(module);
                desk.forget(module.guid()::equals);
            }
        }
        if (modules.refresh()) {
            watch.choose(modules.units());
        }
    }

    private AlertDesk alerts(AgentConfig config, OwnSettings own, Path state, UnitJournal journal, Random random, Clock clock) {
        Optional<MailServer> server = own.mailServer();
        Optional<Delivery> delivery = server.map(to -> keep(new Delivery(
                new MailQueue(state.resolve("mail"), MOST_MAILS),
                new SmtpTransport(to),
                Duration.ofSeconds(10),
                Duration.ofMinutes(15),
                random,
                clock,
                Signals::worry)));
        if (config.alerts().send() && server.isEmpty()) {
            LOG.warn("Alerts are switched on, and have no server or no recipients: no mail will be sent");
        }
        delivery.ifPresent(Delivery::start);
        AlertDesk desk = new AlertDesk(
                own.rules(),
                new IncidentFile(state.resolve("incidents.json"), Signals::worry),
                new AlertDesk.Desk(config.serverName(), own.recipients(), ZoneId.systemDefault(), own.language()),
                journal,
                mail -> delivery.ifPresent(d -> d.send(mail)),
                mqtt::alert,
                clock);
        desk.start();
        // watched again some day, it must not tell of what was wrong long ago
        desk.forget(VmHost.released(config));
        return desk;
    }

    void start() {
        mqtt.start();
        watch.start();
    }

    /** Something else than a unit has failed, or has not any more. Returns at once. */
    void take(ServiceSignal signal) {
        desk.take(signal);
    }

    Link broker() {
        return mqtt.link();
    }

    private static void worry(Problem problem) {
        LOG.warn("{}", problem.text());
    }

    /** The same over restarts, another for each machine and prefix, and nothing that tells the machine's own id. */
    private static AgentMqtt.Self self(AgentConfig config) {
        String machine;
        try {
            machine = Files.readString(Path.of("/etc/machine-id")).strip();
        } catch (IOException e) {
            machine = config.serverName();
        }
        byte[] session = new byte[4];
        new SecureRandom().nextBytes(session);
        return new AgentMqtt.Self(
                hash("hostkeeper agent " + machine + " " + config.database()), HexFormat.of().formatHex(session), config.serverName());
    }

    private static String hash(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        List.copyOf(parts).forEach(part -> {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("A part could not be closed", e);
            }
        });
        parts.clear();
    }
}
