package org.hostkeeper.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.FactsReader;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.remote.ssh.SshConnector;
import org.hostkeeper.remote.ssh.SshSettings;

/** A console that reaches a demo fleet by the product's own way: the real connector, facts reader and known hosts. */
final class DemoConsole implements AutoCloseable {
    private final DemoFleet fleet;
    private final Clock clock;
    private final Map<HostName, Host> hosts = new HashMap<>();
    private final SshConnector connector;
    private final Map<String, Remote> open = new HashMap<>();

    DemoConsole(DemoFleet fleet, Clock clock, Path folder) {
        this.fleet = fleet;
        this.clock = clock;
        Path key = folder.resolve("key");
        try {
            Files.write(key, fleet.loginKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Host host : fleet.hosts()) {
            hosts.put(
                    host.name(),
                    new Host(host.name(), host.endpoint().map(e -> e.withIdentities(List.of(key))), host.sudo(), host.tags()));
        }
        HostKeys keys = HostKeys.inMemory();
        fleet.knownKeys().values().forEach(k -> keys.accept(k.address(), k.port(), KeyBlob.of(k.key())));
        SshSettings settings =
                new SshSettings(folder, Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(15), 8);
        connector = new SshConnector(keys, new DemoQuestions(), name -> Optional.ofNullable(hosts.get(name)), settings);
    }

    SshConnector connector() {
        return connector;
    }

    Host host(String name) {
        return Optional.ofNullable(hosts.get(new HostName(name))).orElseThrow();
    }

    Remote to(String name) {
        return open.computeIfAbsent(name, n -> connector.connect(host(n)));
    }

    /** What this probe says of a host now. */
    <T> T ask(String name, Probe<T> probe) {
        FactsReader reader = new FactsReader(clock, new Random(1));
        Reading<T> reading = Facts.unknown(new HostName(name))
                .update(reader.read(to(name), List.of(probe)), List.of(probe))
                .of(probe);
        return reading.value().orElseThrow(() -> new AssertionError(reading.problem()));
    }

    @Override
    public void close() {
        open.values().forEach(Remote::close);
        fleet.close();
    }
}
