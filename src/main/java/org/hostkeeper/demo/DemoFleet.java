package org.hostkeeper.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.ssh.DemoServer;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;

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
    private final KeyPair login;
    private final List<Host> hosts;
    private final Map<HostName, KnownKey> knownKeys;
    private final List<String> unknown;

    /** The host key that is known of an endpoint. */
    public record KnownKey(String address, int port, PublicKey key) {}

    private DemoFleet(
            DemoServer server,
            KeyPair login,
            List<Host> hosts,
            Map<HostName, KnownKey> knownKeys,
            List<String> unknown) {
        this.server = server;
        this.login = login;
        this.hosts = hosts;
        this.knownKeys = knownKeys;
        this.unknown = unknown;
    }

    /**
     * Brings the fleet up; it listens when this returns.
     *
     * @param count how many hosts, 1 to {@link #MOST}
     */
    public static DemoFleet start(int count, Clock clock) {
        try {
            KeyPair login = newKey();
            KeyPair hostKey = newKey();
            DemoServer server = DemoServer.start(login.getPublic(), _ -> hostKey);
            List<String> unknown = new CopyOnWriteArrayList<>();
            List<Machine> machines = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                machines.add(new Machine("shop-" + i, clock, Map.of(), unknown::add));
            }
            List<Integer> ports = server.open(machines);
            Map<HostName, KnownKey> known = new TreeMap<>();
            List<Host> hosts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                HostName name = new HostName(machines.get(i).name());
                Endpoint endpoint = new Endpoint(
                        "op", "127.0.0.1", ports.get(i), List.of(), true, Optional.of("none"), Optional.empty());
                hosts.add(new Host(name, Optional.of(endpoint), Sudo.NOPASSWD, new TreeSet<>(List.of("shop"))));
                known.put(name, new KnownKey("127.0.0.1", ports.get(i), hostKey.getPublic()));
            }
            return new DemoFleet(server, login, List.copyOf(hosts), Map.copyOf(known), unknown);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's SSH server did not start", e);
        }
    }

    /** The hosts as an inventory has them, by name. */
    public List<Host> hosts() {
        return hosts;
    }

    /** The host key that is known of each host; one of the story's hosts shows another one. */
    public Map<HostName, KnownKey> knownKeys() {
        return knownKeys;
    }

    /** The private key that logs in to every host: ECDSA, PKCS #8 in PEM, without passphrase, made for this run. */
    public byte[] loginKey() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(login.getPrivate().getEncoded());
        return ("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** What hosts were asked that the demo does not know, with the host's name in front; empty unless it has a gap. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** Ends all connections and forgets everything. */
    @Override
    public void close() {
        server.close();
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }
}
