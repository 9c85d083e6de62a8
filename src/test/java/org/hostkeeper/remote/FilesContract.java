package org.hostkeeper.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hostkeeper.remote.Problems.problemOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.Test;

/** What whole files promise, whichever way they take to the host. */
public abstract class FilesContract extends RemoteFixture {
    protected FilesContract(Way way) {
        super(way);
    }

    @Test
    void whatIsWrittenIsReadBackWithItsMode() throws IOException {
        Path file = folder.resolve("it's a file");
        byte[] content = {0, 1, '\n', (byte) 0xff, '\r'};
        try (Remote remote = remote()) {
            remote.write(file.toString(), content, 0640);
            assertThat(remote.read(file.toString(), 100)).isEqualTo(content);
        }
        assertThat(Files.getAttribute(file, "unix:mode")).isEqualTo(0100640);
        assertThat(folder).isDirectoryContaining("glob:**file").isDirectoryNotContaining("glob:**.hostkeeper*");
    }

    @Test
    void aModeThatForbidsWritingIsNoObstacle() throws IOException {
        Path file = folder.resolve("sealed");
        try (Remote remote = remote()) {
            remote.write(file.toString(), "x".getBytes(UTF_8), 0400);
        }
        assertThat(Files.getAttribute(file, "unix:mode")).isEqualTo(0100400);
        assertThat(file).hasContent("x");
    }

    @Test
    void aFileThatCannotBeReplacedIsLeftAsItWas() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        try (Remote remote = remote()) {
            assertThat(problemOf(() -> remote.write(taken.toString(), "x".getBytes(UTF_8), 0644)))
                    .isInstanceOf(Problem.FileRefused.class);
            assertThat(problemOf(() -> remote.write(folder + "/no/such/folder", "x".getBytes(UTF_8), 0644)))
                    .isInstanceOf(Problem.FileRefused.class);
        }
        assertThat(folder.toFile().list()).containsExactly("taken");
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothing() throws IOException {
        try (Remote remote = remote()) {
            assertThat(remote.run(sh("echo x > /dev/full")).ok()).isFalse();
            Problem problem = problemOf(() -> remote.write("/dev/full/x", "x".getBytes(UTF_8), 0644));
            assertThat(problem).isInstanceOf(Problem.FileRefused.class);
        }
    }

    @Test
    void aMissingFileAndAFolderAreToldApartAndASizeIsHeld() throws IOException {
        Files.writeString(folder.resolve("f"), "12345");
        try (Remote remote = remote()) {
            assertThat(problemOf(() -> remote.read(folder + "/nope", 9))).isInstanceOf(Problem.NotFound.class);
            assertThat(problemOf(() -> remote.read(folder.toString(), 9)))
                    .isEqualTo(new Problem.FileRefused("here", folder.toString(), "Is a directory"));
            assertThat(remote.read(folder + "/f", 5)).hasSize(5);
            assertThat(problemOf(() -> remote.read(folder + "/f", 4)))
                    .isEqualTo(new Problem.OutputTooLarge("here", folder + "/f", 4));
        }
    }

    @Test
    void anUploadArrivesWholeAndSaysHowFarItIs() throws IOException {
        byte[] content = new byte[5_000_000];
        new Random(2).nextBytes(content);
        Path source = Files.write(folder.resolve("source"), content);
        Watched progress = new Watched(Double.MAX_VALUE);
        try (Remote remote = remote()) {
            remote.upload(source, folder + "/target", 0600, progress);
        }
        assertThat(folder.resolve("target")).hasBinaryContent(content);
        assertThat(progress.fractions).isSorted().endsWith(1.0);
    }

    @Test
    void aCancelledUploadLeavesNothing() throws IOException {
        Path source = Files.write(folder.resolve("source"), new byte[20_000_000]);
        try (Remote remote = remote()) {
            assertThat(problemOf(() -> remote.upload(source, folder + "/target", 0600, new Watched(0.1))))
                    .isInstanceOf(Problem.Cancelled.class);
        }
        assertThat(folder.toFile().list()).containsExactly("source");
    }

    /** Notes the fractions, and is cancelled once one is beyond a bound. */
    private static final class Watched implements Progress {
        final List<Double> fractions = new ArrayList<>();
        private final double bound;

        Watched(double bound) {
            this.bound = bound;
        }

        @Override
        public void report(org.hostkeeper.words.Text what, double fraction) {
            fractions.add(fraction);
        }

        @Override
        public boolean cancelled() {
            return !fractions.isEmpty() && fractions.getLast() > bound;
        }

        @Override
        public void onCancel(Runnable action) {}
    }
}
