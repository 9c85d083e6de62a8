package org.hostkeeper.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A button behind a command")
class CommandButtonTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("says that it does nothing while its command cannot be run or fails, and no longer when it tells a press")
    void trouble() throws Exception {
        Path works = folder.resolve("works");
        CountDownLatch pressed = new CountDownLatch(1);
        List<String> words = List.of("sh", "-c", "[ -e " + works + " ] && echo pressed");
        try (CommandButton button = new CommandButton(words, Duration.ofMillis(5))) {
            button.listen(pressed::countDown);
            await().atMost(Duration.ofSeconds(30)).until(() -> button.trouble().isPresent());
            Files.createFile(works);
            assertThat(pressed.await(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> button.trouble().isEmpty());
        }
        try (CommandButton button = new CommandButton(List.of(folder.resolve("none").toString()), Duration.ofMillis(5))) {
            button.listen(() -> { });
            await().atMost(Duration.ofSeconds(30)).until(() -> button.trouble().isPresent());
        }
    }
}
