package org.hostkeeper.remote.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hostkeeper.remote.Problems.problemOf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's shell as a real sshd gives it. */
@TestBed(hosts = 1)
@DisplayName("A terminal on a real host")
class TerminalIT {
    private static final String PROMPT_AFTER_INTERRUPT = "(?s)\\^C.*\\$[^$]* $";

    @TempDir
    Path home;

    private Remote connect(TestHost there) {
        Endpoint endpoint = Endpoint.parse("op@" + there.address()).withIdentities(List.of(there.key()));
        SshSettings settings =
                new SshSettings(home, Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(1), 8);
        return new SshConnector(HostKeys.of(home.resolve("own"), home), new Person(), _ -> Optional.empty(), settings)
                .connect(TestServer.host(there.name(), endpoint, Sudo.NONE));
    }

    /** A shell, and what it has shown. */
    private static final class Typing implements AutoCloseable {
        private static final int KEPT = 3000;
        private final Terminal terminal;
        private final StringBuilder shown = new StringBuilder();
        private final Thread reading;

        Typing(Remote remote) {
            terminal = remote.terminal(new Terminal.Size(100, 30));
            reading = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            byte[] piece = new byte[1 << 14];
            try (InputStream output = terminal.output()) {
                for (int n = output.read(piece); n >= 0; n = output.read(piece)) {
                    keep(new String(piece, 0, n, UTF_8));
                }
            } catch (IOException e) {
                keep(e.toString());
            }
        }

        private synchronized void keep(String more) {
            shown.append(more);
            shown.delete(0, Math.max(0, shown.length() - KEPT));
        }

        /** Without what bash says about marked pastes before and after each line. */
        private synchronized String shown() {
            return shown.toString().replaceAll("\033\\[\\?2004[hl]\r?", "");
        }

        Typing type(String text) throws IOException {
            terminal.input().write(text.getBytes(UTF_8));
            terminal.input().flush();
            return this;
        }

        void shows(String pattern) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(shown()).containsPattern(pattern));
        }

        OptionalInt end() throws InterruptedException {
            reading.join(Duration.ofSeconds(30));
            assertThat(reading.isAlive()).isFalse();
            return terminal.status();
        }

        @Override
        public void close() {
            terminal.close();
        }
    }

    @Test
    @DisplayName("knows its size and hears of another, interrupts, and ends with the shell's status")
    void types(TestHost there) throws Exception {
        try (Remote remote = connect(there);
                Typing typing = new Typing(remote)) {
            typing.type("tput cols; echo hi; echo $TERM\r").shows("\n100\r\nhi\r\nxterm-256color\r\n");
            typing.terminal.resize(new Terminal.Size(72, 20));
            typing.type("stty size\r").shows("\n20 72\r\n");
            typing.type("sleep 600\r");
            await().until(() -> there.sh("pgrep -x sleep || true").outOfSuccess().lines().count() == 1);
            typing.type("\003").shows(PROMPT_AFTER_INTERRUPT);
            typing.type("echo status $?\r").shows("\nstatus 130\r\n");
            typing.type("exit 7\r");
            assertThat(typing.end()).hasValue(7);
            assertThat(remote.run(Command.of("echo", "still here")).text()).isEqualTo("still here\n");
        }
    }

    @Test
    @DisplayName("that says more than anybody reads holds up nothing else for long, and stops soon after Ctrl+C")
    void floods(TestHost there) throws Exception {
        try (Remote remote = connect(there);
                Typing typing = new Typing(remote)) {
            typing.type("yes a long line that fills the window\r").shows("fills the window\r\na long");
            assertThat(remote.run(Command.of("echo", "between").within(Duration.ofSeconds(10))).text())
                    .isEqualTo("between\n");
            typing.type("\003").shows(PROMPT_AFTER_INTERRUPT);
            typing.type("echo st''opped\r").shows("\nstopped");
        }
    }

    @Test
    @DisplayName("closed, ends what runs in it, as when the lid of a terminal is shut")
    void closes(TestHost there) throws Exception {
        try (Remote remote = connect(there)) {
            try (Typing typing = new Typing(remote)) {
                typing.type("sleep 4711\r").shows("sleep");
                await().until(() -> there.sh("pgrep -f 'sleep 4711' || true").outOfSuccess().lines().count() > 0);
            }
            await().until(() -> there.sh("pgrep -x sleep || true").outOfSuccess().isBlank());
        }
    }

    @Test
    @DisplayName("ends without a status when the cable is cut, and another can be opened when it is whole again")
    void isCut(TestHost there) throws Exception {
        try (Remote remote = connect(there);
                Typing typing = new Typing(remote)) {
            typing.type("echo he''re\r").shows("\nhere");
            there.cut();
            assertThat(typing.end()).isEmpty();
            await().until(() -> !remote.isOpen()); // the channel's end is told before the session's
        }
        there.heal();
        try (Remote again = connect(there);
                Typing typing = new Typing(again)) {
            typing.type("echo aga''in\r").shows("\nagain");
        }
    }

    @Test
    @DisplayName("is refused before nothing else would get through the connection")
    void leavesRoom(TestHost there) {
        try (Remote remote = connect(there)) {
            List<Terminal> open = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                open.add(remote.terminal(new Terminal.Size(80, 24)));
            }
            Problem problem = problemOf(() -> remote.terminal(new Terminal.Size(80, 24)));
            assertThat(problem).isInstanceOf(Problem.Refused.class);
            assertThat(problem.text().in(java.util.Locale.ENGLISH)).contains("the host allows 8 channels at once");
            open.removeFirst().close();
            await().untilAsserted(() -> remote.terminal(new Terminal.Size(80, 24)).close());
            assertThat(remote.run(Command.of("echo", "hi")).text()).isEqualTo("hi\n");
        }
    }
}
