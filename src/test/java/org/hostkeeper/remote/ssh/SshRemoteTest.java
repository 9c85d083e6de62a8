package org.hostkeeper.remote.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.remote.FilesContract;
import org.hostkeeper.remote.FollowingContract;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.RootContract;
import org.hostkeeper.remote.RunningContract;
import org.hostkeeper.remote.Way;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("A host over SSH")
class SshRemoteTest {
    @Nested
    class Running extends RunningContract {
        Running() {
            super(new OverSsh());
        }
    }

    @Nested
    class Following extends FollowingContract {
        Following() {
            super(new OverSsh());
        }
    }

    @Nested
    class BecomingRoot extends RootContract {
        BecomingRoot() {
            super(new OverSsh());
        }
    }

    @Nested
    class WholeFiles extends FilesContract {
        WholeFiles() {
            super(new OverSsh());
        }
    }

    private static final class OverSsh implements Way {
        private final List<TestServer> servers = new ArrayList<>();

        @Override
        public Remote remote(Sudo sudo, Questions questions, String path) throws IOException {
            try {
                TestServer server = new TestServer().acceptingPassword("somebody", "login").started();
                servers.add(server);
                server.environment.put("PATH", path);
                Person person = questions instanceof Person p ? p : new Person();
                SshSettings settings = new SshSettings(
                        Path.of("/no/such/home"), Optional.empty(), Duration.ofSeconds(30), Duration.ofSeconds(15), 8);
                return new SshConnector(
                                HostKeys.inMemory(), person.password("login"), _ -> Optional.empty(), settings)
                        .connect(TestServer.host("here", server.endpoint(), sudo));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            for (TestServer server : servers) {
                server.close();
            }
        }
    }
}
