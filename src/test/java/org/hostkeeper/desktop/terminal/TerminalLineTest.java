package org.hostkeeper.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The line from a screen to its shells")
class TerminalLineTest {
    private static final Terminal.Size SIZE = new Terminal.Size(100, 30);
    private static final Problem GONE = new Problem.Unreachable("web1", "web1:22", "no route");
    private static final Problem DENIED = new Problem.AccessDenied("web1", "op", "key");

    private final Deque<Supplier<Terminal>> shells = new ArrayDeque<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final FakeTerminal first = new FakeTerminal(SIZE);
    private final FakeTerminal second = new FakeTerminal(SIZE);
    private final StringBuffer shown = new StringBuffer();
    private TerminalLine line = line(Duration.ZERO);

    private TerminalLine line(Duration pause) {
        return new TerminalLine(
                _ -> shells.removeFirst().get(),
                event -> "[" + event.getClass().getSimpleName() + "]",
                event -> told.add(event.getClass().getSimpleName()),
                List.of(pause));
    }

    private static Supplier<Terminal> failing(Problem problem) {
        return () -> {
            throw new ProblemException(problem);
        };
    }

    private void read() {
        Thread.ofVirtual().start(() -> {
            char[] piece = new char[1000];
            try {
                for (int n = line.read(piece, 0, piece.length); n >= 0; n = line.read(piece, 0, piece.length)) {
                    shown.append(piece, 0, n);
                }
                shown.append("<end>");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Without the control sequences of xterm. */
    private String text() {
        return shown.toString().replaceAll("\033\\[[?0-9;]*[a-z]", "").replace("\r\n", "\n");
    }

    private void shows(String text) {
        await().untilAsserted(() -> assertThat(text()).isEqualTo(text));
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    @DisplayName("carries what the shell shows and what is typed, and tells a new size")
    void carries() throws IOException {
        shells.add(() -> first.says("$ "));
        line.resize(SIZE);
        read();
        shows("[Connecting]\n[Connected]\n$ ");
        line.write("ls\r".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        line.resize(new Terminal.Size(80, 20));

        assertThat(first.typed()).isEqualTo("ls<0d>");
        assertThat(first.sizes.getLast()).isEqualTo(new Terminal.Size(80, 20));
    }

    @Test
    @DisplayName("is made again by itself when the connection breaks, and says both")
    void mends() {
        shells.add(() -> first.says("$ "));
        shells.add(failing(GONE));
        shells.add(() -> second.says("# "));
        read();
        first.breaks();
        await().until(() -> told.getLast().equals("Connected") && told.size() == 7);

        assertThat(told)
                .containsExactly("Connecting", "Connected", "Lost", "Connecting", "Failed", "Connecting", "Connected");
        await().until(() -> text().endsWith("[Connected]\n# "));
        assertThat(first.closed).isTrue();
    }

    @Test
    @DisplayName("leaves a program's other screen, its mouse and its colours when the connection breaks")
    void sobers() {
        shells.add(() -> first.says("\033[?1049h\033[?1000h\033[31m"));
        line.close();
        line = line(Duration.ofDays(1));
        read();
        await().until(() -> shown.indexOf("\033[31m") > 0);
        first.breaks();
        await().until(() -> shown.indexOf("[Lost]") > 0);

        assertThat(shown.substring(shown.indexOf("\033[31m")))
                .contains("\033[?1047l")
                .contains("\033[?1000l")
                .contains("\033[0m");
    }

    @Test
    @DisplayName("waits for Enter when the shell has ended by itself, and for nothing less")
    void endsAndBeginsAnew() throws IOException {
        shells.add(() -> first.says("$ "));
        shells.add(() -> second.says("# "));
        read();
        first.exits(3);
        await().until(() -> told.contains("Ended") && text().endsWith("[Ended]\n"));
        line.write(new byte[] {'x'});
        assertThat(shells).hasSize(1);
        line.write(new byte[] {'\r'});
        await().until(() -> text().endsWith("[Ended]\n[Connecting]\n[Connected]\n# "));
        assertThat(second.typed()).isEmpty();
    }

    @Test
    @DisplayName("does not knock again by itself where it is refused, nor where it never was")
    void isRefused() throws IOException {
        shells.add(failing(GONE));
        shells.add(failing(DENIED));
        shells.add(() -> first);
        read();
        await().until(() -> text().endsWith("[Failed]\n"));
        line.write(new byte[] {'\r'});
        await().until(() -> told.stream().filter("Failed"::equals).count() == 2);
        assertThat(shells).hasSize(1);
    }

    @Test
    @DisplayName("says it when something goes wrong that nobody thought of, and begins anew by Enter")
    void unforeseen() throws IOException {
        shells.add(() -> {
            throw new IllegalStateException("nobody thought of this");
        });
        shells.add(() -> first.says("$ "));
        read();
        await().until(() -> text().endsWith("[Failed]\n"));
        line.write(new byte[] {'\r'});
        await().until(() -> text().endsWith("[Connected]\n$ "));
    }

    @Test
    @DisplayName("closed, it ends the shell, also one that comes too late")
    void closes() {
        shells.add(() -> {
            line.close();
            return first;
        });
        read();
        shows("<end>");
        assertThat(first.closed).isTrue();
    }
}
