package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan that is cut anywhere is found by another console, and can be finished or undone there. */
class InterruptionTest {
    private static final FileState ABSENT = new FileState.Absent();
    private static final int STEPS = 7;

    @TempDir
    private Path root;

    private Workshop shop;

    @BeforeEach
    void open() {
        shop = shop("shop");
    }

    /** The connection breaks between two steps, before the host hears of the next or before its answer comes back. */
    @Nested
    class BetweenSteps {
        static Stream<Integer> steps() {
            return IntStream.rangeClosed(1, STEPS).boxed();
        }

        @ParameterizedTest
        @MethodSource("steps")
        void anotherConsoleFinishesIt(int step) {
            Plan plan = plan(shop);
            Applied cut = console("first@desk").apply(plan, shop.machine.cutBefore("step", step), Progress.unwatched());
            assertThat(cut).isEqualTo(
                    new Applied.Interrupted(plan.id(), new Problem.ConnectionLost("here", "step")));

            OpenPlan open = onlyOpenPlan();
            assertThat(open.plan()).isEqualTo(plan);
            assertThat(open.console()).isEqualTo("first@desk");
            assertThat(open.stepsDone()).isEqualTo(step - 1);
            assertThat(open.running()).as("its last sign is a moment old").isTrue();
            forgetTheLastSign(shop);
            assertThat(onlyOpenPlan().running()).isFalse();

            assertThat(console("second@attic").resume(plan.id(), shop.machine.whole(), Progress.unwatched()))
                    .isEqualTo(new Applied.Done(plan.id()));
            assertThat(shop.everything()).isEqualTo(end());
            assertThat(shop.journal.events()).contains(Event.INTERRUPTED, Event.TAKEN_OVER).endsWith(Event.DONE);
        }

        @ParameterizedTest
        @MethodSource("steps")
        void anotherConsoleUndoesIt(int step) {
            Map<String, String> start = shop.everything();
            Plan plan = plan(shop);
            console("first@desk").apply(plan, shop.machine.cutAfter("step", step), Progress.unwatched());
            forgetTheLastSign(shop);

            assertThat(console("second@attic").rollback(plan.id(), shop.machine.whole(), Progress.unwatched()))
                    .isInstanceOf(Applied.Undone.class);
            assertThat(shop.everything()).isEqualTo(start);
            assertThat(console("second@attic").openOn(shop.machine)).isEmpty();
        }
    }

    /** Whatever program the host was running when it died: every file is whole, and both ways lead to an end. */
    @Nested
    class InsideSteps {
        private static final int STRIDE = Integer.getInteger("plan.kill.stride", 7);

        @Test
        void whereverTheHostDiedItCanBeFinished() {
            Map<String, String> end = end();
            forEachKill(1, (each, plan, applied) -> {
                Applied resumed = resumeOrApplyAnew(each, plan, end);
                assertThat(resumed).isInstanceOf(Applied.Done.class);
                assertThat(each.everything()).isEqualTo(end);
            });
        }

        @Test
        void whereverTheHostDiedItCanBeUndone() {
            Map<String, String> start = shop.everything();
            forEachKill(2, (each, plan, applied) -> {
                if (!each.console().openOn(each.machine).isEmpty()) {
                    assertThat(each.console().rollback(plan.id(), each.machine, Progress.unwatched()))
                            .isInstanceOf(Applied.Undone.class);
                }
                if (!applied.done()) {
                    assertThat(each.everything()).isEqualTo(start);
                }
                assertThat(each.console().openOn(each.machine)).isEmpty();
            });
        }

        private Applied resumeOrApplyAnew(Workshop each, Plan plan, Map<String, String> end) {
            if (each.console().openOn(each.machine).isEmpty()) {
                return each.everything().equals(end) ? new Applied.Done(plan.id()) : each.apply(plan(each));
            }
            return each.console().resume(plan.id(), each.machine, Progress.unwatched());
        }

        private void forEachKill(int first, Then then) {
            boolean died = true;
            int kills = 0;
            for (int at = first; died; at += STRIDE) {
                Workshop each = shop("kill-" + at);
                Plan plan = plan(each);
                Killer killer = new Killer(root.resolve("programs-" + at), at);
                Applied applied = each.console()
                        .apply(plan, new ThisMachine(each.plans).withPrograms(killer.folder()), Progress.unwatched());
                died = killer.calls() >= at;
                kills += died ? 1 : 0;
                forgetTheLastSign(each);
                then.check(each, plan, applied);
            }
            assertThat(kills).isGreaterThan(50 / STRIDE);
        }
    }

    /** What holds after the host died. */
    private interface Then {
        void check(Workshop shop, Plan plan, Applied applied);
    }

    @Test
    void aConsoleThatLostItsPlanIsStoppedAtItsNextStep() {
        Plan plan = plan(shop);
        Plans second = console("second@attic");
        int[] steps = {0};
        ThisMachine firsts = new ThisMachine(shop.plans).before(verb -> {
            if (verb.equals("step") && ++steps[0] == 3) {
                forgetTheLastSign(shop);
                assertThat(second.rollback(plan.id(), shop.machine, Progress.unwatched()))
                        .isInstanceOf(Applied.Undone.class);
            }
        });
        Map<String, String> start = shop.everything();

        Applied firstsEnd = console("first@desk").apply(plan, firsts, Progress.unwatched());

        assertThat(firstsEnd).isEqualTo(
                new Applied.Interrupted(plan.id(), new Problem.PlanTaken("here", plan.id().value())));
        assertThat(shop.everything()).isEqualTo(start);
    }

    @Test
    void aSecondPlanIsRefusedWhileOneIsOpen() {
        Plan first = plan(shop);
        console("first@desk").apply(first, shop.machine.cutBefore("step", 3), Progress.unwatched());
        Map<String, String> middle = shop.everything();
        Plan second = another();

        assertRefused(second, new Problem.PlanRunning("here", first.id().value(), "first@desk"));
        forgetTheLastSign(shop);
        assertRefused(second, new Problem.PlanOpen("here", first.id().value(), "first@desk"));
        assertThat(shop.everything()).isEqualTo(middle);
    }

    /** Its console's last sign is older than a step's beginning then, and the step has the lock. */
    @Test
    void aSecondPlanIsToldToWaitWhileALongStepOfTheFirstIsDone() throws Exception {
        Plan first = plan(shop);
        console("first@desk").apply(first, shop.machine.cutBefore("step", 3), Progress.unwatched());
        forgetTheLastSign(shop);
        Plan second = another();
        Path held = root.resolve("held");
        Process step = new ProcessBuilder("flock", "-o", shop.plans.resolve("lock").toString(), "sh", "-c", "touch \"$0\"; exec sleep 2", held.toString()).start();
        try {
            await().until(() -> Files.exists(held));
            assertRefused(second, new Problem.PlanRunning("here", first.id().value(), "first@desk"));
        } finally {
            step.descendants().forEach(ProcessHandle::destroyForcibly);
            step.destroyForcibly();
        }
    }

    /** The moment before its console asks for the next step: the sign from the long one's beginning is old by then. */
    @Test
    void aPlanIsNotTakenOverJustAfterALongStep() {
        Step old = Step.Run.of(
                Text.literal("Let a minute go by"),
                List.of("sh", "-c", "touch -d '1 minute ago' \"$0\"/*/lease", shop.plans.toString()),
                List.of("true"));
        Plan plan = Workshop.plan(List.of(old, new Step.WriteFile(shop.path("changed"), Content.of("anew\n"), shop.mine, shop.look("changed"))));
        List<Boolean> running = new ArrayList<>();
        ThisMachine firsts = new ThisMachine(shop.plans).before(verb -> {
            if (verb.equals("step")) {
                running.add(onlyOpenPlan().running());
            }
        });

        assertThat(console("first@desk").apply(plan, firsts, Progress.unwatched())).isEqualTo(new Applied.Done(plan.id()));

        assertThat(running).containsExactly(true, true);
    }

    @Test
    void anEndedPlanCannotBeResumed() {
        Plan plan = plan(shop);
        shop.apply(plan);

        assertThat(shop.console().resume(plan.id(), shop.machine, Progress.unwatched()))
                .isEqualTo(new Applied.Refused(
                        plan.id(),
                        new Problem.Refused(Text.literal(plan.id().value()), Text.of("plan.host", "ended.done"))));
    }

    private Plan another() {
        return Workshop.plan(List.of(new Step.WriteFile(shop.path("other"), Content.of("x"), shop.mine, ABSENT)));
    }

    private void assertRefused(Plan plan, Problem why) {
        assertThat(console("second@attic").apply(plan, shop.machine.whole(), Progress.unwatched())).isEqualTo(new Applied.Refused(plan.id(), why));
    }

    private OpenPlan onlyOpenPlan() {
        List<OpenPlan> open = console("second@attic").openOn(shop.machine);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private Plans console(String who) {
        return shop.console(who, SecretResolver.none());
    }

    private Workshop shop(String name) {
        Workshop made = new Workshop(root.resolve(name));
        made.write("changed", "as it was\n");
        made.write("gone", "soon");
        made.makeFolder("there");
        return made;
    }

    private Map<String, String> end() {
        Workshop other = shop("end-" + System.nanoTime());
        assertThat(other.apply(plan(other)).done()).isTrue();
        return other.everything();
    }

    private static Plan plan(Workshop shop) {
        Ownership hidden = new Ownership(shop.mine.owner(), shop.mine.group(), 0600);
        Ownership folder = new Ownership(shop.mine.owner(), shop.mine.group(), 0750);
        String ran = shop.path("ran");
        return Workshop.plan(List.of(
                new Step.MakeFolder(shop.path("there"), folder, shop.look("there")),
                new Step.MakeFolder(shop.path("folder"), folder, ABSENT),
                new Step.WriteFile(shop.path("changed"), Content.of("anew\n"), hidden, shop.look("changed")),
                new Step.WriteFile(shop.path("folder/file"), Content.of(""), shop.mine, ABSENT),
                new Step.RemoveFile(shop.path("gone"), shop.look("gone")),
                new Step.Link(shop.path("link"), "changed", ABSENT),
                Step.Run.of(Text.literal("Run"), List.of("/usr/bin/touch", ran), List.of("/usr/bin/rm", "-f", ran))));
    }

    /** The host's program is killed alone, as by the kernel for want of memory, and the command that it ran goes on by itself. */
    @Test
    void aCommandThatWasLeftRunningIsEndedBeforeAnythingElseIsDone() throws Exception {
        Map<String, String> start = shop.everything();
        Step slow = Step.Run.of(
                Text.literal("Write late"),
                List.of("sh", "-c", "touch \"$0\"; sleep 4; touch \"$1\"; sleep 6175", shop.path("begun"), shop.path("late")),
                List.of("rm", "-f", shop.path("begun"), shop.path("late")));
        Plan plan = Workshop.plan(List.of(slow));
        CompletableFuture<Applied> first = CompletableFuture.supplyAsync(() -> console("first@desk").apply(plan, shop.machine, Progress.unwatched()));
        Path written = shop.plans.resolve(plan.id().value()).resolve("pid");
        await().until(() -> Files.exists(shop.etc.resolve("begun")) && Files.exists(written) && Files.size(written) > 0);
        ProcessHandle command = ProcessHandle.of(Long.parseLong(Files.readString(written).split(" ", 2)[0])).orElseThrow();
        ProcessHandle program = command.parent().orElseThrow();
        assertThat(ProcessHandle.current().descendants()).as("nothing may be killed but what this test began").contains(program);
        program.destroyForcibly();
        assertThat(first.join()).isInstanceOf(Applied.Interrupted.class);
        assertThat(running(command)).isTrue();
        forgetTheLastSign(shop);

        assertThat(console("second@attic").rollback(plan.id(), shop.machine.whole(), Progress.unwatched()))
                .isInstanceOf(Applied.Undone.class);

        assertThat(running(command)).isFalse();
        assertThat(shop.everything()).isEqualTo(start);
    }

    /** One that has ended may wait for the machine's first process to take note of it: it has no command any more. */
    private static boolean running(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Makes the last sign of the plan's console old, so that nobody has to wait. */
    private static void forgetTheLastSign(Workshop shop) {
        try (Stream<Path> paths = Files.exists(shop.plans) ? Files.walk(shop.plans, 2) : Stream.of()) {
            for (Path lease : paths.filter(p -> p.endsWith("lease")).toList()) {
                Files.setLastModifiedTime(lease, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
