package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One wish on many hosts: the canary first, then batches, and a result for each. */
class RolloutTest {
    private static final Text TITLE = Text.literal("Greet");

    @TempDir
    private Path root;

    private final Map<HostName, Workshop> shops = new TreeMap<>();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void everyHostGetsItAndAnswers() {
        FleetPlan fleet = fleet(Optional.of("b"), 2, true, "a", "b", "c", "d");

        Map<HostName, Applied> ended = apply(fleet, Progress.unwatched());

        assertThat(ended.keySet()).extracting(HostName::value).containsExactly("a", "b", "c", "d");
        assertThat(ended.values()).allMatch(Applied::done);
        assertThat(shops.values()).allSatisfy(shop -> assertThat(shop.etc.resolve("motd")).hasContent("Welcome"));
        assertThat(told.subList(0, 2)).containsExactly("b begins", "b Done");
    }

    @Test
    void aCanaryThatFailsLeavesTheOthersUntouched() {
        FleetPlan fleet = fleet(Optional.of("b"), 2, false, "a", "b!", "c");

        Map<HostName, Applied> ended = apply(fleet, Progress.unwatched());

        assertThat(ended.get(new HostName("b"))).isInstanceOf(Applied.Undone.class);
        for (String other : List.of("a", "c")) {
            assertThat(ended.get(new HostName(other))).isInstanceOfSatisfying(Applied.Refused.class, refused ->
                    assertThat(refused.cause()).isEqualTo(new Problem.Cancelled("Greet")));
            assertThat(shop(new HostName(other)).machine.verbs()).isEmpty();
        }
    }

    @Test
    void anErrorStopsTheNextBatchOnlyIfAskedTo() {
        Map<HostName, Applied> stopped = apply(fleet(Optional.empty(), 2, true, "a", "b!", "c"), Progress.unwatched());
        assertThat(stopped.get(new HostName("a"))).isInstanceOf(Applied.Done.class);
        assertThat(stopped.get(new HostName("b"))).isInstanceOf(Applied.Undone.class);
        assertThat(stopped.get(new HostName("c"))).isInstanceOf(Applied.Refused.class);

        Map<HostName, Applied> goneOn = apply(fleet(Optional.empty(), 2, false, "d", "e!", "f"), Progress.unwatched());
        assertThat(goneOn.get(new HostName("f"))).isInstanceOf(Applied.Done.class);
    }

    @Test
    void cancelledBeforeItBeganItTouchesNobody() {
        Progress cancelled = new Progress() {
            @Override
            public void report(Text what, double fraction) {}

            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void onCancel(Runnable action) {}
        };

        Map<HostName, Applied> ended = apply(fleet(Optional.empty(), 9, true, "a", "b"), cancelled);

        assertThat(ended.values()).hasSize(2).allMatch(Applied.Refused.class::isInstance);
        assertThat(shops.values()).allMatch(shop -> shop.machine.verbs().isEmpty());
    }

    private Map<HostName, Applied> apply(FleetPlan fleet, Progress progress) {
        Plans plans = new Plans(new MemoryJournal(), "first@desk", SecretResolver.none(), Clock.systemUTC(), new Random(5));
        Rollout rollout = new Rollout(plans, host -> shop(host).machine);
        return rollout.apply(fleet, listener(), progress);
    }

    /** A name with an exclamation mark is a host on which the plan fails. */
    private FleetPlan fleet(Optional<String> canary, int batch, boolean stopOnError, String... names) {
        List<Plan> plans = new ArrayList<>();
        for (String name : names) {
            plans.add(plan(new HostName(name.replace("!", "")), name.endsWith("!")));
        }
        return new FleetPlan(TITLE, plans, canary.map(HostName::new), batch, stopOnError);
    }

    private Plan plan(HostName host, boolean fails) {
        Workshop shop = shop(host);
        Step write = new Step.WriteFile(shop.path("motd"), Content.of("Welcome"), shop.mine, new FileState.Absent());
        Step run = Step.Run.withoutUndo(Text.literal("Run"), List.of(fails ? "false" : "true"));
        return new Plan(
                PlanId.next(Clock.systemUTC(), new Random(host.value().hashCode())),
                TITLE, host, true, List.of(write, run), Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    private Workshop shop(HostName host) {
        return shops.computeIfAbsent(host, name -> new Workshop(root.resolve(name.value())));
    }

    private RolloutListener listener() {
        return new RolloutListener() {
            @Override
            public void started(HostName host) {
                told.add(host + " begins");
            }

            @Override
            public void step(HostName host, Text what, double fraction) {}

            @Override
            public void ended(HostName host, Applied how) {
                told.add(host + " " + how.getClass().getSimpleName());
            }
        };
    }
}
