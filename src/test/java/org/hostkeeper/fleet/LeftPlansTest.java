package org.hostkeeper.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Interrupted plans")
class LeftPlansTest {
    private static final HostName H1 = new HostName("h1");
    private static final PlanId PLAN = new PlanId("20260314-092653-abcd");
    private static final Instant CONNECTED = Instant.parse("2026-03-14T09:00:00Z");

    private final Memory memory = new Memory();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<Boolean> rootToo = Collections.synchronizedList(new ArrayList<>());
    private final List<List<OpenPlan>> told = new CopyOnWriteArrayList<>();
    private volatile List<OpenPlan> there = List.of();
    private volatile Instant now = CONNECTED.plusSeconds(5);
    private volatile boolean unasked = true;
    private final Fleet fleet;
    private final LeftPlans left;

    LeftPlansTest() {
        memory.add(host(Sudo.NOPASSWD));
        Clock clock = new Moving();
        fleet = new Fleet(memory, new FakeHosts(), memory, List.of(new OpenPlansProbe()), clock, Limits.usual(), new Random(1));
        left = new LeftPlans(fleet, (_, root) -> {
            rootToo.add(root);
            looks.incrementAndGet();
            return there;
        }, _ -> unasked, clock, told::add);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    @DisplayName("cost nothing where a refresh shows that there is none")
    void none() {
        hear(signs(Set.of(), Set.of(), false));
        assertThat(looks).hasValue(0);
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("that a refresh shows are read once, and told")
    void found() {
        there = List.of(open(false));
        hear(signs(Set.of(PLAN), Set.of(), false));
        await().until(() -> told.equals(List.of(there)));
        hear(signs(Set.of(PLAN), Set.of(), false));
        assertThat(looks).hasValue(1);
    }

    @Test
    @DisplayName("that somebody else ended are gone with the next refresh, without a question")
    void ended() {
        there = List.of(open(false));
        hear(signs(Set.of(PLAN), Set.of(), false));
        await().until(() -> told.size() == 1);
        hear(signs(Set.of(), Set.of(), false));
        assertThat(told).hasSize(2).last().isEqualTo(List.of());
        assertThat(looks).hasValue(1);
    }

    @Test
    @DisplayName("are no business of this one while their console is at them")
    void running() {
        hear(signs(Set.of(), Set.of(PLAN), false));
        assertThat(looks).hasValue(0);
    }

    @Test
    @DisplayName("of root that the login user cannot see are looked for once for a connection, then every few minutes")
    void hidden() {
        lookWhile(1, CONNECTED);
        now = now.plusSeconds(60);
        hear(signs(Set.of(), Set.of(), true));
        assertThat(looks).hasValue(1);
        now = now.plus(Duration.ofMinutes(5));
        lookWhile(2, CONNECTED);
        lookWhile(3, now.minusSeconds(1));
        assertThat(rootToo).containsOnly(true);
    }

    @Test
    @DisplayName("of root that a console is at now are looked for again soon after: it may have left them")
    void soon() {
        there = List.of(open(true));
        lookWhile(1, CONNECTED);
        assertThat(told).containsExactly(List.of());
        there = List.of(open(false));
        now = now.plusSeconds(15);
        lookWhile(2, CONNECTED);
        assertThat(told).last().isEqualTo(there);
    }

    @Test
    @DisplayName("are looked for at once where a plan was lost")
    void lost() {
        lookWhile(1, CONNECTED);
        left.forget(Set.of(H1));
        lookWhile(2, CONNECTED);
    }

    @Test
    @DisplayName("are never looked for in a way that would ask a person for a password by itself")
    void quiet() {
        unasked = false;
        there = List.of(open(false));
        hear(signs(Set.of(PLAN), Set.of(), true));
        await().until(() -> told.size() == 1);
        assertThat(rootToo).containsExactly(false);
    }

    @Test
    @DisplayName("of which only an old answer from the cache tells are not looked for")
    void old() {
        left.heard(new HostState(host(Sudo.NOPASSWD), new Link.Connected(CONNECTED), facts(signs(Set.of(PLAN), Set.of(), false), CONNECTED.minusSeconds(1))));
        left.heard(new HostState(host(Sudo.NOPASSWD), new Link.Broken(new Problem.Bug("x"), now, now), facts(signs(Set.of(PLAN), Set.of(), false), now)));
        assertThat(looks).hasValue(0);
    }

    @Test
    @DisplayName("show in the answer of a host, which is refused if it is not understood")
    void parses() {
        OpenPlansProbe probe = new OpenPlansProbe();
        assertThat(probe.parse("")).isEqualTo(signs(Set.of(), Set.of(), false));
        assertThat(probe.parse("hidden\nleft " + PLAN + "\nrunning 20260314-092653-efgh\n"))
                .isEqualTo(signs(Set.of(PLAN), Set.of(new PlanId("20260314-092653-efgh")), true));
        assertThatThrownBy(() -> probe.parse("left ../x\n")).isInstanceOf(UnreadableAnswer.class);
        assertThatThrownBy(() -> probe.parse("what\n")).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    @DisplayName("stay known when the host cannot be asked, and it is asked again")
    void refused() {
        LeftPlans refusing = new LeftPlans(fleet, (_, _) -> {
            looks.incrementAndGet();
            throw new ProblemException(new Problem.ConnectionLost("h1", "plan"));
        }, _ -> true, new Moving(), told::add);
        for (int i = 1; i <= 2; i++) {
            int times = i;
            await().until(() -> {
                refusing.heard(state(signs(Set.of(PLAN), Set.of(), false), CONNECTED));
                return looks.get() >= times;
            });
        }
        assertThat(told).isEmpty();
    }

    /** Hears of hidden plans until it was looked this often and that was told. */
    private void lookWhile(int times, Instant since) {
        await().until(() -> {
            left.heard(state(signs(Set.of(), Set.of(), true), since));
            return told.size() >= times;
        });
        assertThat(looks).hasValue(times);
    }

    private void hear(OpenPlanSigns signs) {
        left.heard(state(signs, CONNECTED));
    }

    private HostState state(OpenPlanSigns signs, Instant since) {
        return new HostState(host(Sudo.NOPASSWD), new Link.Connected(since), facts(signs, now));
    }

    private static Facts facts(OpenPlanSigns signs, Instant taken) {
        return new Facts(H1, Map.of("open-plans", Reading.of(signs, taken)));
    }

    private static OpenPlanSigns signs(Set<PlanId> left, Set<PlanId> running, boolean hidden) {
        return new OpenPlanSigns(new TreeSet<>(left), new TreeSet<>(running), hidden);
    }

    private static Host host(Sudo sudo) {
        return new Host(H1, Optional.of(Endpoint.parse("op@h1.test")), sudo, new TreeSet<>());
    }

    private static OpenPlan open(boolean running) {
        Step step = Step.Run.withoutUndo(Text.literal("Restart"), List.of("true"));
        Plan plan = new Plan(PLAN, Text.literal("Edit"), H1, true, List.of(step), Optional.empty(), Optional.empty(), CONNECTED);
        return new OpenPlan(plan, "ops@desk", CONNECTED, CONNECTED, 0, Optional.empty(), running);
    }

    /** The time that the test says. */
    private final class Moving extends Clock {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
