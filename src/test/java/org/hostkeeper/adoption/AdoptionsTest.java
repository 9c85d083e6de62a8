package org.hostkeeper.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Taking over what is deployed")
class AdoptionsTest {
    private static final HostName A = new HostName("a");
    private static final HostName B = new HostName("b");

    private final AdoptionPlans plans = new AdoptionPlans(Clock.fixed(Instant.parse("2026-03-14T09:00:00Z"), ZoneOffset.UTC), new Random(1));

    /** Reads the host's name where that is wanted, and tells with each host of whom else it knows. */
    private record Named(String noun, Set<HostName> there, List<String> asked) implements Contribution<String> {
        @Override
        public Optional<String> read(Remote remote) {
            asked.add(noun + " " + remote.host());
            if (noun.equals("broken")) {
                throw new ProblemException(new Problem.Cancelled("x"));
            }
            return Optional.of(remote.host().value()).filter(_ -> there.contains(remote.host()));
        }

        @Override
        public Map<HostName, List<Found>> found(SortedMap<HostName, String> hosts, Set<HostName> unanswered) {
            Map<HostName, List<Found>> all = new TreeMap<>();
            hosts.forEach((host, name) -> all.put(host, List.of(
                    Found.of(noun, Text.literal(noun + " of " + hosts.values() + " without " + unanswered), List.of(), step(name)))));
            return all;
        }
    }

    private static TakeOver step(String word) {
        return new TakeOver.ByPlan(Text.literal(word), TakeOver.Bringing.NOTHING, id -> List.of(
                Step.Run.withoutUndo(Text.literal(word + " " + id.value()), List.of("true"))));
    }

    private static Remote remote(HostName host) {
        return (Remote) Proxy.newProxyInstance(Remote.class.getClassLoader(), new Class<?>[] {Remote.class}, (_, method, _) -> {
            assertThat(method.getName()).isEqualTo("host");
            return host;
        });
    }

    private static List<String> told(Looking looking) {
        List<String> all = new ArrayList<>();
        looking.found().forEach((host, found) -> {
            all.add(host + ":");
            found.forEach(one -> all.add(one.what().in(java.util.Locale.ENGLISH)));
        });
        return all;
    }

    @Test
    @DisplayName("asks the features that are wanted about each host, and each of them about all hosts together")
    void looks() {
        List<String> asked = new ArrayList<>();
        Adoptions all = new Adoptions(List.of(
                new Named("one", Set.of(A, B), asked), new Named("two", Set.of(B), asked), new Named("three", Set.of(A), asked)));
        assertThat(all.nouns()).containsExactly("one", "two", "three");

        Looking looking = all.at(List.of(A, B), Set.of("one", "two"));
        looking.read(remote(B));
        assertThat(told(looking)).containsExactly("b:", "one of [b] without [a]", "two of [b] without [a]");
        looking.read(remote(A));
        assertThat(told(looking)).containsExactly("a:", "one of [a, b] without []", "b:", "one of [a, b] without []", "two of [b] without []");
        assertThat(asked).containsExactly("one b", "two b", "one a", "two a");
    }

    @Test
    @DisplayName("takes a host that one feature could not read for one that did not answer")
    void broken() {
        Looking looking = new Adoptions(List.of(new Named("one", Set.of(A, B), new ArrayList<>()), new Named("broken", Set.of(), new ArrayList<>())))
                .at(List.of(A), Set.of());
        assertThatThrownBy(() -> looking.read(remote(A))).isInstanceOf(ProblemException.class);
        assertThat(told(looking)).isEmpty();
    }

    @Test
    @DisplayName("is one plan with the steps of all in order, each made for that very plan")
    void together() {
        Plan plan = plans.takeOver(A, List.of(step("first"), new TakeOver.Done(), step("second")));
        String id = plan.id().value();
        assertThat(plan.steps()).extracting(step -> step.words().in(java.util.Locale.ENGLISH)).containsExactly("first " + id, "second " + id);
        assertThat(plan.asRoot()).isTrue();
        assertThat(plans.takeOver(A, List.of(step("only"))).title()).isEqualTo(Text.literal("only"));
    }

    @Test
    @DisplayName("says where nothing was found or is left, and goes nowhere if one of them cannot be taken over")
    void nothing() {
        assertThat(problem(List.of())).isInstanceOf(Problem.Refused.class);
        assertThat(problem(List.of()).text().in(java.util.Locale.ENGLISH)).contains("nothing", "found");
        assertThat(problem(List.of(new TakeOver.Done())).text().in(java.util.Locale.ENGLISH)).contains("nothing is left");
        Problem why = new Problem.Cancelled("x");
        assertThat(problem(List.of(step("first"), new TakeOver.Refused(why)))).isEqualTo(why);
    }

    private Problem problem(List<TakeOver> found) {
        try {
            return new Problem.Cancelled(plans.takeOver(A, found).toString());
        } catch (ProblemException e) {
            return e.problem();
        }
    }
}
