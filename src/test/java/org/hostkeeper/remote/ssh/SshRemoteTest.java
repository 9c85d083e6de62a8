package org.hostkeeper.remote.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.RemoteContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A host over SSH")
class SshRemoteTest extends RemoteContract {
    private final List<TestServer> servers = new ArrayList<>();

    @Override
    protected Remote remote(Sudo sudo, Questions questions, String path) throws IOException {
        try {
            TestServer server = new TestServer().acceptingPassword("somebody", "login").started();
            servers.add(server);
            server.environment.put("PATH", path);
            if (questions instanceof Person person) {
                person.password("login");
            }
            Questions all = questions instanceof Person ? questions : new Person().password("login");
            return new SshConnector(HostKeys.inMemory(), all, _ -> Optional.empty(), settings(folder))
                    .connect(TestServer.host("here", server.endpoint(), sudo));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SshSettings settings(Path home) {
        return new SshSettings(home, Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(15), 8);
    }

    @AfterEach
    void stopServers() throws IOException {
        for (TestServer server : servers) {
            server.close();
        }
    }
}
