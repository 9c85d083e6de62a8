package org.hostkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.demo.KeyBlob;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.store.Store;

/**
 * Many hosts in a process of their own, so that a console that keeps them is measured without them. Called by bench/run
 * with the folder of the home that it makes for that console, and how many hosts; says that it is ready, and stays.
 */
public final class FleetElsewhere {
    private FleetElsewhere() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        DemoFleet fleet = DemoFleet.start(Integer.parseInt(arguments[1]), Clock.systemUTC());
        Home home = Home.of(Map.of("HOSTKEEPER_HOME", folder.toString()), folder);
        HostKeys keys = HostKeys.of(home.knownHosts(), folder);
        fleet.knownKeys().values().forEach(known -> keys.accept(known.address(), known.port(), KeyBlob.of(known.key())));
        Path key = Files.createFile(
                folder.resolve("key"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(key, fleet.loginKey());
        try (Store store = Store.open(home.store(), Clock.systemUTC())) {
            add(store.inventory(), fleet.hosts(), key);
        }
        System.out.println("ready");
        System.out.flush();
        Thread.currentThread().join();
    }

    /** In the order of the fleet, but those that are reached through another after it. */
    private static void add(Inventory inventory, List<Host> hosts, Path key) {
        List<Host> first = hosts.stream().filter(h -> h.endpoint().flatMap(e -> e.jump()).isEmpty()).toList();
        List<Host> behind = hosts.stream().filter(h -> !first.contains(h)).toList();
        first.forEach(host -> inventory.add(withKey(host, key)));
        behind.forEach(host -> inventory.add(withKey(host, key)));
    }

    private static Host withKey(Host host, Path key) {
        return new Host(
                host.name(), host.endpoint().map(e -> e.withIdentities(List.of(key))), host.sudo(), host.tags());
    }
}
