package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that keeps a plan from its end: each with its own problem, and with nothing lost. */
class FailureTest {
    private static final FileState ABSENT = new FileState.Absent();

    @TempDir
    private Path root;

    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(root);
        shop.write("a", "a as it was\n");
        shop.write("b", "b as it was\n");
    }

    @Nested
    class Conflicts {
        @Test
        void aFileThatChangedSinceItWasPlannedStopsThePlanBeforeItsFirstStep() {
            FileState base = shop.look("b");
            Plan plan = changeBoth();
            shop.write("b", "somebody else's\n");
            Map<String, String> start = shop.everything();

            assertThat(shop.apply(plan)).isEqualTo(new Applied.Refused(plan.id(), conflict("b")));
            assertThat(shop.everything()).isEqualTo(start);
            assertThat(shop.console().conflicts(plan, shop.machine))
                    .containsExactly(new Conflict(shop.path("b"), plan.steps().get(1), base, shop.look("b")));
        }

        @Test
        void soDoesOneWhoseModeChanged() throws Exception {
            Plan plan = changeBoth();
            Files.setPosixFilePermissions(shop.etc.resolve("b"), PosixFilePermissions.fromString("rw-------"));

            assertThat(shop.apply(plan)).isEqualTo(new Applied.Refused(plan.id(), conflict("b")));
        }

        @Test
        void aFileThatChangesWhileThePlanRunsIsLeftToWhoeverChangedIt() {
            Plan plan = changeBoth();
            shop.machine.before(atStep(2, () -> shop.write("b", "somebody else's\n")));

            assertThat(shop.apply(plan)).isEqualTo(new Applied.Undone(plan.id(), conflict("b")));
            assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
            assertThat(shop.look("b")).isEqualTo(present("somebody else's\n"));
        }

        @Test
        void whatSomebodyElseChangedAfterItsStepIsLeftAloneAndTold() {
            Plan plan = Workshop.plan(List.of(change("a"), change("b"), fails()));
            shop.machine.before(atStep(3, () -> shop.write("a", "somebody else's\n")));

            Applied applied = shop.apply(plan);

            assertThat(applied).isInstanceOfSatisfying(Applied.Undone.class, undone -> assertThat(undone.cause())
                    .isInstanceOfSatisfying(Problem.RollbackFailed.class, failed ->
                            assertThat(failed.detail().toString()).contains(shop.path("a"), "status 7")));
            assertThat(shop.look("a")).isEqualTo(present("somebody else's\n"));
            assertThat(shop.look("b")).isEqualTo(present("b as it was\n"));
            assertThat(shop.keptOnHost()).as("the old file is kept").contains("a as it was");

            shop.write("a", "changed\n");
            assertThat(shop.console().rollback(plan.id(), shop.machine, Progress.unwatched()))
                    .isInstanceOf(Applied.Undone.class);
            assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
        }
    }

    @Nested
    class Commands {
        @Test
        void aProgramThatIsNotThereIsFoundBeforeAnythingIsChanged() {
            Plan plan = Workshop.plan(List.of(
                    change("a"), Step.Run.withoutUndo(Text.literal("Run"), List.of("no-such-program-here"))));

            assertThat(shop.apply(plan)).isEqualTo(
                    new Applied.Refused(plan.id(), new Problem.MissingTool("here", "no-such-program-here")));
            assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
        }

        @Test
        void outputThatNeverEndsIsStoppedAtItsLimitAndNotKept() {
            Plan plan = Workshop.plan(List.of(change("a"), limited(Duration.ofSeconds(1), "yes")));

            assertThat(shop.apply(plan)).isEqualTo(new Applied.Undone(
                    plan.id(), new Problem.TimedOut("here", "yes", Duration.ofSeconds(1))));
            assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
            assertThat(shop.keptOnHost().length()).isLessThan(200_000);
        }

        @Test
        void aProcessThatACommandLeavesBehindIsNotWaitedFor() {
            Instant before = Instant.now();
            Plan plan = Workshop.plan(List.of(
                    Step.Run.withoutUndo(Text.literal("Leave"), List.of("sh", "-c", "sleep 30 & echo left"))));

            assertThat(shop.apply(plan).done()).isTrue();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(shop.journal.everything()).as("what it said came through").contains("left");
        }

        @Test
        void aCheckIsRepeatedUntilItHolds() {
            String late = shop.path("late");
            Plan plan = Workshop.plan(List.of(
                    Step.Run.withoutUndo(Text.literal("Later"), List.of("sh", "-c", "(sleep 1; touch \"$0\") >/dev/null 2>&1 &", late)),
                    new Step.Check(Text.literal("Is there"), List.of("test", "-e", late), Set.of(0), Duration.ofSeconds(20))));

            assertThat(shop.apply(plan).done()).isTrue();
        }

        @Test
        void aCheckThatDoesNotHoldTakesThePlanBack() {
            Text words = Text.literal("It is there");
            Plan plan = Workshop.plan(List.of(
                    change("a"),
                    new Step.Check(words, List.of("sh", "-c", "echo not yet >&2; exit 3"), Set.of(0, 1), Duration.ZERO)));

            assertThat(shop.apply(plan)).isEqualTo(
                    new Applied.Undone(plan.id(), new Problem.CheckFailed("here", words, Text.literal("not yet"))));
            assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
        }

        @Test
        void whatMakesTheHostTakeUpAFileRunsAgainAfterTheFileIsBack() throws Exception {
            Path seen = root.resolve("seen");
            Plan plan = Workshop.plan(List.of(
                    change("a"),
                    Step.Run.settling(
                            Text.literal("Reload"), List.of("sh", "-c", "cat \"$0\" >> \"$1\"", shop.path("a"), seen.toString())),
                    fails()));

            assertThat(shop.apply(plan)).isInstanceOf(Applied.Undone.class);
            assertThat(seen).hasContent("changed\na as it was\n");
        }

        @Test
        void undoingADonePlanSettlesAfterItsFilesToo() throws Exception {
            Path seen = root.resolve("seen");
            Plan plan = Workshop.plan(List.of(
                    change("a"),
                    Step.Run.settling(
                            Text.literal("Reload"), List.of("sh", "-c", "cat \"$0\" >> \"$1\"", shop.path("a"), seen.toString())),
                    Step.Run.withoutUndo(Text.literal("Tell everybody"), List.of("true"))));
            assertThat(shop.apply(plan).done()).isTrue();

            Plan undo = shop.console().undo(plan.id(), shop.machine);

            assertThat(undo.title().toString())
                    .isEqualTo("Undo: Do what the test wants (nothing takes back: Tell everybody)");
            assertThat(shop.apply(undo).done()).isTrue();
            assertThat(seen).hasContent("changed\na as it was\n");
        }
    }

    @Nested
    class OnDisk {
        @Test
        void anOwnerThatTheHostDoesNotKnowIsToldInItsOwnWords() {
            Ownership stranger = new Ownership("no-such-user", "nogroup", 0644);
            Plan plan = Workshop.plan(List.of(
                    change("a"), new Step.WriteFile(shop.path("c"), Content.of("x"), stranger, ABSENT)));

            assertThat(shop.apply(plan)).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                    assertThat(undone.cause()).isInstanceOfSatisfying(Problem.FileRefused.class, refused ->
                            assertThat(refused.detail()).contains("invalid user", "no-such-user")));
            assertThat(shop.everything()).containsOnlyKeys("", "a", "b");
            assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
        }

        @Test
        void aPlaceThatTakesNoFilesIsToldInTheHostsWords() {
            Plan plan = Workshop.plan(List.of(
                    change("a"), new Step.WriteFile("/proc/hostkeeper", Content.of("x"), shop.mine, ABSENT)));

            assertThat(shop.apply(plan)).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                    assertThat(undone.cause()).isInstanceOfSatisfying(Problem.FileRefused.class, refused ->
                            assertThat(refused.path()).isEqualTo("/proc/hostkeeper")));
            assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
        }

        @Test
        void aFolderLosesTheSetGroupBitThatThePlanGaveIt() throws IOException {
            String path = Files.createDirectory(
                            Path.of(shop.path("folder")),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")))
                    .toString();
            Ownership plain = new Ownership(shop.mine.owner(), shop.mine.group(), 0755);
            Ownership shared = new Ownership(shop.mine.owner(), shop.mine.group(), 02775);
            Plan plan = Workshop.plan(List.of(new Step.MakeFolder(path, shared, new FileState.Folder(plain)), fails()));

            assertThat(shop.apply(plan)).isInstanceOf(Applied.Undone.class);
            assertThat(shop.look("folder")).isEqualTo(new FileState.Folder(plain));
        }

        @Test
        void aFolderThatSomebodyPutSomethingIntoIsKept() {
            Ownership open = new Ownership(shop.mine.owner(), shop.mine.group(), 0755);
            Plan plan = Workshop.plan(List.of(new Step.MakeFolder(shop.path("folder"), open, ABSENT), fails()));
            shop.machine.before(atStep(2, () -> shop.write("folder/theirs", "x")));

            assertThat(shop.apply(plan)).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                    assertThat(undone.cause()).isInstanceOf(Problem.RollbackFailed.class));
            assertThat(shop.everything()).containsKey("folder/theirs");
        }
    }

    @Test
    void aCancelledPlanIsTakenBack() {
        Plan plan = changeBoth();
        AtomicInteger asked = new AtomicInteger();
        Progress cancelledAfterOneStep = new Progress() {
            @Override
            public void report(Text what, double fraction) {}

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() > 1;
            }

            @Override
            public void onCancel(Runnable action) {}
        };

        assertThat(shop.console().apply(plan, shop.machine, cancelledAfterOneStep))
                .isEqualTo(new Applied.Undone(plan.id(), new Problem.Cancelled(plan.title().toString())));
        assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
    }

    @Nested
    class WithoutADeadman {
        private final Path timer = Path.of("/run/systemd/system");

        @Test
        void thePlanIsRefusedUnlessTheRiskIsAccepted() {
            boolean root = shop.mine.owner().equals("root");
            Assumptions.assumeFalse(root && Files.exists(timer), "this machine could arm one");
            String why = root ? "deadman.no-systemd" : "deadman.no-root";
            Plan careful = Workshop.plan(List.of(change("a")), deadman(false));
            assertThat(shop.apply(careful)).isEqualTo(new Applied.Refused(
                    careful.id(), new Problem.DeadmanImpossible("here", Text.of("plan.host", why))));
            assertThat(shop.look("a")).isEqualTo(present("a as it was\n"));
            assertThat(shop.console().openOn(shop.machine)).isEmpty();

            Plan bold = Workshop.plan(List.of(change("a")), deadman(true));
            assertThat(shop.apply(bold)).isEqualTo(new Applied.Done(bold.id()));
        }

        private Optional<Deadman> deadman(boolean accepted) {
            return Optional.of(new Deadman(Duration.ofSeconds(60), List.of(), accepted));
        }
    }

    private Plan changeBoth() {
        return Workshop.plan(List.of(change("a"), change("b")));
    }

    private Step change(String name) {
        return new Step.WriteFile(shop.path(name), Content.of("changed\n"), shop.mine, shop.look(name));
    }

    private static Step fails() {
        return Step.Run.withoutUndo(Text.literal("Fail"), List.of("sh", "-c", "exit 7"));
    }

    private static Step limited(Duration limit, String... command) {
        return new Step.Run(Text.literal("Run"), List.of(command), Content.nothing(), limit, Optional.empty());
    }

    private FileState present(String content) {
        return FileState.Present.of(Bytes.utf8(content), shop.mine);
    }

    private Problem conflict(String name) {
        return new Problem.Conflict("here", shop.path(name));
    }

    private static Consumer<String> atStep(int step, Runnable happening) {
        AtomicInteger steps = new AtomicInteger();
        return verb -> {
            if (verb.equals("step") && steps.incrementAndGet() == step) {
                happening.run();
            }
        };
    }
}
