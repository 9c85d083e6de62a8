package org.hostkeeper.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.demo.broker.DemoBrokers;
import org.hostkeeper.demo.ssh.DemoServer;
import org.hostkeeper.demo.ssh.LoginKey;
import org.hostkeeper.demo.story.Story;
import org.hostkeeper.demo.story.StoryHost;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.remote.Remote;

/**
 * The demo's fleet: simulated hosts that are reached by the product's own way, real SSH over loopback, so that all of
 * Hostkeeper can be tried without owning a host. Everything lives in memory and is gone when it is closed; nothing is
 * written to disk, and neither ~/.ssh nor the network is touched.
 */
public final class DemoFleet implements AutoCloseable {
    /** What the demo is called wherever it has to be marked as one. */
    public static final String NAME = "demo";

    /** How many hosts the story is about; more are boxes of the shop. */
    public static final int USUAL = 12;

    /** How many a fleet may have. */
    public static final int MOST = 1000;

    private final DemoServer server;
    private final Optional<Socket> deaf;
    private final DemoBrokers brokers;
    private final KeyPair login;
    private final List<Host> hosts;
    private final Map<HostName, KnownKey> knownKeys;
    private final List<String> unknown;
    private final Map<HostName, Remote> machines;
    private final List<StoryHost> story;
    private final Clock clock;

    /** The host key that is known of an endpoint. */
    public record KnownKey(String address, int port, PublicKey key) {}

    DemoFleet(
            DemoServer server,
            Optional<Socket> deaf,
            DemoBrokers brokers,
            KeyPair login,
            List<Host> hosts,
            Map<HostName, KnownKey> knownKeys,
            List<String> unknown,
            Map<HostName, Remote> machines,
            List<StoryHost> story,
            Clock clock) {
        this.server = server;
        this.deaf = deaf;
        this.brokers = brokers;
        this.login = login;
        this.hosts = hosts;
        this.knownKeys = knownKeys;
        this.unknown = unknown;
        this.machines = machines;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Brings the fleet up; it listens when this returns.
     *
     * @param count how many hosts, 1 to {@link #MOST}
     */
    public static DemoFleet start(int count, Clock clock) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("Not 1 to " + MOST + ": " + count);
        }
        try {
            return new Opening(clock).open(Story.of(count));
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's SSH server did not start", e);
        }
    }

    /** The hosts as an inventory has them, by name. */
    public List<Host> hosts() {
        return hosts;
    }

    /** The brokers of the story. */
    public List<SavedBroker> brokers() {
        return brokers.saved();
    }

    /** The host key that is known of each host; one of the story's hosts shows another one. */
    public Map<HostName, KnownKey> knownKeys() {
        return knownKeys;
    }

    /** The private key that logs in to every host: ECDSA in OpenSSH's form, without passphrase, made for this run. */
    public byte[] loginKey() {
        return LoginKey.openSsh(login);
    }

    /** The same journal with a past: what was done on these hosts before the person came. */
    public Journal withPast(Journal journal) {
        return new DemoPast(journal, host -> Optional.ofNullable(machines.get(host)), clock);
    }

    /** The same history with a past: how these hosts were in the day before the person came. */
    public FactsHistory withPast(FactsHistory history) {
        return new DemoHistory(history, story, clock);
    }

    /** What hosts were asked that the demo does not know, with the host's name in front; empty unless it has a gap. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** Ends all connections and forgets everything. */
    @Override
    public void close() {
        server.close();
        brokers.close();
        if (deaf.isPresent()) {
            try {
                deaf.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException("The demo's deaf port did not close", e);
            }
        }
    }
}
