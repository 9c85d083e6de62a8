package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk does to a plan: lines written in part, a file system that takes no more changes. */
@DisplayName("Plans on disks in trouble")
class DiskTroubleTest {
    private static final FileState ABSENT = new FileState.Absent();

    @TempDir
    private Path root;

    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(root.resolve("shop"));
        shop.write("a", "a as it was\n");
    }

    @Test
    @DisplayName("a log whose last line a full disk took in part only can still be read, and its plan undone to the end")
    void aLineInPart() throws IOException {
        Map<String, String> start = shop.everything();
        Plan plan = twoSteps();
        shop.console().apply(plan, shop.machine.cutBefore("step", 2), Progress.unwatched());
        shop.machine.whole();
        Files.writeString(folder(plan).resolve("log"), "begin 1", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(folder(plan).resolve("lease"), FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(shop.console().openOn(shop.machine)).singleElement().satisfies(open -> {
            assertThat(open.stepsDone()).isEqualTo(1);
            assertThat(open.inDoubt()).isEmpty();
        });
        shop.machine.cutBefore("rollback", 1);
        shop.console().rollback(plan.id(), shop.machine, Progress.unwatched());
        Files.setLastModifiedTime(folder(plan).resolve("lease"), FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(shop.console().rollback(plan.id(), shop.machine.whole(), Progress.unwatched()))
                .isInstanceOf(Applied.Undone.class);
        assertThat(shop.everything()).isEqualTo(start);
        assertThat(Files.readString(folder(plan).resolve("log"))).contains("\nback\n");
    }

    @Test
    @DisplayName("an undo whose end the host cannot write is told as interrupted, and the plan stays to be found")
    void noEnd() throws IOException {
        Path programs = standIn("touch", """
                #!/bin/sh
                case "$1" in */is-open) echo "touch: Read-only file system" >&2; exit 1 ;; esac
                exec /usr/bin/touch "$@"
                """);
        Plan plan = Workshop.plan(List.of(
                new Step.WriteFile(shop.path("b"), Content.of("b\n"), shop.mine, ABSENT),
                Step.Run.withoutUndo(Text.literal("Fail"), List.of("false"))));

        Applied ended = shop.console().apply(plan, new ThisMachine(shop.plans).withPrograms(programs), Progress.unwatched());

        assertThat(ended).isInstanceOfSatisfying(
                Applied.Interrupted.class, i -> assertThat(i.cause()).isInstanceOf(Problem.FileRefused.class));
        assertThat(shop.look("b")).isEqualTo(ABSENT);
        assertThat(shop.console().openOn(shop.machine)).hasSize(1);
    }

    @Test
    @DisplayName("a plan whose end the host cannot write is not told as done")
    void notDone() throws IOException {
        Path programs = standIn("mv", """
                #!/bin/sh
                case "$*" in */is-done) echo "mv: Read-only file system" >&2; exit 1 ;; esac
                exec /usr/bin/mv "$@"
                """);
        Map<String, String> start = shop.everything();
        Plan plan = twoSteps();

        Applied ended = shop.console().apply(plan, new ThisMachine(shop.plans).withPrograms(programs), Progress.unwatched());

        assertThat(ended).isInstanceOfSatisfying(
                Applied.Undone.class, u -> assertThat(u.cause()).isInstanceOf(Problem.FileRefused.class));
        assertThat(shop.everything()).isEqualTo(start);
    }

    private Path folder(Plan plan) {
        return shop.plans.resolve(plan.id().value());
    }

    private Plan twoSteps() {
        return Workshop.plan(List.of(
                new Step.WriteFile(shop.path("a"), Content.of("anew\n"), shop.mine, shop.look("a")),
                new Step.WriteFile(shop.path("b"), Content.of("b\n"), shop.mine, ABSENT)));
    }

    /** A folder with a program of this name in place of the host's. */
    private Path standIn(String name, String text) throws IOException {
        Path programs = Files.createDirectories(root.resolve("programs"));
        Path program = Files.writeString(programs.resolve(name), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs;
    }
}
