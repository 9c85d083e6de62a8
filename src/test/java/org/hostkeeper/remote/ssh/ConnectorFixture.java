package org.hostkeeper.remote.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Servers of this process, and connectors to them. */
abstract class ConnectorFixture {
    @TempDir
    Path home;

    final List<TestServer> servers = new ArrayList<>();
    final Map<HostName, Host> hosts = new HashMap<>();
    Duration connectLimit = Duration.ofSeconds(30);
    Duration keepAlive = Duration.ofSeconds(15);

    TestServer server(String... hostKeyKinds) throws Exception {
        TestServer server =
                new TestServer(hostKeyKinds).acceptingPassword("somebody", "login").started();
        servers.add(server);
        return server;
    }

    SshConnector connector(HostKeys keys, Questions questions) {
        SshSettings settings = new SshSettings(home, Optional.empty(), connectLimit, keepAlive, 8);
        return new SshConnector(keys, questions, name -> Optional.ofNullable(hosts.get(name)), settings);
    }

    Remote connect(Host host) {
        return connector(HostKeys.inMemory(), new Person().password("login")).connect(host);
    }

    @AfterEach
    void stopServers() throws IOException {
        for (TestServer server : servers) {
            server.close();
        }
    }
}
