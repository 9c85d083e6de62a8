package org.hostkeeper.remote.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.FilesContract;
import org.hostkeeper.remote.FollowingContract;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.RootContract;
import org.hostkeeper.remote.RunningContract;
import org.hostkeeper.remote.Way;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("This machine")
class LocalRemoteTest {
    /** Their two streams each are more than the virtual machine makes carriers for at the most. */
    private static final int SILENT = 140;

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

    @Test
    @DisplayName("is followed in many places at once, all of them silent, and everything else still runs")
    void manySilentPrograms() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        try (WithoutSsh way = new WithoutSsh();
                Remote remote = way.remote(Sudo.NONE, Questions.unanswered(), "/usr/bin:/bin")) {
            for (int i = 0; i < SILENT; i++) {
                remote.stream(Command.of("sleep", "120"), _ -> {});
            }
            Thread.startVirtualThread(ran::countDown);
            assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
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
