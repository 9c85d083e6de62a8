package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans on real hosts, over SSH, with the faults that real hosts have. */
@TestBed(hosts = 1)
class PlansIT {
    private static final String MOTD = "/etc/motd";
    private static final String CRON = "/etc/cron.d/hostkeeper-test";
    private static final Random RANDOM = new Random();

    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicBoolean happened = new AtomicBoolean();
    private final TestHost host;

    PlansIT(TestHost host) {
        this.host = host;
    }

    @BeforeEach
    void asItWas() {
        host.sh("rm -rf /var/lib/hostkeeper " + CRON + "; printf 'as it was' > /etc/motd; chmod 640 /etc/motd; chgrp adm /etc/motd");
    }

    @ParameterizedTest
    @CsvSource({"root, NONE", "op, NOPASSWD", "pw, PASSWORD"})
    void changesAndUndoesWhatIsRoots(String user, Sudo sudo) {
        try (OverSsh way = new OverSsh(host, user, sudo, _ -> {})) {
            String start = state();
            Plan plan = motdAndCron(way.remote(), Optional.empty());

            assertThat(firstConsole().apply(plan, way, Progress.unwatched())).isEqualTo(new Applied.Done(plan.id()));
            assertThat(host.exec("cat", MOTD, CRON).out()).isEqualTo("Welcome\n* * * * * root true\n");

            Plan undo = firstConsole().undo(plan.id(), way.remote());
            assertThat(firstConsole().apply(undo, way, Progress.unwatched())).isEqualTo(new Applied.Done(undo.id()));
            assertThat(state()).isEqualTo(start);
        }
    }

    @Test
    void changesWhatIsTheUsersOwnWithoutRoot() {
        try (OverSsh way = new OverSsh(host, "plain", Sudo.NONE, _ -> {})) {
            String path = "/home/plain/note";
            Ownership own = new Ownership("plain", "plain", 0600);
            Plan plan = plan(way, false, Optional.empty(),
                    new Step.WriteFile(path, Content.of("mine"), own, new FileState.Absent()));

            assertThat(firstConsole().apply(plan, way, Progress.unwatched())).isEqualTo(new Applied.Done(plan.id()));
            assertThat(host.exec("stat", "-c", "%U %a", path, "/home/plain/.local/state/hostkeeper/plans").out())
                    .isEqualTo("plain 600\nplain 700\n");
        }
    }

    @Test
    void aFullDiskIsFoundBeforeAnythingIsChanged() {
        try (OverSsh way = OverSsh.asRoot(host)) {
            Plan plan = motdAndCron(way.remote(), Optional.empty());
            String start = state();
            host.fill();

            Applied applied = firstConsole().apply(plan, way, Progress.unwatched());

            assertThat(applied).isInstanceOf(Applied.Refused.class);
            assertThat(state()).isEqualTo(start);
        }
    }

    @Test
    void aDiskThatFillsWhileAFileIsWrittenCostsNothing() {
        Consumer<String> fill = atStep(2, host::fill);
        try (OverSsh way = OverSsh.asRoot(host, fill)) {
            Plan plan = motdAndCron(way.remote(), Optional.empty());
            String start = state();

            Applied applied = firstConsole().apply(plan, way, Progress.unwatched());

            assertThat(applied).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                    assertThat(undone.cause()).isInstanceOfSatisfying(Problem.FileRefused.class, refused -> {
                        assertThat(refused.path()).isEqualTo(CRON);
                        assertThat(refused.detail()).contains("No space left on device");
                    }));
            assertThat(state()).isEqualTo(start);
        }
    }

    @Test
    void aReadOnlyFileSystemIsToldInTheHostsWords() {
        try (OverSsh way = OverSsh.asRoot(host)) {
            host.sh("mkdir -p /mnt/ro; mount -t tmpfs -o ro none /mnt/ro");
            String start = state();
            Map<String, FileState> before = Files.look(way.remote(), List.of(MOTD), true);
            Plan plan = plan(way.remote(), true, Optional.empty(),
                    new Step.WriteFile(MOTD, Content.of("Welcome\n"), Ownership.ROOT_PUBLIC, before.getOrDefault(MOTD, new FileState.Absent())),
                    new Step.WriteFile("/mnt/ro/x", Content.of("x"), Ownership.ROOT_PUBLIC, new FileState.Absent()));

            Applied applied = firstConsole().apply(plan, way, Progress.unwatched());
            host.sh("umount /mnt/ro");

            assertThat(applied).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                    assertThat(undone.cause()).isInstanceOfSatisfying(Problem.FileRefused.class, refused ->
                            assertThat(refused.detail()).contains("Read-only file system")));
            assertThat(state()).isEqualTo(start);
        }
    }

    @Test
    void aPlanThatWasCutBetweenTwoStepsIsFinishedByAnotherConsole() {
        try (OverSsh firsts = OverSsh.asRoot(host, atStep(2, host::cut))) {
            Plan plan = motdAndCron(firsts.remote(), Optional.empty());

            assertThat(firstConsole().apply(plan, firsts, Progress.unwatched())).isInstanceOf(Applied.Interrupted.class);

            host.heal();
            try (OverSsh seconds = OverSsh.asRoot(host)) {
                List<OpenPlan> open = secondConsole().openOn(seconds.remote());
                assertThat(open).hasSize(1);
                assertThat(open.getFirst().plan()).isEqualTo(plan);
                assertThat(secondConsole().resume(plan.id(), seconds, Progress.unwatched()))
                        .isEqualTo(new Applied.Done(plan.id()));
                assertThat(host.exec("cat", MOTD, CRON).out()).isEqualTo("Welcome\n* * * * * root true\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"root, NONE", "op, NOPASSWD", "pw, PASSWORD"})
    void aCommandThatRunsEndsWhenAPersonStopsThePlan(String user, Sudo sudo) {
        try (OverSsh way = new OverSsh(host, user, sudo, _ -> {})) {
            String start = state();
            Plan plan = plan(way.remote(), true, Optional.empty(),
                    new Step.WriteFile(MOTD, Content.of("Welcome\n"), Ownership.ROOT_PUBLIC, look(way.remote(), MOTD)),
                    Step.Run.of(Text.literal("Wait"), List.of("sh", "-c", "touch /run/half; sleep 6175"), List.of("rm", "-f", "/run/half")));
            Job<Applied> job = Jobs.onVirtualThreads(Clock.systemUTC())
                    .start(Text.literal("Apply"), progress -> firstConsole().apply(plan, way, progress));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> host.sh("ls /run/half 2> /dev/null").out().contains("half"));

            job.cancel();

            assertThat(job.outcome().join()).isEqualTo(new Outcome.Done<>(
                    new Applied.Undone(plan.id(), new Problem.Cancelled(plan.title().toString()))));
            assertThat(state()).isEqualTo(start);
            assertThat(host.sh("ls /run/half 2> /dev/null; pgrep -f '[s]leep 6175'").out()).isEmpty();
        }
    }

    @Test
    void aConfirmedDeadmanLeavesNothingBehind() {
        try (OverSsh way = OverSsh.asRoot(host)) {
            Plan plan = motdAndCron(way.remote(), Optional.of(deadman(30)));

            assertThat(firstConsole().apply(plan, way, Progress.unwatched())).isEqualTo(new Applied.Done(plan.id()));

            assertThat(host.sh("ls -A /etc/systemd/system | grep hostkeeper; systemctl list-timers --all | grep hostkeeper").out())
                    .isEmpty();
        }
    }

    @Test
    void whoTakesOverAPlanWithAnArmedDeadmanHasToLogInAnewToo() {
        Consumer<String> kill = atStep(2, () -> {
            throw new IllegalStateException("this console is killed");
        });
        try (OverSsh firsts = OverSsh.asRoot(host, kill); OverSsh seconds = OverSsh.asRoot(host)) {
            Plan plan = motdAndCron(firsts.remote(), Optional.of(deadman(90)));
            assertThatIllegalStateException().isThrownBy(() -> firstConsole().apply(plan, firsts, Progress.unwatched()));
            MemoryJournal secondsJournal = new MemoryJournal();
            Plans second = new Plans(secondsJournal, "second@attic", SecretResolver.none(), Clock.systemUTC(), RANDOM);

            assertThat(second.resume(plan.id(), seconds, Progress.unwatched())).isEqualTo(new Applied.Done(plan.id()));

            assertThat(secondsJournal.events()).contains(Event.DEADMAN_DISARMED).endsWith(Event.DONE);
            assertThat(host.sh("ls -A /etc/systemd/system | grep hostkeeper; systemctl list-timers --all | grep hostkeeper").out())
                    .isEmpty();
        }
    }

    @Test
    void aPlanThatLocksItsOperatorOutIsTakenBackAtOnce() {
        try (OverSsh way = OverSsh.asRoot(host)) {
            String keys = "/root/.ssh/authorized_keys";
            FileState before = look(way.remote(), keys);
            Plan plan = plan(way, true, Optional.of(deadman(60)),
                    new Step.WriteFile(keys, Content.of("# nobody\n"), Ownership.ROOT_PRIVATE, before));

            assertThat(firstConsole().apply(plan, way, Progress.unwatched()))
                    .isInstanceOfSatisfying(Applied.Undone.class, undone ->
                            assertThat(undone.cause()).isInstanceOf(Problem.AccessDenied.class));
            assertThat(look(way.remote(), keys)).isEqualTo(before);
        }
    }

    @Test
    void theDeadmanFiresInTimeWhenItsConnectionWasCut() throws Exception {
        int seconds = 8;
        AtomicInteger armedAt = new AtomicInteger();
        Consumer<String> cut = atStep(2, host::cut);
        try (OverSsh way = OverSsh.asRoot(host, verb -> {
            if (verb.equals("arm")) {
                armedAt.set((int) Instant.now().getEpochSecond());
            }
            cut.accept(verb);
        })) {
            Plan plan = motdAndCron(way.remote(), Optional.of(deadman(seconds)));
            String start = state();
            CompletableFuture<Applied> applied =
                    CompletableFuture.supplyAsync(() -> firstConsole().apply(plan, way, Progress.unwatched()));

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> armedAt.get() > 0
                    && host.exec("cat", MOTD).out().equals("Welcome\n"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> state().equals(start));
            assertThat(Instant.now().getEpochSecond() - armedAt.get()).isBetween((long) seconds - 1, (long) seconds + 5);

            host.heal();
            assertThat(applied.get()).isEqualTo(
                    new Applied.Undone(plan.id(), new Problem.DeadmanFired(host.name(), plan.id().value())));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHostThatRestartsWhileItsDeadmanIsArmedComesBackAsItWas(boolean inGoodOrder) {
        Consumer<String> restart = atStep(3, inGoodOrder ? host::reboot : host::crash);
        try (OverSsh way = OverSsh.asRoot(host, restart)) {
            Plan plan = motdAndCron(way.remote(), Optional.of(deadman(600)));
            String start = state();
            CompletableFuture<Applied> applied =
                    CompletableFuture.supplyAsync(() -> firstConsole().apply(plan, way, Progress.unwatched()));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> happened.get());

            host.heal();

            Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(state()).isEqualTo(start));
            assertThat(applied.join()).isEqualTo(
                    new Applied.Undone(plan.id(), new Problem.DeadmanFired(host.name(), plan.id().value())));
            assertThat(host.sh("ls -A /etc/systemd/system | grep hostkeeper").out()).isEmpty();
        }
    }

    /** Something that happens just before the so-manieth step, once. */
    private Consumer<String> atStep(int step, Runnable happening) {
        AtomicInteger steps = new AtomicInteger();
        return verb -> {
            if (verb.equals("step") && steps.incrementAndGet() == step) {
                happening.run();
                happened.set(true);
            }
        };
    }

    private Plans firstConsole() {
        return new Plans(journal, "first@desk", SecretResolver.none(), Clock.systemUTC(), RANDOM);
    }

    private static Plans secondConsole() {
        return new Plans(new MemoryJournal(), "second@attic", SecretResolver.none(), Clock.systemUTC(), RANDOM);
    }

    private static Deadman deadman(int seconds) {
        Step.Check check = Step.Check.of(Text.literal("Log in"), List.of("true"), Duration.ZERO);
        return new Deadman(Duration.ofSeconds(seconds), List.of(check), false);
    }

    private Plan motdAndCron(Remote remote, Optional<Deadman> deadman) {
        Map<String, FileState> before = Files.look(remote, List.of(MOTD, CRON), true);
        return plan(remote, true, deadman,
                new Step.WriteFile(MOTD, Content.of("Welcome\n"), Ownership.ROOT_PUBLIC, before.getOrDefault(MOTD, new FileState.Absent())),
                new Step.WriteFile(CRON, Content.of("* * * * * root true\n"), Ownership.ROOT_PUBLIC, before.getOrDefault(CRON, new FileState.Absent())),
                Step.Run.of(Text.literal("Mark"), List.of("touch", "/run/marked"), List.of("rm", "-f", "/run/marked")));
    }

    private static FileState look(Remote remote, String path) {
        return Files.look(remote, List.of(path), true).getOrDefault(path, new FileState.Absent());
    }

    private Plan plan(OverSsh way, boolean asRoot, Optional<Deadman> deadman, Step... steps) {
        return plan(way.remote(), asRoot, deadman, steps);
    }

    private static Plan plan(Remote remote, boolean asRoot, Optional<Deadman> deadman, Step... steps) {
        Clock clock = Clock.systemUTC();
        return new Plan(PlanId.next(clock, RANDOM), Text.literal("Greet"), remote.host(), asRoot, List.of(steps),
                deadman, Optional.empty(), clock.instant());
    }

    /** The files that the plan touches, with owner and mode, and whatever else lies beside them. */
    private String state() {
        return host.sh("stat -c '%n %U:%G %a' /etc/motd; cat /etc/motd; ls -A /etc/cron.d; ls -A /etc | grep hostkeeper").out();
    }
}
