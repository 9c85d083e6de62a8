package org.hostkeeper.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                            folder.resolve("home"),
                            List.of(PICTURES.toString(), "root@" + host.address(), host.key().toString())))
                    .isZero();
        }
    }
}
