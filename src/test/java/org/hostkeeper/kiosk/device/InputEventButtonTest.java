package org.hostkeeper.kiosk.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A key of an input device")
class InputEventButtonTest {
    private static final int ENTER = 28;

    @TempDir
    Path folder;

    private static byte[] event(int type, int code, int value) {
        return ByteBuffer.allocate(24).order(ByteOrder.nativeOrder())
                .putLong(1).putLong(2).putShort((short) type).putShort((short) code).putInt(value).array();
    }

    @Test
    @DisplayName("counts when it goes down, not when it repeats or goes up, nor another")
    void presses() throws IOException, InterruptedException {
        Path device = folder.resolve("event3");
        CountDownLatch two = new CountDownLatch(2);
        try (InputEventButton button = new InputEventButton(device, ENTER, Duration.ofDays(1))) {
            Files.write(device, ByteBuffer.allocate(24 * 6)
                    .put(event(1, ENTER, 1)).put(event(1, ENTER, 2)).put(event(1, ENTER, 0)).put(event(1, 30, 1)).put(event(4, ENTER, 1)).put(event(1, ENTER, 1)).array());
            int[] count = {0};
            button.listen(() -> {
                count[0]++;
                two.countDown();
            });
            assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(count[0]).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("says that it does nothing while its device is not there or cannot be read, and no longer when it can")
    void trouble() throws Exception {
        Path device = folder.resolve("event5");
        try (InputEventButton button = new InputEventButton(device, ENTER, Duration.ofMillis(1))) {
            assertThat(button.trouble()).isEmpty();
            button.listen(() -> { });
            await().atMost(Duration.ofSeconds(30)).until(() -> said(button).equals("The button does nothing: its device " + device + " is not there. Is it plugged in?"));
            assertThat(new ProcessBuilder("mkfifo", device.toString()).start().waitFor()).isZero();
            try (var plugged = Files.newOutputStream(device)) {
                plugged.write(event(1, 30, 1));
                await().atMost(Duration.ofSeconds(30)).until(() -> button.trouble().isEmpty());
                Files.delete(device);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> button.trouble().isPresent());
        }
    }

    private static String said(InputEventButton button) {
        return button.trouble().map(text -> text.in(Locale.ENGLISH)).orElse("");
    }

    @Test
    @DisplayName("is found when its device comes later")
    void later() throws IOException {
        Path device = folder.resolve("event4");
        CountDownLatch pressed = new CountDownLatch(1);
        try (InputEventButton button = new InputEventButton(device, ENTER, Duration.ofMillis(1))) {
            button.listen(pressed::countDown);
            Path made = Files.write(folder.resolve("made"), event(1, ENTER, 1));
            Files.move(made, device);
            await().atMost(Duration.ofSeconds(30)).until(() -> pressed.getCount() == 0);
        }
    }
}
