package org.hostkeeper.agent.vm;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * Machines in memory behind the port, for tests: what was done to them is in {@link #calls}, and any verb can be made to fail or
 * to wait. Safe from any thread.
 */
public final class SimulatedHypervisor implements Hypervisor {
    /** As "revert vm ready", in their order; reading is not among them. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    private final Map<String, Power> powers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> snapshots = new ConcurrentHashMap<>();
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final List<Consumer<String>> after = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> gaps = new CopyOnWriteArrayList<>();

    public SimulatedHypervisor with(String vm, Power power, String... snapshotNames) {
        powers.put(vm, power);
        snapshots.put(vm, new CopyOnWriteArrayList<>(snapshotNames));
        return this;
    }

    /** It becomes so without us, and libvirt tells it. */
    public void becomes(String vm, Power power) {
        powers.put(vm, power);
        listeners.forEach(listener -> listener.accept(new Event(vm, power, "simulated")));
    }

    /** Whatever begins with these words fails from now on: "revert vm", "power". */
    public void fails(String call, String why) {
        breaks(call, new ProblemException(new Problem.CommandFailed("localhost", call, 1, why)));
    }

    /** The same, in whatever way. */
    public void breaks(String call, RuntimeException how) {
        failures.put(call, how);
    }

    public void works(String call) {
        failures.remove(call);
    }

    /** Whatever begins with these words waits until what is returned is counted down. */
    public CountDownLatch holds(String call) {
        CountDownLatch gate = new CountDownLatch(1);
        gates.put(call, gate);
        return gate;
    }

    /** Told each change right after it was made, before the call returns. */
    public void after(Consumer<String> listener) {
        after.add(listener);
    }

    public void gap() {
        gaps.forEach(Runnable::run);
    }

    private void check(String call) {
        gates.forEach((words, gate) -> {
            if (call.startsWith(words)) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        failures.forEach((words, how) -> {
            if (call.startsWith(words)) {
                throw how;
            }
        });
    }

    private void change(String call, Runnable change) {
        calls.add(call);
        check(call);
        change.run();
        after.forEach(listener -> listener.accept(call));
    }

    @Override
    public Power power(String vm) {
        check("power " + vm);
        return powers.getOrDefault(vm, Power.ABSENT);
    }

    @Override
    public List<String> snapshots(String vm) {
        check("snapshots " + vm);
        return List.copyOf(snapshots.getOrDefault(vm, List.of()));
    }

    @Override
    public GuestAddresses addresses(String vm) {
        return new GuestAddresses(Set.<InetAddress>of(), false);
    }

    @Override
    public void listen(Consumer<Event> events, Runnable gap) {
        listeners.add(events);
        gaps.add(gap);
        gap.run();
    }

    @Override
    public void start(String vm) {
        change("start " + vm, () -> powers.put(vm, Power.RUNNING));
    }

    @Override
    public void stop(String vm) {
        change("stop " + vm, () -> powers.put(vm, Power.OFF));
    }

    @Override
    public void resume(String vm) {
        change("resume " + vm, () -> powers.put(vm, Power.RUNNING));
    }

    @Override
    public void revert(String vm, String snapshot) {
        change("revert " + vm + " " + snapshot, () -> {
            there(vm, snapshot);
            powers.put(vm, Power.RUNNING);
        });
    }

    @Override
    public void create(String vm, String snapshot) {
        change("create " + vm + " " + snapshot, () -> list(vm).add(snapshot));
    }

    @Override
    public void delete(String vm, String snapshot) {
        change("delete " + vm + " " + snapshot, () -> {
            there(vm, snapshot);
            list(vm).remove(snapshot);
        });
    }

    private List<String> list(String vm) {
        return snapshots.computeIfAbsent(vm, _ -> new ArrayList<>());
    }

    private void there(String vm, String snapshot) {
        if (!list(vm).contains(snapshot)) {
            throw new ProblemException(new Problem.CommandFailed("localhost", "virsh", 1, "no snapshot " + snapshot));
        }
    }

    @Override
    public byte[] screenshot(String vm) {
        check("screenshot " + vm);
        return ("the screen of " + vm).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] log(String vm) {
        check("log " + vm);
        return ("the log of " + vm).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean answers(String vm, Duration limit) {
        check("answers " + vm);
        return true;
    }

    @Override
    public void close() {
        listeners.clear();
        gaps.clear();
    }
}
