package org.hostkeeper.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A job")
class JobsTest {
    private static final Text TITLE = Text.literal("Refresh");
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-31T22:00:00Z"), ZoneOffset.UTC);

    @Test
    @DisplayName("run inline is done before its start returns, and says when")
    void runsInline() {
        Job<Integer> job = Jobs.inline(clock).start(TITLE, progress -> 42);
        assertThat(job.outcome()).isCompletedWithValue(new Outcome.Done<>(42));
        assertThat(job.state().ended()).contains(clock.instant());
    }

    @Test
    @DisplayName("that ends with a problem fails with it")
    void failsWithItsProblem() {
        Problem problem = new Problem.NotFound(Text.literal("host"), "h9");
        Job<Object> job = Jobs.inline(clock).start(TITLE, progress -> {
            throw new ProblemException(problem);
        });
        assertThat(job.outcome()).isCompletedWithValue(new Outcome.Failed<>(problem));
    }

    @Test
    @DisplayName("that trips over a bug fails with a code, the same for the same bug")
    void tellsABug() {
        Work<Object> broken = progress -> {
            throw new IllegalStateException("secret details");
        };
        Jobs jobs = Jobs.inline(clock);
        Outcome<Object> first = jobs.start(TITLE, broken).outcome().join();
        Outcome<Object> second = jobs.start(TITLE, broken).outcome().join();
        assertThat(first).isEqualTo(second);
        assertThat(((Outcome.Failed<Object>) first).problem())
                .isInstanceOfSatisfying(Problem.Bug.class, bug -> assertThat(bug.reference()).matches("[0-9A-F]{1,8}"));
    }

    @Test
    @DisplayName("tells its listeners each step and the end")
    void reports() {
        Jobs jobs = Jobs.inline(clock);
        List<String> seen = new ArrayList<>();
        jobs.onStart(job -> job.onChange(() -> seen.add(job.state().what() + " " + job.state().fraction() + " "
                + job.state().ended().isPresent())));
        jobs.start(TITLE, progress -> {
            progress.report(Text.literal("half"), 0.5);
            return 1;
        });
        assertThat(seen).containsExactly("half 0.5 false", "half 1.0 true");
    }

    @Test
    @DisplayName("that is cancelled runs its cancel action once and ends as cancelled")
    void isCancelled() throws Exception {
        Jobs jobs = Jobs.onVirtualThreads(clock);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        List<String> actions = new ArrayList<>();
        Job<Object> job = jobs.start(TITLE, progress -> {
            progress.onCancel(() -> {
                actions.add("close");
                closed.countDown();
            });
            begun.countDown();
            closed.await();
            throw new ProblemException(new Problem.Cancelled("Refresh"));
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        job.cancel();
        job.cancel();
        assertThat(job.outcome().get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Cancelled<>());
        assertThat(actions).containsExactly("close");
    }

    @Test
    @DisplayName("that has ended is forgotten when a hundred newer ones came")
    void forgetsTheOldest() {
        Jobs jobs = Jobs.inline(clock);
        for (int i = 0; i < 150; i++) {
            int number = i;
            jobs.start(Text.literal("job " + number), progress -> number);
        }
        assertThat(jobs.all()).hasSizeBetween(99, 101);
        assertThat(jobs.all().getLast().title()).hasToString("job 149");
    }
}
