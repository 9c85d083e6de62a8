package org.hostkeeper.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A mail whose file the disk does not take")
class MailQueueTest {
    @TempDir
    private Path folder = Path.of("");

    private static Mail mail(String... to) {
        return new Mail("1", List.of(to), "Service Failure Alert: Pump 1", "Module: Pump 1", Instant.parse("2026-03-01T12:00:00Z"));
    }

    /** What stands where the file has to be, and no file can be put in the place of: no write of this mail gets through. */
    private Path obstacle() throws IOException {
        return Files.createDirectories(folder.resolve("1.mail"));
    }

    @Test
    @DisplayName("waits in memory, and the problem names the file, each time that it is to be kept")
    void waitsInMemory() throws IOException {
        MailQueue queue = new MailQueue(folder, 100);
        obstacle();

        assertThat(queue.add(mail("one@example.org", "two@example.org"))).hasValueSatisfying(this::namesTheFile);
        assertThat(queue.waiting()).containsExactly(mail("one@example.org", "two@example.org"));

        assertThat(queue.replace(mail("two@example.org"))).hasValueSatisfying(this::namesTheFile);
        assertThat(queue.waiting()).containsExactly(mail("two@example.org"));
    }

    @Test
    @DisplayName("leaves no half file, and is on the disk as soon as it is kept again where there is room")
    void roomAgain() throws IOException {
        MailQueue queue = new MailQueue(folder, 100);
        Path obstacle = obstacle();
        assertThat(queue.add(mail("one@example.org", "two@example.org"))).isPresent();
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(obstacle));

        Files.delete(obstacle);

        assertThat(queue.replace(mail("two@example.org"))).isEmpty();
        assertThat(new MailQueue(folder, 100).waiting()).containsExactly(mail("two@example.org"));
    }

    private void namesTheFile(Problem problem) {
        assertThat(problem).isInstanceOfSatisfying(
                Problem.FileRefused.class, refused -> assertThat(refused.path()).isEqualTo(folder.resolve("1.mail").toString()));
    }
}
