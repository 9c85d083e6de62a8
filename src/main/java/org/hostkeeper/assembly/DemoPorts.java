package org.hostkeeper.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.demo.KeyBlob;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.store.Store;

/**
 * The demo's outside: everything in memory, and nothing of the operator's own, neither his keys nor his known hosts. The
 * one file is the login key, which a connection needs by its path; it is in a private temporary folder and goes at the
 * end.
 */
final class DemoPorts {
    private DemoPorts() {}

    static Ports of(DemoFleet demo, Clock clock, RandomGenerator random) {
        Store store = Store.inMemory();
        Path key = writeKey(demo.loginKey());
        HostKeys keys = HostKeys.inMemory();
        demo.knownKeys().values().forEach(known -> keys.accept(known.address(), known.port(), KeyBlob.of(known.key())));
        addAll(store.inventory(), demo.hosts().stream().map(host -> withKey(host, key)).toList());
        demo.brokers().forEach(store.brokers()::add);
        return new Ports(
                store.inventory(),
                demo.withPast(store.journal()),
                store.facts(),
                demo.withPast(store.history()),
                store.settings(),
                store.brokers(),
                store.clearedMessages(),
                new ForgetfulSecrets(),
                OwnPorts.connectors(new Lazy<>(() -> keys), store.inventory(), store.settings()),
                new KnownKeys(new Lazy<>(() -> keys)),
                clock,
                random,
                OwnPorts.console(),
                true,
                () -> {
                    demo.close();
                    store.close();
                    deleteKey(key);
                });
    }

    /** Those that others are reached through come first: an inventory knows a host's way before it takes the host. */
    private static void addAll(Inventory inventory, List<Host> hosts) {
        List<Host> left = new ArrayList<>(hosts);
        while (!left.isEmpty()) {
            List<Host> now = left.stream().filter(host -> wayIsThere(inventory, host)).toList();
            if (now.isEmpty()) {
                throw new IllegalStateException("Jumps in a circle: " + left);
            }
            now.forEach(inventory::add);
            left.removeAll(now);
        }
    }

    private static boolean wayIsThere(Inventory inventory, Host host) {
        return host.endpoint().flatMap(Endpoint::jump).map(jump -> inventory.find(jump).isPresent()).orElse(true);
    }

    private static Host withKey(Host host, Path key) {
        return new Host(
                host.name(), host.endpoint().map(e -> e.withIdentities(List.of(key))), host.sudo(), host.tags());
    }

    private static Path writeKey(byte[] key) {
        try {
            Path folder = Files.createTempDirectory(
                    "hostkeeper-demo-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = Files.createFile(
                    folder.resolve("key"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.write(file, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteKey(Path key) {
        try {
            Files.deleteIfExists(key);
            Files.deleteIfExists(Optional.ofNullable(key.getParent()).orElse(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
