package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.facts.FactsReader;
import org.hostkeeper.facts.Section;
import org.hostkeeper.fleet.LeftPlans;
import org.hostkeeper.fleet.OpenPlansProbe;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan that one console lost is found by another one, which only refreshes its hosts. */
@TestBed(hosts = 1)
class LeftPlansIT {
    private final TestHost host;

    LeftPlansIT(TestHost host) {
        this.host = host;
    }

    @BeforeEach
    void asItWas() {
        host.sh("rm -rf /var/lib/hostkeeper /home/op/.local/state/hostkeeper /etc/one /etc/two /home/op/one /home/op/two");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"root, /etc", "op, /home/op"})
    @DisplayName("Root's, hidden from who logs in, and the login user's own, once its console is gone")
    void found(String owner, String folder) {
        List<OpenPlan> found = new CopyOnWriteArrayList<>();
        PlanId lost = lose(owner, folder);
        try (RealConsole second = new RealConsole(List.of(new OpenPlansProbe()), host)) {
            Plans plans = new Plans(new MemoryJournal(), "second@attic", SecretResolver.none(), Clock.systemUTC(), new Random());
            LeftPlans left = new LeftPlans(second.fleet(), plans::openOn, _ -> true, Clock.systemUTC(), all -> {
                found.clear();
                found.addAll(all);
            });
            second.fleet().onChange(left::heard);
            second.fleet().start();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(found).extracting(OpenPlan::id).containsExactly(lost));
            assertThat(found.getFirst().stepsDone()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("Who logs in as root sees it in the refresh itself, first as running and then as left")
    void signs() {
        PlanId lost = lose("root", "/etc");
        try (OverSsh root = OverSsh.asRoot(host)) {
            assertThat(read(root)).contains(lost.value());
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(read(root)).isEqualTo("left " + lost + "\n"));
        }
        try (OverSsh plain = new OverSsh(host, "plain", Sudo.NONE, _ -> {})) {
            assertThat(read(plain)).isEqualTo("hidden\n");
        }
        host.sh("rm -rf /var/lib/hostkeeper");
        try (OverSsh plain = new OverSsh(host, "plain", Sudo.NONE, _ -> {})) {
            assertThat(read(plain)).isEmpty();
        }
    }

    private static String read(OverSsh way) {
        Section section = new FactsReader(Clock.systemUTC(), new Random())
                .read(way.remote(), List.of(new OpenPlansProbe()))
                .getFirst();
        return section.ending() instanceof Section.Ending.Answered(String text) ? text : section.ending().toString();
    }

    /** Begins a plan and is cut off before its second step. */
    private PlanId lose(String owner, String folder) {
        int[] steps = {0};
        try (OverSsh first = new OverSsh(host, owner.equals("root") ? "root" : "op", Sudo.NOPASSWD, verb -> {
            if (verb.equals("step") && ++steps[0] == 2) {
                host.cut();
            }
        })) {
            Ownership own = new Ownership(owner, owner, 0644);
            Plan plan = new Plan(PlanId.next(Clock.systemUTC(), new Random()), Text.literal("Greet"), first.remote().host(),
                    owner.equals("root"),
                    List.of(new Step.WriteFile(folder + "/one", Content.of("1"), own, new FileState.Absent()),
                            new Step.WriteFile(folder + "/two", Content.of("2"), own, new FileState.Absent())),
                    Optional.empty(), Optional.empty(), Clock.systemUTC().instant());
            Applied how = new Plans(new MemoryJournal(), "first@desk", SecretResolver.none(), Clock.systemUTC(), new Random())
                    .apply(plan, first, Progress.unwatched());
            assertThat(how).isInstanceOf(Applied.Interrupted.class);
            return plan.id();
        } finally {
            host.heal();
        }
    }
}
