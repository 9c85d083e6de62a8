package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.plan.preview.Preview;
import org.hostkeeper.plan.preview.ThreeWay;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A change of one real host is done again on another one, and one that was overtaken is planned anew. */
@TestBed(hosts = 2)
class RedoIT {
    private static final String MOTD = "/etc/motd";
    private static final String KEY = "/etc/greeting.key";

    private final Plans plans = new Plans(new MemoryJournal(), "first@desk", SecretResolver.none(), Clock.systemUTC(), new Random());
    private final TestHost first;
    private final TestHost second;

    RedoIT(TestHost first, TestHost second) {
        this.first = first;
        this.second = second;
    }

    @BeforeEach
    void asItWas() {
        first.sh("rm -rf /var/lib/hostkeeper /run/greeted " + KEY + "; printf 'first\\n' > /etc/motd; chmod 644 /etc/motd");
        second.sh("rm -rf /var/lib/hostkeeper /run/greeted " + KEY + "; printf 'second\\n' > /etc/motd; chmod 600 /etc/motd");
    }

    @Test
    @DisplayName("The other host's own file is what the preview changes; contents that the journal left out come from the first")
    void elsewhere() {
        try (OverSsh one = OverSsh.asRoot(first); OverSsh two = OverSsh.asRoot(second)) {
            Plan done = greeting(one.remote());
            assertThat(plans.apply(done, one, Progress.unwatched())).isInstanceOf(Applied.Done.class);
            Plan journalled = PlanJson.read(PlanJson.writeForJournal(done));
            assertThatThrownBy(() -> plans.redo(journalled, two.remote()))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().text().toString()).contains(KEY));

            Plan again = plans.redo(plans.kept(done.id(), one.remote()).orElseThrow(), two.remote());

            assertThat(again.host()).isEqualTo(new HostName(second.name()));
            assertThat(Preview.of(again).steps().getFirst().diff().orElse(""))
                    .contains("root:root 0600 → root:root 0644", "-second", "+Welcome");
            assertThat(plans.apply(again, two, Progress.unwatched())).isEqualTo(new Applied.Done(again.id()));
            assertThat(second.sh("cat /etc/motd " + KEY + "; stat -c %a /etc/motd " + KEY + "; ls /run/greeted").out())
                    .isEqualTo("Welcome\nsecret enough\n644\n600\n/run/greeted\n");
            assertThatThrownBy(() -> plans.redo(filesOnly(done), two.remote()))
                    .isInstanceOfSatisfying(ProblemException.class, e ->
                            assertThat(e.problem().text().toString()).contains("is so already"));
            Plan undo = plans.undo(again.id(), two.remote());
            assertThat(plans.apply(undo, two, Progress.unwatched())).isInstanceOf(Applied.Done.class);
            assertThat(second.sh("cat /etc/motd; stat -c %a /etc/motd; ls " + KEY + " 2>&1 | wc -l").out()).isEqualTo("second\n600\n1\n");
        }
    }

    @Test
    @DisplayName("A plan whose file somebody else changed is refused, shown in both differences, planned anew, and applied")
    void overtaken() {
        try (OverSsh one = OverSsh.asRoot(first)) {
            Plan plan = greeting(one.remote());
            first.sh("printf 'first\\nhands off\\n' > /etc/motd");

            assertThat(plans.apply(plan, one, Progress.unwatched()))
                    .isInstanceOfSatisfying(Applied.Refused.class, r ->
                            assertThat(r.cause()).isEqualTo(new Problem.Conflict(first.name(), MOTD)));
            List<Conflict> conflicts = plans.conflicts(plan, one.remote());
            assertThat(conflicts).extracting(Conflict::path).containsExactly(MOTD);
            Conflict conflict = conflicts.getFirst();
            ThreeWay three = ThreeWay.of(MOTD, conflict.step(), conflict.base(), conflict.theirs());
            assertThat(three.meanwhile().orElse("")).contains("+hands off").doesNotContain("Welcome");
            assertThat(three.wish().orElse("")).contains("-hands off", "+Welcome");

            Plan anew = plans.redo(plan, one.remote());
            assertThat(plans.apply(anew, one, Progress.unwatched())).isEqualTo(new Applied.Done(anew.id()));
            assertThat(first.exec("cat", MOTD).out()).isEqualTo("Welcome\n");
            assertThat(plans.conflicts(plans.undo(anew.id(), one.remote()), one.remote())).isEmpty();
        }
    }

    private Plan greeting(Remote remote) {
        Map<String, FileState> before = Files.look(remote, List.of(MOTD, KEY), true);
        return plan(remote,
                new Step.WriteFile(MOTD, Content.of("Welcome\n"), Ownership.ROOT_PUBLIC, before.getOrDefault(MOTD, new FileState.Absent())),
                new Step.WriteFile(KEY, Content.of("secret enough\n"), Ownership.ROOT_PRIVATE, before.getOrDefault(KEY, new FileState.Absent())),
                Step.Run.of(Text.literal("Greet"), List.of("touch", "/run/greeted"), List.of("rm", "-f", "/run/greeted")));
    }

    private static Plan filesOnly(Plan plan) {
        return new Plan(plan.id(), plan.title(), plan.host(), true, plan.steps().subList(0, 2), Optional.empty(), Optional.empty(), plan.made());
    }

    private static Plan plan(Remote remote, Step... steps) {
        Clock clock = Clock.systemUTC();
        return new Plan(PlanId.next(clock, new Random()), Text.literal("Greet"), remote.host(), true, List.of(steps),
                Optional.empty(), Optional.empty(), clock.instant());
    }
}
