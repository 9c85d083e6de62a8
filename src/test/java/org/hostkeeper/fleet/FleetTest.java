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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The fleet")
class FleetTest {
    private static final HostName H1 = new HostName("h1");
    private static final HostName H2 = new HostName("h2");
    private static final Problem UNREACHABLE = new Problem.Unreachable("h1", "h1.test:22", "refused");
    private static final Probe<String> WORD = new WordProbe();

    private final Memory memory = new Memory();
    private final FakeHosts hosts = new FakeHosts();
    private final TestClock clock = new TestClock();
    private final Limits limits = new Limits(
            3, Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(120));
    private Fleet fleet = fleetOf("h1", "h2");

    private Fleet fleetOf(String... names) {
        Stream.of(names).forEach(n -> memory.add(host(n, n + ".test")));
        return new Fleet(memory, hosts, memory, List.of(WORD), clock, limits, new Random(1));
    }

    private static Host host(String name, String address) {
        return new Host(new HostName(name), Optional.of(Endpoint.parse("op@" + address)), Sudo.NOPASSWD, new TreeSet<>());
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private Outcome<HostState> refresh(HostName host) {
        return Optional.ofNullable(fleet.refresh(List.of(host), Progress.unwatched()).get(host)).orElseThrow();
    }

    private HostState state(HostName host) {
        return fleet.state(host).orElseThrow();
    }

    /** Moves time on and lets the fleet do by itself what is due. */
    private void later(Duration time) {
        clock.now = clock.now.plus(time);
        fleet.tick();
    }

    @Test
    @DisplayName("connects and reads when asked, and keeps what it read")
    void refreshes() {
        hosts.answer("word", "hello");

        assertThat(refresh(H1)).isEqualTo(new Outcome.Done<>(state(H1)));
        assertThat(state(H1).link()).isEqualTo(new Link.Connected(clock.now));
        assertThat(state(H1).facts().of(WORD)).isEqualTo(Reading.of("hello", clock.now));
        assertThat(state(H2).link()).isEqualTo(new Link.Untried());
        assertThat(memory.latest(H1)).hasSize(1);
    }

    @Test
    @DisplayName("shows what was known before it has ever connected, with its age")
    void offlineTwin() {
        hosts.answer("word", "hello");
        refresh(H1);
        Instant read = clock.now;
        fleet.close();
        clock.now = clock.now.plus(Duration.ofDays(1));

        fleet = fleetOf("h1");

        assertThat(state(H1)).isEqualTo(new HostState(host("h1", "h1.test"), new Link.Untried(), state(H1).facts()));
        assertThat(state(H1).facts().of(WORD)).isEqualTo(Reading.of("hello", read));
        assertThat(hosts.connects(H1)).isEqualTo(1);
    }

    @Test
    @DisplayName("tries an unreachable host again by itself, with growing pauses, and keeps its facts")
    void backsOff() {
        hosts.answer("word", "hello");
        refresh(H1);
        Instant read = clock.now;
        hosts.remotes.getFirst().breakDown();
        hosts.refuse(H1, UNREACHABLE);
        fleet.disconnect(H2);

        later(Duration.ZERO);
        assertThat(state(H1).link()).isInstanceOfSatisfying(Link.Broken.class, b -> {
            assertThat(b.problem()).isEqualTo(new Problem.ConnectionLost("h1", "SSH"));
            assertThat(b.since()).isEqualTo(clock.now);
        });
        assertThat(state(H1).facts().of(WORD)).isEqualTo(Reading.of("hello", read));

        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Link.Broken broken = (Link.Broken) state(H1).link();
            Duration pause = Duration.between(clock.now, broken.nextTry());
            pauses.add(pause.toMillis());
            long before = hosts.connects(H1);
            later(pause.minusMillis(1));
            assertThat(hosts.connects(H1)).isEqualTo(before);
            later(Duration.ofMillis(1));
            await().until(() -> hosts.connects(H1) == before + 1 && state(H1).link() instanceof Link.Broken b && b.nextTry().isAfter(clock.now));
            assertThat(((Link.Broken) state(H1).link()).problem()).isEqualTo(UNREACHABLE);
        }
        assertThat(pauses.get(0)).isBetween(1500L, 2500L);
        assertThat(pauses.get(1)).isBetween(3000L, 5000L);
        assertThat(pauses.get(3)).isBetween(12_000L, 20_000L);
        assertThat(pauses.get(7)).isBetween(45_000L, 75_000L);

        hosts.admit(H1);
        later(Duration.ofSeconds(75));
        await().until(() -> state(H1).link() instanceof Link.Connected);
    }

    @Test
    @DisplayName("leaves a host alone whose key changed, until a person asks")
    void changedKeyStops() {
        Problem changed = new Problem.ChangedHostKey("h1", "h1.test", "ED25519", "SHA256:new", "SHA256:old", "known_hosts");
        hosts.refuse(H1, changed);

        assertThat(refresh(H1)).isEqualTo(new Outcome.Failed<>(changed));
        assertThat(state(H1).link()).isEqualTo(new Link.Broken(changed, clock.now, Instant.MAX));
        later(Duration.ofDays(30));
        assertThat(hosts.connects(H1)).isEqualTo(1);

        hosts.admit(H1);
        assertThat(refresh(H1).done()).isTrue();
        assertThat(hosts.connects(H1)).isEqualTo(2);
    }

    @Test
    @DisplayName("logs in once, however many need the host at the same time")
    void oneConnect() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        hosts.door = _ -> {
            inside.countDown();
            join(open);
        };
        List<CompletableFuture<Remote>> all = IntStream.range(0, 20)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> fleet.remote(H1), r -> Thread.ofVirtual().start(r)))
                .toList();
        join(inside);
        assertThat(state(H1).link()).isEqualTo(new Link.Connecting(clock.now));
        open.countDown();

        assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(hosts.connects(H1)).isEqualTo(1);
    }

    @Test
    @DisplayName("works on so many hosts at once and no more, and has an outcome for each")
    void boundedFanOut() {
        fleet.close();
        List<HostName> many = IntStream.range(0, 12).mapToObj(i -> new HostName("m" + i)).toList();
        many.forEach(n -> memory.add(host(n.value(), n + ".test")));
        fleet = fleetOf();
        hosts.refuse(many.get(5), UNREACHABLE);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Map<HostName, Outcome<String>> outcomes = fleet.onEach(
                many,
                (remote, progress) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    progress.report(Text.literal("at it"), 0.5);
                    Thread.yield();
                    now.decrementAndGet();
                    if (remote.host().equals(many.get(7))) {
                        throw new IllegalStateException("a bug");
                    }
                    return remote.host().value();
                },
                Progress.unwatched());

        assertThat(most.get()).isBetween(1, limits.atOnce());
        assertThat(outcomes.keySet()).containsExactlyElementsOf(many);
        assertThat(outcomes.get(many.get(0))).isEqualTo(new Outcome.Done<>("m0"));
        assertThat(outcomes.get(many.get(5))).isEqualTo(new Outcome.Failed<>(UNREACHABLE));
        assertThat(outcomes.get(many.get(7))).isInstanceOfSatisfying(
                Outcome.Failed.class, f -> assertThat(f.problem()).isInstanceOf(Problem.Bug.class));
        assertThat(outcomes.values().stream().filter(Outcome::done)).hasSize(10);
    }

    @Test
    @DisplayName("stops when a person cancels: those at work and those that wait")
    void cancels() {
        fleet.close();
        fleet = fleetOf("h1", "h2", "h3", "h4", "h5");
        CountDownLatch working = new CountDownLatch(limits.atOnce());
        CountDownLatch never = new CountDownLatch(1);
        Job<Map<HostName, Outcome<String>>> job = Jobs.onVirtualThreads(clock).start(Text.literal("Work"), progress -> fleet.onEach(
                List.of(H1, H2, new HostName("h3"), new HostName("h4"), new HostName("h5")),
                (remote, _) -> {
                    working.countDown();
                    never.await();
                    return "never";
                },
                progress));
        join(working);

        job.cancel();

        assertThat(job.outcome().join()).isInstanceOfSatisfying(Outcome.Done.class, done ->
                assertThat(((Map<?, ?>) done.value()).values()).hasSize(5).allMatch(o -> o instanceof Outcome.Cancelled));
    }

    @Test
    @DisplayName("reads by itself: what is on screen often, the rest seldom")
    void intervals() {
        fleet.onScreen(Set.of(H1));
        hosts.answer("word", "one");
        later(Duration.ZERO);
        awaitWord(H1, "one");
        awaitWord(H2, "one");

        hosts.answer("word", "two");
        later(Duration.ofMillis(9_999));
        assertThat(state(H1).facts().of(WORD).value()).contains("one");
        later(Duration.ofMillis(1));
        awaitWord(H1, "two");
        assertThat(state(H2).facts().of(WORD).value()).contains("one");

        later(Duration.ofSeconds(110));
        awaitWord(H2, "two");
        assertThat(hosts.connects(H1)).isEqualTo(1);
    }

    private void awaitWord(HostName host, String word) {
        await().until(() -> state(host).facts().of(WORD).value().equals(Optional.of(word)) && fleet.isIdle(host));
    }

    @Test
    @DisplayName("once started, connects to all hosts without being asked")
    void starts() {
        hosts.answer("word", "hello");
        fleet.start();
        awaitWord(H1, "hello");
        awaitWord(H2, "hello");
    }

    @Test
    @DisplayName("follows the inventory: new hosts come, removed ones are disconnected, changed ones begin anew")
    void reloads() {
        refresh(H1);
        refresh(H2);
        List<HostState> heard = Collections.synchronizedList(new ArrayList<>());
        fleet.onChange(heard::add);
        memory.add(host("h3", "h3.test"));
        memory.remove(H2);
        memory.replace(H1, host("h1", "elsewhere.test"));

        fleet.reload();

        assertThat(fleet.states()).extracting(s -> s.host().name().value()).containsExactly("h1", "h3");
        assertThat(state(H1).link()).isEqualTo(new Link.Untried());
        assertThat(hosts.remotes).hasSize(2).noneMatch(Remote::isOpen);
        assertThat(heard).as("nothing is heard of a host that is gone").isEmpty();
        assertThatThrownBy(() -> fleet.remote(H2))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
    }

    @Test
    @DisplayName("keeps the session and the facts of a host whose tags changed, and tells the new tags")
    void retagged() {
        refresh(H1);
        Host before = state(H1).host();
        memory.replace(H1, new Host(H1, before.endpoint(), before.sudo(), new TreeSet<>(List.of("night"))));

        fleet.reload();

        assertThat(state(H1).host().tags()).containsExactly("night");
        assertThat(state(H1).link()).isInstanceOf(Link.Connected.class);
        assertThat(hosts.remotes).hasSize(1).allMatch(Remote::isOpen);
    }

    @Test
    @DisplayName("does not connect by itself to a host that a person disconnected")
    void disconnected() {
        refresh(H1);
        fleet.disconnect(H1);
        fleet.disconnect(H2);
        later(Duration.ofDays(1));

        assertThat(state(H1).link()).isEqualTo(new Link.Untried());
        assertThat(hosts.connects(H1)).isEqualTo(1);
        assertThat(refresh(H1).done()).isTrue();
    }

    @Test
    @DisplayName("tells its listeners each change, even if one of them fails, until they leave")
    void listeners() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        fleet.onChange(_ -> {
            throw new IllegalStateException("a listener's bug");
        });
        Subscription subscription = fleet.onChange(s -> heard.add(s.link().getClass().getSimpleName()));
        hosts.answer("word", "hello");

        refresh(H1);
        assertThat(heard).containsExactly("Connecting", "Connected", "Connected");
        subscription.close();
        refresh(H1);
        assertThat(heard).hasSize(3);
    }

    @Test
    @DisplayName("gives a login of its own to whoever must prove that logging in works")
    void afresh() {
        Remote shared = fleet.remote(H1);
        try (Remote own = fleet.connectAfresh(H1)) {
            assertThat(own).isNotSameAs(shared);
        }
        assertThat(fleet.remote(H1)).isSameAs(shared);
    }

    @Test
    @DisplayName("closes everything at the end and connects no more")
    void closes() {
        fleet.start();
        refresh(H1);
        refresh(H2);
        fleet.close();

        assertThat(hosts.remotes).isNotEmpty().noneMatch(Remote::isOpen);
        assertThatThrownBy(() -> fleet.remote(H1)).isInstanceOf(ProblemException.class);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public ZoneId getZone() {
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

    private static final class WordProbe implements Probe<String> {
        @Override
        public String name() {
            return "word";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String script() {
            return "echo hello";
        }

        @Override
        public List<String> tools() {
            return List.of();
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(5);
        }

        @Override
        public String parse(String answer) {
            return answer;
        }
    }
}
