package org.hostkeeper.module;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.hostkeeper.facts.DisksProbe;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.fleet.FactsRecorder;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.SecretResolver;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.remote.ForwardedQuestions;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.remote.ssh.SshConnector;
import org.hostkeeper.remote.ssh.SshSettings;
import org.hostkeeper.store.Store;
import org.hostkeeper.testbed.TestHost;

/** A console as an operator has it, with real hosts in its inventory, that takes the key of each as known. */
public final class RealConsole implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final Store store = Store.inMemory();
    private final Plans plans = new Plans(store.journal(), "op@console", SecretResolver.none(), clock, new Random());
    private final Fleet fleet;

    public RealConsole(List<Probe<?>> probes, TestHost... hosts) {
        for (TestHost host : hosts) {
            Endpoint endpoint = Endpoint.parse("op@" + host.address()).withIdentities(List.of(host.key()));
            store.inventory().add(new Host(name(host), Optional.of(endpoint), Sudo.NOPASSWD, new TreeSet<>()));
        }
        SshSettings settings = new SshSettings(
                SshSettings.usual().userHome(), Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(1), 8);
        SshConnector connector =
                new SshConnector(HostKeys.inMemory(), new Trusting(), name -> store.inventory().find(name), settings);
        Limits limits = new Limits(
                10, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
        fleet = new Fleet(store.inventory(), connector, store.facts(), probes, clock, limits);
    }

    /** With all probes. */
    public RealConsole(TestHost... hosts) {
        this(List.of(new HostProbe(), new DisksProbe(), new UnitsProbe(), new DeployedModulesProbe()), hosts);
    }

    public static HostName name(TestHost host) {
        return new HostName(host.name());
    }

    public Fleet fleet() {
        return fleet;
    }

    /** The history that is written from now on, by the time that a refresh returns. */
    public FactsHistory recorded() {
        fleet.onChange(new FactsRecorder(fleet.states(), store.history(), clock, Runnable::run));
        return store.history();
    }

    public Remote remote(TestHost host) {
        return fleet.remote(name(host));
    }

    /** Carries a plan out. */
    public Applied apply(Plan plan) {
        return plans.apply(plan, session(plan.host()), Progress.unwatched());
    }

    /** Takes a done plan back. */
    public Applied undo(Applied done) {
        HostName host = new HostName(
                store.journal().of(done.plan()).getFirst().entry().host().value());
        return apply(plans.undo(done.plan(), fleet.remote(host)));
    }

    private Session session(HostName host) {
        return new Session() {
            @Override
            public Remote remote() {
                return fleet.remote(host);
            }

            @Override
            public Remote afresh() {
                return fleet.connectAfresh(host);
            }
        };
    }

    @Override
    public void close() {
        fleet.close();
        store.close();
    }

    /** Accepts each first key, and knows nothing else. */
    private static final class Trusting extends ForwardedQuestions {
        private Trusting() {
            super(Questions.unanswered());
        }

        @Override
        public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
            return true;
        }
    }
}
