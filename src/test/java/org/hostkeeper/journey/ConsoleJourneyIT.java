package org.hostkeeper.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console as people use it: in a window of a real X server, with mouse and keyboard, upon real hosts. */
@TestBed(hosts = 2)
class ConsoleJourneyIT {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("A host is added, its failed service found, understood, mended, and the mending taken back")
    void mendsAndTakesBack(TestHost host) throws Exception {
        Files.createDirectories(PICTURES);
        host.sh("""
                cat > /etc/systemd/system/label-printer.service <<'UNIT'
                [Unit]
                Description=Prints the labels of the counter
                [Service]
                ExecStart=/bin/sh -c 'test -n "$PRINTER" || { echo "No printer: set PRINTER to use it" >&2; exit 1; }; exec sleep infinity'
                [Install]
                WantedBy=multi-user.target
                UNIT
                systemctl daemon-reload
                systemctl start label-printer
                """).outOfSuccess();
        try (Display display = new Display(folder)) {
            assertThat(Console.walk(
                            MendAndTakeBack.class,
                            display,
                            homeWithKey(host),
                            List.of(PICTURES.toString(), "root@" + host.address(), "counter")))
                    .isZero();
        }
        assertThat(host.exec("systemctl", "is-active", "label-printer").out().strip()).isEqualTo("inactive");
        assertThat(host.sh("ls /etc/systemd/system | grep label-printer").out()).isEqualTo("label-printer.service\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"root, root", "sudo, op", "sudo-asks, pw", "behind-a-jump-host, op"})
    @DisplayName("A module is created, started, followed, edited and the edit taken back, with every kind of login")
    void withEveryLogin(String name, String user, TestHost host, TestHost gate) throws Exception {
        Files.createDirectories(PICTURES);
        String jump = name.startsWith("behind") ? "op@" + gate.address() : "";
        try (Display display = new Display(folder)) {
            assertThat(Console.walk(
                            CreateAndTakeBack.class,
                            display,
                            homeWithKey(host),
                            List.of(PICTURES.toString(), name, user + "@" + host.address(), jump)))
                    .isZero();
        }
        assertThat(host.exec("systemctl", "is-active", "pump_1.service").out().strip()).isEqualTo("active");
        assertThat(host.sh("ls /etc/systemd/system/pump_1.service.d").out()).isEmpty();
        host.sh("systemctl disable --now pump_1; rm -rf /etc/systemd/system/pump_1.service* ~op/modules ~pw/modules ~root/modules");
    }

    @Test
    @DisplayName("A host of ssh_config is taken over, a service restarted, its log read, and the window made dark and German")
    void importsAndSwitches(TestHost host) throws Exception {
        Files.createDirectories(PICTURES);
        Path home = homeWithKey(host);
        Files.writeString(
                home.resolve(".ssh").resolve("config"), "Host counter\n  HostName " + host.address() + "\n  User root\n");
        String before = host.exec("systemctl", "show", "--property=InvocationID", "cron").outOfSuccess();
        try (Display display = new Display(folder)) {
            assertThat(Console.walk(ImportAndSwitch.class, display, home, List.of(PICTURES.toString()))).isZero();
        }
        assertThat(host.exec("systemctl", "show", "--property=InvocationID", "cron").outOfSuccess()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("A host that dies while a page is open is told as lost there, keeps its last state, and comes back")
    void losesAndFindsAHost(TestHost host, TestHost mortal) throws Exception {
        Files.createDirectories(PICTURES);
        try (Display display = new Display(folder)) {
            assertThat(Console.walk(
                            LoseAndFind.class,
                            display,
                            homeWithKey(host),
                            List.of(
                                    PICTURES.toString(),
                                    "root@" + host.address(),
                                    mortal.name(),
                                    "root@" + mortal.address(),
                                    mortal.key().toString())))
                    .isZero();
        }
    }

    @Test
    @DisplayName("Asked to end, as at the end of a session, the console closes its window and ends in order")
    void endsWithTheSession(TestHost host) throws Exception {
        try (Display display = new Display(folder)) {
            assertThat(Console.walk(EndOfSession.class, display, homeWithKey(host), List.of(PICTURES.toString())))
                    .isZero();
        }
        assertThat(folder.resolve("home/hostkeeper")).isDirectoryRecursivelyContaining("glob:**/window");
    }

    @Test
    @DisplayName("On a machine without any font the console shows its pages in those that come along")
    void withoutFonts(TestHost host) throws Exception {
        Path none = Path.of("src", "test", "resources", "no-fonts.conf").toAbsolutePath();
        try (Display display = new Display(folder)) {
            assertThat(Console.walk(
                            EndOfSession.class, display, homeWithKey(host), List.of(PICTURES.toString()), Map.of("FONTCONFIG_FILE", none.toString())))
                    .isZero();
        }
    }

    /** A home folder with the usual key, which opens that host. */
    private Path homeWithKey(TestHost host) throws IOException {
        Path home = folder.resolve("home");
        Files.copy(host.key(), Files.createDirectories(home.resolve(".ssh")).resolve("id_ed25519"));
        return home;
    }
}
