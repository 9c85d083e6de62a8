package org.hostkeeper.exhibition.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a folder that it takes for the whole machine, with stand-ins for what starts services there. */
@DisplayName("The program of a Linux guest, installed where there is no systemd,")
class GuestInstallTest {
    private static final String INITTAB = "# as it came\nid:2:initdefault:\n\n1:2345:respawn:/sbin/getty tty1\n";

    /** Starts what stands in the inittab, and again when it ends; it never looks at a line that it knows already. */
    private static final String INIT = """
            #!/bin/sh
            while :; do
                line=$(sed -n 's/^hkg:2345:respawn://p' "$1/etc/inittab")
                [ -z "$line" ] || sh -c "exec $line"
                sleep 0.1
            done
            """;

    /** Starts the service by its file. */
    private static final String RC_SERVICE = """
            #!/bin/sh
            . ROOT/etc/init.d/"$1"
            [ ! -e ROOT/service.pid ] || kill "$(cat ROOT/service.pid)" 2>/dev/null
            [ "$2" != restart ] || { $command $command_args >/dev/null 2>&1 & echo $! >ROOT/service.pid; }
            echo "rc-service $*" >>ROOT/told
            """;

    private static final String RC_UPDATE = """
            #!/bin/sh
            echo "rc-update $*" >>ROOT/told
            """;

    @TempDir
    private Path root = Path.of("");

    private final AtomicInteger beats = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private HttpServer host;

    @BeforeEach
    void machine() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", exchange -> {
            beats.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        host.start();
        for (String folder : List.of("bin", "etc/init.d", "run", "usr/local/sbin")) {
            Files.createDirectories(root.resolve(folder));
        }
        command("id", "#!/bin/sh\necho 0\n");
        command("logger", "#!/bin/sh\n");
        String program = GuestScript.linux(URI.create("http://127.0.0.1:" + host.getAddress().getPort()));
        assertThat(program).containsOnlyOnce("kill -HUP 1");
        Files.writeString(root.resolve(GuestScript.FILE), program
                .replace("kill -HUP 1", ":")
                .replace("PATH=/usr/local/sbin", "PATH=" + root + "/bin:/usr/local/sbin")
                .replace("=/usr/local/sbin/hostkeeper-guest", "=" + root + "/usr/local/sbin/hostkeeper-guest")
                .replace("/run/systemd/", root + "/run/systemd/")
                .replaceAll("(?<![\\w/])/etc/", root + "/etc/"));
    }

    @AfterEach
    void end() {
        host.stop(0);
    }

    private void command(String name, String script) throws IOException {
        Path file = root.resolve("bin").resolve(name);
        Files.writeString(file, script.replace("ROOT", root.toString()));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String guest(String... arguments) throws IOException, InterruptedException {
        return ends(0, arguments);
    }

    private String ends(int status, String... arguments) throws IOException, InterruptedException {
        Path said = root.resolve("said");
        List<String> command = Stream.concat(Stream.of("sh", root.resolve(GuestScript.FILE).toString()), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(status);
        return Files.readString(said);
    }

    private long running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(root + "/usr/local/sbin/hostkeeper-guest"))
                .count();
    }

    private void beatsGoOn() {
        int before = beats.get();
        await().atMost(Duration.ofSeconds(10)).until(() -> beats.get() >= before + 2);
    }

    @Test
    @DisplayName("is a line of the inittab, takes new settings at once, and leaves that file byte for byte as it was")
    void inittab() throws Exception {
        Path inittab = root.resolve("etc/inittab");
        Files.writeString(inittab, INITTAB);
        command("init", INIT);
        Process init = new ProcessBuilder(root.resolve("bin/init").toString(), root.toString()).start();
        try {
            assertThat(guest("install")).contains("the host hears it");
            assertThat(inittab).content().startsWith(INITTAB).containsOnlyOnce("hkg:2345:respawn:").endsWith("hostkeeper-guest run --log\n");
            beatsGoOn();

            assertThat(guest("install", "--process", "no-such-player")).contains("no beat now: no process no-such-player");
            int before = beats.get();
            Thread.sleep(2500);
            assertThat(beats.get()).as("beats of a program with old settings").isLessThanOrEqualTo(before + 1);
            assertThat(inittab).content().containsOnlyOnce("hkg:2345:respawn:");

            guest("remove");
            await().atMost(Duration.ofSeconds(10)).until(() -> running() == 0);
            assertThat(inittab).hasContent(INITTAB);
            nothingLeft();
        } finally {
            init.descendants().forEach(ProcessHandle::destroyForcibly);
            init.destroyForcibly();
        }
    }

    @Test
    @DisplayName("is a service of OpenRC, and none any more once it is removed")
    void openRc() throws Exception {
        command("openrc-run", "#!/bin/sh\n");
        command("rc-update", RC_UPDATE);
        command("rc-service", RC_SERVICE);

        assertThat(guest("install")).contains("the host hears it");
        assertThat(root.resolve("etc/init.d/hostkeeper-guest")).isExecutable().content().contains("supervise-daemon", "respawn_max=0");
        beatsGoOn();
        guest("remove");

        await().atMost(Duration.ofSeconds(10)).until(() -> running() == 0);
        assertThat(Files.readAllLines(root.resolve("told"))).containsExactly(
                "rc-update -q add hostkeeper-guest default", "rc-service hostkeeper-guest restart",
                "rc-service hostkeeper-guest stop", "rc-update -q del hostkeeper-guest");
        nothingLeft();
    }

    @Test
    @DisplayName("says that it is not started, where nothing starts it")
    void unknown() throws Exception {
        Files.writeString(root.resolve("etc/inittab"), INITTAB); // of an init that does not read it

        assertThat(ends(3, "install")).contains("this system has not started it");
    }

    @Test
    @DisplayName("is not installed with a check that is not there")
    void noProgram() throws Exception {
        assertThat(ends(2, "install", "--check", "/no/such/program")).contains("no program: /no/such/program");
        nothingLeft();
    }

    private void nothingLeft() throws IOException {
        for (String folder : List.of("etc", "usr")) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())).isSubsetOf("inittab");
            }
        }
    }
}
