package org.hostkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What following a command promises, whichever way it takes to the host. */
public abstract class FollowingContract extends RemoteFixture {
    protected FollowingContract(Way way) {
        super(way);
    }

    @Test
    void linesComeOneByOneAndTheStatusAtTheEnd() throws Exception {
        List<String> lines = new ArrayList<>();
        try (Remote remote = remote()) {
            var following =
                    remote.stream(sh("printf 'a\\nb\\n\\nlast'; echo oops >&2; exit 4"), lines::add);
            assertThat(following.ended().get(10, TimeUnit.SECONDS)).isEqualTo(4);
            assertThat(lines).containsExactly("a", "b", "", "last");
            assertThat(following.error()).isEqualTo("oops\n");
        }
    }

    @Test
    void aHundredThousandLinesArriveInOrder() throws Exception {
        List<String> lines = new ArrayList<>();
        try (Remote remote = remote()) {
            var following = remote.stream(Command.of("seq", "100000"), lines::add);
            assertThat(following.ended().get(30, TimeUnit.SECONDS)).isZero();
        }
        assertThat(lines).hasSize(100_000).startsWith("1", "2").endsWith("99999", "100000");
    }

    @Test
    void closingEndsTheProgram() throws Exception {
        Path pid = folder.resolve("pid");
        CountDownLatch first = new CountDownLatch(1);
        try (Remote remote = remote()) {
            var following = remote.stream(
                    sh("echo $$ > \"$1\"; echo ready; sleep 300", pid.toString()), _ -> first.countDown());
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            following.close();
            long number = Long.parseLong(Files.readString(pid).strip());
            await().until(() -> ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty());
            assertThat(cause(following)).isInstanceOf(Problem.Cancelled.class);
        }
    }

    @Test
    void aLineThatNeverEndsIsAProblem() throws Exception {
        try (Remote remote = remote()) {
            var following = remote.stream(Command.of("cat", "/dev/zero").sayingAtMost(1 << 20), _ -> {});
            assertThat(cause(following)).isInstanceOf(Problem.OutputTooLarge.class);
        }
    }

    private Problem cause(org.hostkeeper.remote.Following following) throws Exception {
        try {
            throw new AssertionError("It ended with " + following.ended().get(20, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause() instanceof ProblemException p ? p.problem() : new Problem.Bug(e.toString());
        }
    }
}
