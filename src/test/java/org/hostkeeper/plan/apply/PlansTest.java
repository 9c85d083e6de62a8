package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan does to a host when all goes well, when a step fails, and when it is taken back. */
class PlansTest {
    private static final FileState ABSENT = new FileState.Absent();

    @TempDir
    private Path root;

    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(root);
    }

    @Test
    @DisplayName("a plan that may be root's is not called unknown when sudo refuses to look")
    void sudoRefuses() {
        Problem.SudoRefused refused = new Problem.SudoRefused("here", "op", Problem.SudoRefused.Reason.WRONG_PASSWORD);
        Remote loginOfOp = new OnlyRuns() {
            @Override
            public HostName host() {
                return ThisMachine.NAME;
            }

            @Override
            public String user() {
                return "op";
            }

            @Override
            public Output run(Command command) {
                if (command.asRoot()) {
                    throw new ProblemException(refused);
                }
                return new Output(0, "unknown\nend\n".getBytes(StandardCharsets.UTF_8), new byte[0]);
            }
        };

        assertThatThrownBy(() -> shop.console().undo(new PlanId("20260314-092653-aaaa"), loginOfOp))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isEqualTo(refused));
    }

    @Test
    void writesAFileWithItsOwnerAndModeAndTellsTheJournal() {
        Plan plan = Workshop.plan(List.of(write("motd", "Welcome\n", ABSENT)));

        assertThat(shop.apply(plan)).isEqualTo(new Applied.Done(plan.id()));

        assertThat(shop.look("motd")).isEqualTo(FileState.Present.of(Bytes.utf8("Welcome\n"), shop.mine));
        assertThat(shop.journal.events()).containsExactly(Event.STARTED, Event.STEP_BEGUN, Event.STEP_DONE, Event.DONE);
        assertThat(shop.journal.verify().brokenAt()).isEmpty();
    }

    @Test
    void doesEveryKindOfStepAndTakesItBackByteForByte() {
        shop.write("old", "as it was");
        shop.write("gone", new byte[] {0, 1, 2, (byte) 0xff});
        Map<String, String> start = shop.everything();
        Plan plan = everyKind();

        assertThat(shop.apply(plan)).isEqualTo(new Applied.Done(plan.id()));
        Map<String, String> end = shop.everything();
        assertThat(end.keySet()).containsExactlyInAnyOrder("", "old", "new folder", "new folder/it's $(a) \"file\"", "link", "ran");

        Plan undo = shop.console().undo(plan.id(), shop.machine);
        assertThat(undo.undoes()).contains(plan.id());
        assertThat(shop.apply(undo)).isEqualTo(new Applied.Done(undo.id()));
        assertThat(shop.everything()).isEqualTo(start);

        Plan redo = shop.console().undo(undo.id(), shop.machine);
        assertThat(shop.apply(redo)).isEqualTo(new Applied.Done(redo.id()));
        assertThat(shop.everything()).isEqualTo(end);
    }

    @Test
    void whatIsDoneAgainByUndoingAnUndoIsNamedAfterItself() {
        Plan named = Workshop.plan(List.of(Step.Run.withoutUndo(Text.literal("Keep"), List.of("true"))));
        Plan plan = new Plan(
                named.id(), named.title(), named.host(), named.asRoot(),
                List.of(Step.Run.of(Text.literal("Keep"), List.of("true", named.id() + "/kept"), List.of("true", "back", named.id() + "/kept"))),
                named.deadman(), named.undoes(), named.made());
        shop.apply(plan);
        Plan undo = shop.console().undo(plan.id(), shop.machine);
        assertThat(((Step.Run) undo.steps().getFirst()).arguments()).containsExactly("true", "back", plan.id() + "/kept");
        shop.apply(undo);
        Plan redo = shop.console().undo(undo.id(), shop.machine);
        assertThat(((Step.Run) redo.steps().getFirst()).arguments()).containsExactly("true", redo.id() + "/kept");
        assertThat(((Step.Run) redo.steps().getFirst()).undo()).contains(List.of("true", "back", redo.id() + "/kept"));
    }

    @Test
    void aFailedStepTakesTheDoneOnesBack() {
        shop.write("old", "as it was");
        shop.write("gone", "soon");
        Map<String, String> start = shop.everything();
        List<Step> steps = new ArrayList<>(everyKind().steps());
        steps.add(Step.Run.withoutUndo(Text.literal("Fail"), List.of("sh", "-c", "echo it broke >&2; exit 7")));
        Plan plan = Workshop.plan(steps);

        Applied applied = shop.apply(plan);

        assertThat(applied)
                .isEqualTo(new Applied.Undone(
                        plan.id(),
                        new Problem.CommandFailed("here", "sh -c 'echo it broke >&2; exit 7'", 7, "it broke")));
        assertThat(shop.everything()).isEqualTo(start);
        assertThat(shop.journal.events()).endsWith(Event.STEP_FAILED, Event.STEP_UNDONE, Event.STEP_UNDONE,
                Event.STEP_UNDONE, Event.STEP_UNDONE, Event.STEP_UNDONE, Event.STEP_UNDONE, Event.UNDONE);
        assertThat(shop.console().openOn(shop.machine)).isEmpty();
    }

    @Test
    void undoIsRefusedWhenAFileWasChangedSince() {
        Plan plan = Workshop.plan(List.of(write("motd", "Welcome\n", ABSENT)));
        shop.apply(plan);
        shop.write("motd", "Somebody was here\n");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> shop.console().undo(plan.id(), shop.machine))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(new Problem.Conflict("here", shop.path("motd"))));
    }

    @Test
    void anEndedPlansFolderGoesAfterThirtyDays() throws Exception {
        Plan old = Workshop.plan(List.of(write("one", "1", ABSENT)));
        Plan young = Workshop.plan(List.of(write("two", "2", ABSENT)));
        shop.apply(old);
        shop.apply(young);
        Files.setLastModifiedTime(
                shop.plans.resolve(old.id().value()).resolve("is-done"),
                FileTime.from(Instant.now().minus(Duration.ofDays(31))));

        shop.apply(Workshop.plan(List.of(write("three", "3", ABSENT))));

        assertThat(shop.plans.resolve(old.id().value())).doesNotExist();
        assertThat(shop.plans.resolve(young.id().value())).exists();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> shop.console().undo(old.id(), shop.machine))
                .satisfies(e -> assertThat(e.problem())
                        .isEqualTo(new Problem.NotFound(Text.of("plan", "id"), old.id().value())));
    }

    private Plan everyKind() {
        Ownership folder = new Ownership(shop.mine.owner(), shop.mine.group(), 0750);
        Ownership secretive = new Ownership(shop.mine.owner(), shop.mine.group(), 0600);
        String touched = shop.path("ran");
        return Workshop.plan(List.of(
                new Step.WriteFile(shop.path("old"), Content.of("no newline at the end"), secretive, shop.look("old")),
                new Step.RemoveFile(shop.path("gone"), shop.look("gone")),
                new Step.MakeFolder(shop.path("new folder"), folder, ABSENT),
                new Step.WriteFile(
                        shop.path("new folder/it's $(a) \"file\""),
                        Content.of(Bytes.of("\0\r\n'\"$(x)`".getBytes(StandardCharsets.UTF_8))),
                        secretive,
                        ABSENT),
                new Step.Link(shop.path("link"), "old", ABSENT),
                Step.Run.of(Text.literal("Run"), List.of("touch", touched), List.of("rm", "-f", touched)),
                new Step.Check(Text.literal("Look"), List.of("test", "-e", touched), Set.of(0), Duration.ZERO)));
    }

    private Step write(String name, String content, FileState before) {
        return new Step.WriteFile(shop.path(name), Content.of(content), shop.mine, before);
    }

}
