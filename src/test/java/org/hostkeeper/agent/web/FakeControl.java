package org.hostkeeper.agent.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.agent.vm.VmPast;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.exhibition.ControllerSettings.Breaker;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A watched machine that does nothing and remembers what it was asked. */
final class FakeControl implements VmControl, VmPast {
    static final Instant THEN = Instant.ofEpochMilli(1_700_000_000_500L);
    static final Incident INCIDENT = new Incident(
            7, "heartbeat", "no beat for 15 s", "recovered", THEN, Optional.of(THEN.plusSeconds(3)), Optional.of(THEN.plusSeconds(4)),
            List.of("2023-11-14T22:13:05Z"));

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Long> accepted = new CopyOnWriteArrayList<>();
    final List<String> snapshots = new CopyOnWriteArrayList<>(List.of("ready", "older"));
    volatile Optional<Problem> problem = Optional.empty();
    volatile Optional<Duration> request = Optional.of(Duration.ofSeconds(2));
    volatile CountDownLatch reverted = new CountDownLatch(0);
    volatile VmState state = VmState.HEALTHY;
    volatile Power power = Power.RUNNING;
    volatile boolean autoRevert = true;
    volatile Optional<Text> why = Optional.empty();
    volatile boolean pressed;
    volatile Optional<Incident> last = Optional.of(INCIDENT);
    private final ControllerSettings settings;

    FakeControl(String vm, int port, List<String> guests, List<String> compatibility) {
        this(vm, List.of("127.0.0.1"), port, guests, compatibility);
    }

    FakeControl(String vm, List<String> hosts, int port, List<String> guests, List<String> compatibility) {
        this.settings = new ControllerSettings(
                vm, "ready", Duration.ofSeconds(15), Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(10), 30, true,
                true, Duration.ofSeconds(5), hosts, port, guests, compatibility, Optional.empty(), Breaker.usual(), false,
                Duration.ofMinutes(2));
    }

    @Override
    public ControllerSettings settings() {
        return settings;
    }

    @Override
    public Status status() {
        return new Status(
                state, why, THEN, Optional.of(THEN), power, true, autoRevert, Optional.of(THEN), Optional.of(Duration.ofMillis(800)),
                false, last, Duration.ofSeconds(1));
    }

    @Override
    public boolean beat(long when, Optional<Duration> idle) {
        accepted.add(when);
        return told("beat" + idle.map(i -> " idle " + i.toSeconds()).orElse("")) != null;
    }

    @Override
    public void start() {
        told("start");
    }

    @Override
    public void stop() {
        told("stop");
    }

    @Override
    public void restart() {
        told("restart");
    }

    @Override
    public List<String> snapshots() {
        return new ArrayList<>(snapshots);
    }

    @Override
    public void create(String snapshot) {
        told("create " + snapshot);
    }

    @Override
    public void delete(String snapshot) {
        told("delete " + snapshot);
    }

    @Override
    public void promote(boolean confirmed) {
        told("promote " + confirmed);
    }

    @Override
    public void autoRevert(boolean enabled) {
        told("auto " + enabled);
        autoRevert = enabled;
    }

    @Override
    public void revert(String reason) {
        told("revert " + reason);
        try {
            reverted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<Duration> request(String reason, String severity) {
        told("request " + reason + "/" + severity);
        return request;
    }

    @Override
    public Optional<Duration> idle(Duration since) {
        told("idle " + since.toSeconds());
        return request;
    }

    @Override
    public boolean pressed() {
        boolean was = pressed;
        pressed = false;
        told("pressed");
        return was;
    }

    @Override
    public VmPast past() {
        return this;
    }

    @Override
    public List<Incident> newest(int most) {
        return List.of(INCIDENT);
    }

    @Override
    public Optional<Duration> meanTimeBetweenFailures() {
        return Optional.of(Duration.ofHours(30));
    }

    @Override
    public int[] beats() {
        return new int[] {0, 1, 1, 2};
    }

    @Override
    public Set<Evidence> evidence(long incident) {
        return incident == 7 ? Set.of(Evidence.LOG, Evidence.PICTURE) : Set.of();
    }

    @Override
    public Optional<byte[]> evidence(long incident, Evidence which) {
        return incident == 7
                ? Optional.of((which == Evidence.LOG ? "panic\n" : "P6 2 1 255\nabcdef").getBytes(StandardCharsets.US_ASCII))
                : Optional.empty();
    }

    private String told(String what) {
        asked.add(what);
        problem.ifPresent(p -> {
            throw new ProblemException(p);
        });
        return what;
    }
}
