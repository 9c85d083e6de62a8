package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Outcome;
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

@DisplayName("A plan that a person stops")
class StopTest {
    @TempDir
    private Path root;

    private Workshop shop;

    @BeforeEach
    void set() {
        shop = new Workshop(root);
    }

    @Test
    @DisplayName("while a command runs ends that command and what it started, undoes it as in doubt, and then what was before it")
    void endsTheCommand() throws Exception {
        Map<String, String> before = shop.everything();
        Step write = new Step.WriteFile(shop.path("one"), Content.of("1"), shop.mine, new FileState.Absent());
        Step wait = Step.Run.of(
                Text.literal("Wait"),
                List.of("sh", "-c", "touch \"$0\"; sleep 6174", shop.path("half")),
                List.of("rm", "-f", shop.path("half")));

        Applied how = stoppedOnce(shop.etc.resolve("half"), plan(write, wait));

        assertThat(how).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                assertThat(undone.cause()).isInstanceOf(Problem.Cancelled.class));
        assertThat(shop.everything()).isEqualTo(before);
        await().atMost(Duration.ofSeconds(10)).until(() -> ProcessHandle.allProcesses()
                .noneMatch(p -> p.info().arguments().filter(a -> List.of(a).contains("6174")).isPresent()));
    }

    @Test
    @DisplayName("does not run the undo of its own undo into the ground: what is being taken back is taken back whole")
    void leavesTheUndo() throws Exception {
        Step slowToUndo = Step.Run.of(
                Text.literal("Mark"),
                List.of("touch", shop.path("mark")),
                List.of("sh", "-c", "sleep 2; rm -f \"$0\"", shop.path("mark")));
        Step wait = Step.Run.of(
                Text.literal("Wait"), List.of("sh", "-c", "touch \"$0\"; sleep 60", shop.path("half")), List.of("rm", "-f", shop.path("half")));
        Plan plan = plan(slowToUndo, wait);

        Applied how = stoppedOnce(shop.etc.resolve("half"), plan);

        assertThat(how).isInstanceOf(Applied.Undone.class);
        assertThat(shop.everything()).doesNotContainKeys("mark", "half");
    }

    @Test
    @DisplayName("while it waits for a check does not wait to the end")
    void endsTheCheck() throws Exception {
        Step begun = Step.Run.of(Text.literal("Begin"), List.of("touch", shop.path("half")), List.of("rm", "-f", shop.path("half")));
        Step check = Step.Check.of(Text.literal("Holds"), List.of("false"), Duration.ofMinutes(5));
        Instant start = Instant.now();

        Applied how = stoppedOnce(shop.etc.resolve("half"), plan(begun, check));

        assertThat(how).isInstanceOf(Applied.Undone.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(shop.everything()).doesNotContainKey("half");
    }

    @Test
    @DisplayName("just before a command begins is not forgotten when it begins")
    void beforeItBegins() throws Exception {
        Step check = Step.Check.of(Text.literal("Holds"), List.of("false"), Duration.ofMinutes(5));
        Instant start = Instant.now();

        Applied how = shop.console().apply(plan(check), shop.machine, stoppedAtItsReport());

        assertThat(how).isInstanceOf(Applied.Undone.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    /** Of somebody who stops the plan when its first step is told. */
    private static Progress stoppedAtItsReport() {
        AtomicBoolean stopped = new AtomicBoolean();
        return new Progress() {
            @Override
            public void report(Text what, double fraction) {
                stopped.set(true);
            }

            @Override
            public boolean cancelled() {
                return stopped.get();
            }

            @Override
            public void onCancel(Runnable action) {
                if (stopped.get()) {
                    action.run();
                }
            }
        };
    }

    /** Stops as soon as this file is there. */
    private Applied stoppedOnce(Path sign, Plan plan) throws Exception {
        Job<Applied> job = Jobs.onVirtualThreads(Clock.systemUTC())
                .start(Text.literal("Apply"), progress -> shop.console().apply(plan, shop.machine, progress));
        CompletableFuture<Outcome<Applied>> outcome = job.outcome();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(sign));
        job.cancel();
        return switch (outcome.get()) {
            case Outcome.Done<Applied>(Applied how) -> how;
            case Outcome.Failed<Applied>(Problem problem) -> throw new AssertionError(problem.text());
            case Outcome.Cancelled<Applied> _ -> throw new AssertionError("cancelled without a result");
        };
    }

    private static Plan plan(Step... steps) {
        return Workshop.plan(List.of(steps), Optional.empty());
    }
}
