package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.hostkeeper.kiosk.plan.KioskOnScreen;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The kiosk in its window, with nothing but a token of an agent,")
class KioskByAgentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestHost host;
    private final WatchedGuest guest;

    @TempDir
    Path folder;

    KioskByAgentIT(TestHost host) {
        this.host = host;
        this.guest = new WatchedGuest(host);
    }

    @BeforeAll
    void watched() throws IOException, InterruptedException {
        guest.watched();
    }

    @AfterAll
    void close() {
        guest.close();
    }

    /** Held until it counts: the first state has to have come, or a rest to be over. What has counted is not held again. */
    private void holdUntilTaken(KioskOnScreen screen, long before) {
        await().atMost(PATIENCE).until(() -> {
            screen.hold();
            return isTaken(before);
        });
    }

    private boolean isTaken(long before) {
        try {
            await().atMost(Duration.ofSeconds(8)).until(() -> guest.lastIncident() > before);
            return true;
        } catch (ConditionTimeoutException _) {
            return false;
        }
    }

    @Test
    @DisplayName("brings a real machine back: one that is well because its button was held, and one that is dead, which nobody else does then")
    void pressed() throws Exception {
        KioskOnScreen.config(folder, """
                {"artworks": [{"host": "gallery-1", "vm": "%s", "title": "Orbit, 2004", "agent": "%s"}], "cool_down": 2, "hold": 0.5}"""
                .formatted(Gallery.VM, guest.url()), guest.kioskToken() + "\n");
        try (KioskOnScreen screen = KioskOnScreen.start(folder)) {
            await().atMost(PATIENCE).until(screen::isWhole);
            guest.until("it is well", seen -> seen.state() == VmState.HEALTHY);
            long before = guest.lastIncident();

            holdUntilTaken(screen, before);

            assertThat(guest.recovered(before).reason()).isEqualTo("button");
            assertThat(guest.operator("GET", "/history").split("\"reason\":\"button\"", -1)).hasSize(2); // once

            guest.operator("POST", "/revert/disable");
            guest.kill();
            guest.until("it is missed", seen -> seen.state() != VmState.HEALTHY);
            assertThat(host.sh("virsh -q domstate " + Gallery.VM).out().strip()).isEqualTo("shut off");
            screen.xdo("sleep", "4");
            screen.picture("kiosk-agent-dead");
            long dead = guest.lastIncident();

            holdUntilTaken(screen, dead);

            assertThat(guest.recovered(dead).reason()).isEqualTo("button");
            assertThat(host.sh("virsh -q domstate " + Gallery.VM).out().strip()).isEqualTo("running");
            screen.xdo("sleep", "6");
            screen.picture("kiosk-agent-back");
        } finally {
            guest.operator("POST", "/revert/enable");
        }
    }
}
