package org.hostkeeper.agent.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A watched machine")
class WatchedVmsTest {
    @TempDir
    Path state;

    private final SimulatedHypervisor hypervisor = new SimulatedHypervisor().with("vm", Power.RUNNING, "ready");
    private final List<VmAlerts.Kind> alerts = new CopyOnWriteArrayList<>();
    private Optional<WatchedVms> open = Optional.empty();

    private WatchedVm begin() {
        open = Optional.of(WatchedVms.open(
                List.of(Watches.usual("vm")), hypervisor, state, Clock.systemUTC(), (_, kind, _) -> alerts.add(kind)));
        WatchedVm vm = open.get().find("vm").orElseThrow();
        await().until(() -> vm.status().state() != VmState.INITIALIZING && vm.status().state() != VmState.REVERTING);
        return vm;
    }

    private WatchedVm healthy() {
        WatchedVm vm = begin();
        assertThat(vm.beat(System.nanoTime(), Optional.empty())).isTrue();
        assertThat(vm.status().state()).isEqualTo(VmState.HEALTHY);
        return vm;
    }

    /** The guest beats after each revert, as soon as somebody hears it. */
    private void beatsAfterReverts(WatchedVm vm) {
        hypervisor.after(call -> {
            if (call.startsWith("revert")) {
                Thread.ofVirtual().start(() -> await().until(() -> vm.beat(System.nanoTime(), Optional.empty())));
            }
        });
    }

    private void end() {
        open.ifPresent(WatchedVms::close);
    }

    @AfterEach
    void close() {
        end();
    }

    @Test
    @DisplayName("is brought back when it dies, with its log and a picture of nothing, and the beat that follows ends the incident")
    void died() {
        WatchedVm vm = healthy();
        hypervisor.fails("screenshot", "it does not run");

        hypervisor.becomes("vm", Power.OFF);
        await().until(() -> vm.beat(System.nanoTime(), Optional.empty()));

        assertThat(hypervisor.calls).containsExactly("revert vm ready");
        VmControl.Incident incident = vm.past().newest(5).getFirst();
        assertThat(incident.reason()).isEqualTo("died");
        assertThat(incident.outcome()).isEqualTo("recovered");
        assertThat(incident.lastBeats()).hasSize(1);
        await().until(() -> vm.past().evidence(incident.id()).contains(Evidence.LOG));
        assertThat(vm.past().evidence(incident.id())).containsExactly(Evidence.LOG);
        assertThat(vm.past().evidence(incident.id(), Evidence.LOG)).hasValueSatisfying(
                log -> assertThat(log).asString(StandardCharsets.UTF_8).isEqualTo("the log of vm"));
    }

    @Test
    @DisplayName("is reverted once by two who ask at once, and a stop waits for that and is not undone by it")
    void joins() throws InterruptedException {
        WatchedVm vm = healthy();
        CountDownLatch gate = hypervisor.holds("revert");
        Thread one = Thread.ofPlatform().start(() -> vm.revert("button"));
        await().until(() -> vm.status().state() == VmState.REVERTING);
        List<Thread> others = List.of(
                Thread.ofPlatform().start(vm::stop), Thread.ofPlatform().start(() -> vm.revert("button")));
        await().until(() -> others.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        gate.countDown();
        one.join();
        for (Thread other : others) {
            other.join();
        }

        assertThat(vm.status().state()).isEqualTo(VmState.STOPPED_BY_HAND);
        assertThat(hypervisor.calls).containsExactly("revert vm ready", "stop vm");
        assertThat(vm.past().newest(9)).extracting(VmControl.Incident::reason).containsOnly("button");
    }

    @Test
    @DisplayName("that a person stopped stays off over a restart of the agent, and start brings it back")
    void stopped() {
        healthy().stop();
        end();

        WatchedVm vm = begin();
        assertThat(vm.status().state()).isEqualTo(VmState.STOPPED_BY_HAND);
        assertThat(hypervisor.calls).containsExactly("stop vm");

        vm.start();
        assertThat(vm.status().state()).isEqualTo(VmState.WAITING_FOR_FIRST_BEAT);
        end();
        assertThat(begin().status().state()).isEqualTo(VmState.WAITING_FOR_FIRST_BEAT);
    }

    @Test
    @DisplayName("is reverted again if the agent was killed in the middle of a revert")
    void killed() {
        new VmFolder(state, "vm").keep(new Kept(false, true, Optional.of("ready"), "ready", false, Optional.of("heartbeat")), true);

        WatchedVm vm = begin();

        await().until(() -> !vm.past().newest(1).isEmpty() && vm.past().newest(1).getFirst().reverted().isPresent());
        assertThat(hypervisor.calls).containsExactly("revert vm ready");
        assertThat(vm.past().newest(1).getFirst().detail()).contains("in the middle");
    }

    @Test
    @DisplayName("has a picture of each revert of a person, and keeps its history though a line of it is torn")
    void history() throws Exception {
        WatchedVm vm = healthy();
        vm.revert("button");
        long id = vm.past().newest(1).getFirst().id();
        await().until(() -> vm.past().evidence(id).size() == 2);
        end();
        Files.writeString(state.resolve("vms/vm-vm/history.jsonl"), "null\n{\"id\":7,\"rea", StandardOpenOption.APPEND);

        WatchedVm again = begin();
        again.revert("button");

        assertThat(again.past().newest(9)).extracting(VmControl.Incident::id).containsExactly(id + 1, id);
    }

    @Test
    @DisplayName("is watched although what was kept of it says nothing")
    void nothingKept() throws Exception {
        Files.createDirectories(state.resolve("vms/vm-vm"));
        Files.writeString(state.resolve("vms/vm-vm/state.json"), "null");

        assertThat(healthy().status().autoRevert()).isTrue();
    }

    @Test
    @DisplayName("gets a new golden snapshot that is verified, with a good one at each moment")
    void promoted() {
        WatchedVm vm = healthy();
        beatsAfterReverts(vm);
        hypervisor.after(call -> assertThat(hypervisor.snapshots("vm")).as(call).isNotEmpty());

        vm.promote(true);

        assertThat(hypervisor.calls).containsExactly(
                "create vm ready.new", "revert vm ready.new", "delete vm ready", "create vm ready", "revert vm ready",
                "delete vm ready.new");
        assertThat(hypervisor.snapshots("vm")).containsExactly("ready");
        assertThat(vm.status().state()).isEqualTo(VmState.HEALTHY);
    }

    @Test
    @DisplayName("does not have the deployed controller’s defect that a failed create leaves no snapshot: on a full disk the old one stays")
    void diskFull() {
        WatchedVm vm = healthy();
        hypervisor.fails("create vm ready.new", "No space left on device");

        assertThatThrownBy(() -> vm.promote(true)).isInstanceOf(ProblemException.class).hasMessageContaining("No space left");

        assertThat(hypervisor.snapshots("vm")).containsExactly("ready");
        assertThat(new VmFolder(state, "vm").kept()).contains(new Kept(false, true, Optional.of("ready"), "ready", false, Optional.empty()));
    }

    @Test
    @DisplayName("whose promotion is cut off in its second half is reverted to the verified one, and the next start finishes it")
    void cutOff() {
        WatchedVm vm = healthy();
        beatsAfterReverts(vm);
        hypervisor.after(call -> {
            if (call.equals("delete vm ready")) {
                hypervisor.fails("create", "No space left on device");
            }
        });
        assertThatThrownBy(() -> vm.promote(true)).isInstanceOf(ProblemException.class);
        assertThat(hypervisor.snapshots("vm")).containsExactly("ready.new");
        vm.revert("button");
        assertThat(hypervisor.calls).last().isEqualTo("revert vm ready.new");
        end();

        hypervisor.works("create");
        open = Optional.of(WatchedVms.open(
                List.of(Watches.usual("vm")), hypervisor, state, Clock.systemUTC(), (_, kind, _) -> alerts.add(kind)));
        WatchedVm again = open.get().find("vm").orElseThrow();
        beatsAfterReverts(again);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            again.beat(System.nanoTime(), Optional.empty());
            return hypervisor.snapshots("vm").equals(List.of("ready")) && new VmFolder(state, "vm").kept().filter(Kept::promoting).isEmpty();
        });
        await().until(() -> alerts.contains(VmAlerts.Kind.FINISHED)); // else whoever was told that it was left open is told nothing more
    }

    @Test
    @DisplayName("keeps its golden snapshot from deletion, and from promotion while visitors are there")
    void protectedGolden() {
        WatchedVm vm = healthy();

        assertThatThrownBy(() -> vm.delete("ready")).hasMessageContaining("\"ready\" is what it is reverted to");
        assertThatThrownBy(() -> vm.promote(false)).hasMessageContaining("The exhibition is open");
        assertThat(hypervisor.calls).isEmpty();
    }

    @Test
    @DisplayName("tells the same moment since which its guest runs however often it is asked, also when the host's clock is set: a kiosk knows by it that another one runs")
    void up() {
        AtomicReference<Duration> set = new AtomicReference<>(Duration.ZERO);
        InstantSource wall = () -> Instant.now().plus(set.get());
        open = Optional.of(WatchedVms.open(
                List.of(Watches.usual("vm")), hypervisor, state, wall.withZone(ZoneOffset.UTC), (_, _, _) -> { }));
        WatchedVm vm = open.get().find("vm").orElseThrow();
        await().until(() -> vm.status().state() != VmState.INITIALIZING);
        vm.revert("button");
        Optional<Instant> first = vm.status().up();

        set.set(Duration.ofSeconds(3));

        assertThat(first).isPresent();
        assertThat(vm.status().up()).isEqualTo(first);
        vm.revert("button");
        assertThat(vm.status().up()).isPresent().isNotEqualTo(first);
    }

    @Test
    @DisplayName("is one of 500 whose beats all count")
    void many() {
        List<String> names = IntStream.range(0, 500).mapToObj(i -> "vm" + i).toList();
        names.forEach(name -> hypervisor.with(name, Power.RUNNING, "ready"));
        WatchedVms vms = WatchedVms.open(
                names.stream().map(Watches::usual).toList(), hypervisor, state, Clock.systemUTC(), (_, kind, _) -> alerts.add(kind));
        open = Optional.of(vms);
        await().until(() -> vms.all().stream().allMatch(vm -> vm.status().state() == VmState.WAITING_FOR_FIRST_BEAT));

        for (int round = 0; round < 20; round++) {
            long counted = vms.all().parallelStream().filter(vm -> vm.beat(System.nanoTime(), Optional.empty())).count();
            assertThat(counted).isEqualTo(500);
        }

        assertThat(vms.all()).allMatch(vm -> vm.status().state() == VmState.HEALTHY);
        assertThat(vms.all()).allMatch(vm -> IntStream.of(vm.beats()).sum() == 20);
        assertThat(hypervisor.calls).isEmpty();
        assertThat(alerts).isEmpty();
    }

    @Test
    @DisplayName("does not lose its golden snapshot to one whose replacement would be made under its name")
    void besideTheGolden() {
        open = Optional.of(WatchedVms.open(
                List.of(Watches.golden("vm", "early.new")), hypervisor.with("vm", Power.RUNNING, "early", "early.new"), state,
                Clock.systemUTC(), (_, kind, _) -> alerts.add(kind)));
        WatchedVm vm = open.get().find("vm").orElseThrow();
        await().until(() -> vm.status().state() != VmState.INITIALIZING);

        assertThatThrownBy(() -> vm.create("early")).hasMessageContaining("is needed when snapshots are replaced");

        assertThat(hypervisor.snapshots("vm")).containsExactly("early", "early.new");
    }

    @Test
    @DisplayName("that a person switched off stays off when its first golden snapshot is made, as a deployed controller makes it")
    void firstOfOneThatIsOff() {
        hypervisor.with("vm", Power.OFF);
        new VmFolder(state, "vm").keep(new Kept(true, true, Optional.of("ready"), "ready", false, Optional.empty()), true);
        WatchedVm vm = begin();

        vm.create("ready");

        assertThat(hypervisor.calls).containsExactly("create vm ready");
        assertThat(vm.status().state()).isEqualTo(VmState.STOPPED_BY_HAND);
        await().until(() -> vm.status().snapshotExists());
    }

    @Test
    @DisplayName("is not promoted nor started where somebody switches it off before it is the promotion's turn")
    void offBeforeItsTurn() throws InterruptedException {
        hypervisor.with("vm", Power.RUNNING, "ready", "old");
        WatchedVm vm = healthy();
        beatsAfterReverts(vm);
        CountDownLatch gate = hypervisor.holds("delete vm old");
        List<Thread> all = new ArrayList<>();
        for (Runnable one : List.<Runnable>of(() -> vm.delete("old"), vm::stop, () -> vm.promote(true))) {
            Thread thread = Thread.ofPlatform().unstarted(one);
            thread.setUncaughtExceptionHandler((_, _) -> { }); // the promotion is refused
            thread.start();
            await().until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
            all.add(thread);
        }

        gate.countDown();
        for (Thread one : all) {
            one.join();
        }

        assertThat(hypervisor.calls).containsExactly("delete vm old", "stop vm");
        assertThat(vm.status().state()).isEqualTo(VmState.STOPPED_BY_HAND);
    }

    @Test
    @DisplayName("does not begin the second half of a promotion while what is verified cannot be written down")
    void unwritable() throws Exception {
        WatchedVm vm = healthy();
        beatsAfterReverts(vm);
        hypervisor.after(call -> {
            if (call.equals("revert vm ready.new")) {
                standsInTheWay(state.resolve("vms/vm-vm/state.json"));
            }
        });

        assertThatThrownBy(() -> vm.promote(true)).isInstanceOf(ProblemException.class).hasMessageContaining("state.json");

        assertThat(hypervisor.calls).doesNotContain("delete vm ready");
        assertThat(hypervisor.snapshots("vm")).contains("ready");
    }

    @Test
    @DisplayName("is not switched off where that could not be kept, since the agent's next run would start it again")
    void unwritableWish() throws Exception {
        WatchedVm vm = healthy();
        standsInTheWay(state.resolve("vms/vm-vm/state.json"));

        assertThatThrownBy(vm::stop).isInstanceOf(ProblemException.class).hasMessageContaining("state.json");
        assertThatThrownBy(() -> vm.autoRevert(false)).isInstanceOf(ProblemException.class);

        assertThat(hypervisor.calls).isEmpty();
        assertThat(vm.status().state()).isEqualTo(VmState.HEALTHY);
        assertThat(vm.status().autoRevert()).isTrue();
        vm.revert("button");
        assertThat(hypervisor.calls).as("a full disk does not keep it from being brought back").containsExactly("revert vm ready");
    }

    private static void standsInTheWay(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.createDirectories(file.resolve("something"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("that was stopped stays so when it cannot be stopped again")
    void stoppedTwice() {
        WatchedVm vm = healthy();
        vm.stop();
        hypervisor.becomes("vm", Power.RUNNING);
        hypervisor.fails("stop", "libvirt is busy");

        assertThatThrownBy(vm::stop).isInstanceOf(ProblemException.class);

        assertThat(vm.status().state()).isEqualTo(VmState.STOPPED_BY_HAND);
        end();
        assertThat(begin().status().state()).isEqualTo(VmState.STOPPED_BY_HAND);
    }

    @Test
    @DisplayName("is not started by what is left of a promotion if a person has switched it off, and a person is told")
    void leftOpen() {
        hypervisor.with("vm", Power.OFF, "ready.new");
        new VmFolder(state, "vm").keep(new Kept(true, true, Optional.of("ready"), "ready.new", true, Optional.empty()), true);

        WatchedVm vm = begin();

        await().until(() -> alerts.contains(VmAlerts.Kind.LEFT_OPEN));
        assertThat(hypervisor.calls).isEmpty();
        assertThat(vm.status().state()).isEqualTo(VmState.STOPPED_BY_HAND);
    }

    @Test
    @DisplayName("is reverted to what the config names now, not to what was verified under an earlier name")
    void renamed() {
        hypervisor.with("vm", Power.RUNNING, "ready", "ready.new");
        new VmFolder(state, "vm")
                .keep(new Kept(false, true, Optional.of("ready.new"), "ready.new", false, Optional.empty()), true);

        begin().revert("console");

        assertThat(hypervisor.calls).containsExactly("revert vm ready");
    }

    @Test
    @DisplayName("is looked at again after a look that ended in a way nobody thought of")
    void odd() {
        WatchedVm vm = healthy();
        hypervisor.breaks("power", new IllegalStateException("an answer of no known shape"));
        hypervisor.becomes("vm", Power.OFF);
        await().until(() -> vm.status().state() == VmState.UNHEALTHY);
        hypervisor.works("power");

        await().atMost(Duration.ofSeconds(30)).until(() -> hypervisor.calls.contains("revert vm ready"));
    }

    @Test
    @DisplayName("that was let be while it was switched off is watched anew without that, and its history is still there")
    void watchedAgain() {
        WatchedVm vm = healthy();
        vm.revert("button");
        vm.stop();
        end();
        WatchedVms.open(List.of(Watches.usual("other")), hypervisor.with("other", Power.RUNNING, "ready"), state, Clock.systemUTC(), (_, kind, _) -> alerts.add(kind))
                .close();
        hypervisor.with("vm", Power.RUNNING, "ready");

        WatchedVm again = begin();

        assertThat(again.status().state()).isEqualTo(VmState.WAITING_FOR_FIRST_BEAT);
        assertThat(again.past().newest(5)).extracting(VmControl.Incident::reason).contains("button");
    }

    @Test
    @DisplayName("that could not be watched for a while, since its file was bad, is still as a person left it")
    void leftOut() {
        healthy().stop();
        end();
        WatchedVms.openSome(List.of(Watches.usual("other")), hypervisor.with("other", Power.RUNNING, "ready"), state, Clock.systemUTC(), (_, kind, _) -> alerts.add(kind))
                .close();

        assertThat(begin().status().state()).isEqualTo(VmState.STOPPED_BY_HAND);
    }

    @Test
    @DisplayName("has a file of its own also under a name that is too long for one")
    void longName() {
        String name = "Выставка «Орбита» в большом зале на втором этаже у окна, левый экран";
        new VmFolder(state, name).keepSurely(new Kept(true, true, Optional.of("ready"), "ready", false, Optional.empty()));
        assertThat(new VmFolder(state, name).kept()).isPresent();
        assertThat(new VmFolder(state, name.replace("левый", "правый")).kept()).isEmpty();
        assertThat(org.hostkeeper.exhibition.AgentOnHost.vm(name)).hasSizeLessThan(200).endsWith(".yaml")
                .isNotEqualTo(org.hostkeeper.exhibition.AgentOnHost.vm(name.replace("левый", "правый")));
    }
}
