package org.hostkeeper.kiosk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.kiosk.Pin;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@DisplayName("The kiosk in a window of its own, on a screen with a window manager,")
class KioskWindowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestHost host;

    @TempDir
    Path folder;

    KioskWindowIT(TestHost host) {
        this.host = host;
    }

    private void config(KioskHost kiosk) throws IOException {
        KioskOnScreen.config(folder, """
                {"artworks": [{"host": "gallery-1", "vm": "%s", "title": "Orbit, 2004", "ssh": "%s", "host_key": "%s"}],
                 "cool_down": 2, "hold": 0.5, "pin": "%s"}""".formatted(
                KioskHost.VM, kiosk.at(), host.fingerprint(), Pin.of("2718".toCharArray(), new SecureRandom()).written()), Files.readString(kiosk.key));
    }

    private String state() {
        return host.sh("virsh -q domstate " + KioskHost.VM).out().strip();
    }

    @Test
    @DisplayName("fills it, brings a real machine back, finds a lost host again, keeps people in, and lets staff out by the PIN")
    void whole() throws Exception {
        try (KioskHost kiosk = new KioskHost(host)) {
            kiosk.prepare(Optional.empty());
            config(kiosk);
            try (KioskOnScreen screen = KioskOnScreen.start(folder)) {
                await().atMost(PATIENCE).until(screen::isWhole);
                host.sh("virsh -q destroy " + KioskHost.VM);
                // held until it counts: the first state has to have come
                await().atMost(PATIENCE).until(() -> {
                    screen.hold();
                    return state().equals("running");
                });
                screen.picture("kiosk-real-back");
                host.cut();
                screen.xdo("sleep", "20");
                screen.picture("kiosk-real-lost");
                host.heal();
                screen.xdo("key", "alt+F4", "key", "Escape", "key", "ctrl+q", "key", "F11", "sleep", "1");
                assertThat(screen.process().isAlive()).isTrue();
                await().atMost(PATIENCE).until(screen::isWhole);
                screen.xdo("mousemove", "1340", "824", "click", "1", "sleep", "2");
                screen.picture("kiosk-real-pin");
                screen.xdo("type", "--delay", "200", "2718");
                screen.xdo("sleep", "2", "key", "Return", "sleep", "6");
                screen.picture("kiosk-real-staff");
                screen.xdo("mousemove", "539", "795", "click", "1"); // Leave the kiosk
                assertThat(screen.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(screen.process().exitValue()).isZero();
            }
        }
    }

    @Test
    @DisplayName("is refused in plain words on a screen that is not there")
    void noScreen() throws Exception {
        try (KioskHost kiosk = new KioskHost(host)) {
            config(kiosk);
            try (KioskOnScreen screen = KioskOnScreen.start(folder, "--screen", "2")) {
                assertThat(screen.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(screen.process().exitValue()).isNotZero();
                assertThat(screen.output()).contains("screen of this machine, which has one");
            }
        }
    }
}
