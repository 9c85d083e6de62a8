package org.hostkeeper.remote.local;

import java.util.Map;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.remote.FilesContract;
import org.hostkeeper.remote.FollowingContract;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.RootContract;
import org.hostkeeper.remote.RunningContract;
import org.hostkeeper.remote.Way;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("This machine")
class LocalRemoteTest {
    @Nested
    class Running extends RunningContract {
        Running() {
            super(new WithoutSsh());
        }
    }

    @Nested
    class Following extends FollowingContract {
        Following() {
            super(new WithoutSsh());
        }
    }

    @Nested
    class BecomingRoot extends RootContract {
        BecomingRoot() {
            super(new WithoutSsh());
        }
    }

    @Nested
    class WholeFiles extends FilesContract {
        WholeFiles() {
            super(new WithoutSsh());
        }
    }

    private static final class WithoutSsh implements Way {
        @Override
        public Remote remote(Sudo sudo, Questions questions, String path) {
            return new LocalConnector(questions, "somebody", Map.of("PATH", path))
                    .connect(Host.local(new HostName("here"), sudo));
        }

        @Override
        public void close() {}
    }
}
