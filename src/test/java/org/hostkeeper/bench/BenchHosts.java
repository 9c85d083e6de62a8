package org.hostkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.facts.Section;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.remote.ssh.SshConnector;
import org.hostkeeper.remote.ssh.SshSettings;

/** The hosts of a measurement, and the way to them; nothing is kept. */
final class BenchHosts {
    private BenchHosts() {}

    static Inventory inventory(List<String> addresses, Path key) {
        return new Fixed(addresses.stream().map(address -> host(address, key)).toList());
    }

    static Connector connector(Path knownHosts) throws IOException {
        HostKeys keys = HostKeys.inMemory();
        for (String line : Files.readAllLines(knownHosts)) {
            String[] words = line.split(" ");
            keys.accept(words[0], Endpoint.SSH_PORT, Base64.getDecoder().decode(words[2]));
        }
        return new SshConnector(keys, Questions.unanswered(), name -> Optional.empty(), SshSettings.usual());
    }

    private static Host host(String address, Path key) {
        Endpoint endpoint = Endpoint.parse("root@" + address).withIdentities(List.of(key));
        return new Host(new HostName("b" + address), Optional.of(endpoint), Sudo.NONE, new TreeSet<>());
    }

    private record Fixed(List<Host> hosts) implements Inventory {
        @Override
        public Optional<Host> find(HostName name) {
            return hosts.stream().filter(host -> host.name().equals(name)).findFirst();
        }

        @Override
        public void add(Host host) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void replace(HostName name, Host host) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(HostName name) {
            throw new UnsupportedOperationException();
        }
    }

    /** OpenSSH keeps nothing either. */
    record NoCache() implements FactsCache {
        @Override
        public void keep(HostName host, List<Section> sections) {}

        @Override
        public List<Section> latest(HostName host) {
            return List.of();
        }
    }
}
