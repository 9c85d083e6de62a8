package org.hostkeeper.agent.vm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.exhibition.SnapshotName;
import org.hostkeeper.problem.ProblemException;

/** What is done to one machine, once it is its turn, and what is kept of it. */
final class VmWork {
    private static final Duration WRITTEN = Duration.ofSeconds(2);
    private static final int LAST_BEATS = 10;

    private final ControllerSettings settings;
    private final Hypervisor hypervisor;
    private final VmFolder folder;
    private final History history;
    private final Clock clock;
    private final Deque<Instant> beats = new ArrayDeque<>();
    private Kept kept;
    private volatile CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    VmWork(ControllerSettings settings, Hypervisor hypervisor, VmFolder folder, Clock clock) {
        this.settings = settings;
        this.hypervisor = hypervisor;
        this.folder = folder;
        this.clock = clock;
        this.kept = folder.kept()
                .orElse(new Kept(false, settings.autoRevert(), Optional.empty(), settings.snapshot(), false, Optional.empty()))
                .under(settings.snapshot());
        this.history = new History(folder);
    }

    /** What the last run of the agent has left. */
    Watchdog.Before before(long nanos) {
        boolean awaited = history.last().filter(last -> last.outcome().equals("running")).isPresent();
        return new Watchdog.Before(kept().stopped(), kept().autoRevert(), awaited, true, kept().doing()
                .map(reason -> new Cause(reason, "the agent was ended in the middle of a revert", nanos, true)));
    }

    History history() {
        return history;
    }

    synchronized Kept kept() {
        return kept;
    }

    synchronized void keep(UnaryOperator<Kept> change, boolean durable) {
        Kept now = change.apply(kept);
        if (!now.equals(kept)) {
            kept = now;
            folder.keep(now, durable);
        }
    }

    /** Throws a ProblemException if it cannot be written; then it is as it was. */
    synchronized void keepSurely(UnaryOperator<Kept> change) {
        Kept now = change.apply(kept);
        if (!now.equals(kept)) {
            folder.keepSurely(now);
            kept = now;
        }
    }

    void beat(Instant at) {
        synchronized (beats) {
            beats.add(at);
            if (beats.size() > LAST_BEATS) {
                beats.remove();
            }
        }
    }

    private List<String> lastBeats() {
        synchronized (beats) {
            return beats.stream().map(Instant::toString).toList();
        }
    }

    /** Puts it back, and records what became of that. */
    void renew(Operation operation, String reason, String detail, Instant fault) {
        Witness witness = new Witness(hypervisor, settings.vm());
        long id = history.begin(reason, detail, fault, lastBeats());
        keep(now -> now.stopped(false), true);
        keep(now -> now.doing(Optional.of(reason)), false);
        Map<Evidence, byte[]> seen = witness.seen();
        written = CompletableFuture.runAsync( // beside the revert: it is there also if the agent is ended in the middle of that
                () -> seen.forEach((which, bytes) -> folder.evidence(id, which, bytes)), Thread::startVirtualThread);
        try {
            renew(operation, kept().golden());
            history.reverted(id, clock.instant());
        } catch (ProblemException e) {
            history.failed(id, e.problem().text().toString());
            throw e;
        } finally {
            keep(now -> now.doing(Optional.empty()), false);
        }
    }

    private void renew(Operation operation, String golden) {
        if (operation == Operation.REVERT) {
            hypervisor.revert(settings.vm(), golden);
        }
        switch (hypervisor.power(settings.vm())) {
            case PAUSED -> hypervisor.resume(settings.vm());
            case OFF, CRASHED -> hypervisor.start(settings.vm()); // a snapshot of one that was off
            case RUNNING, ABSENT -> { }
        }
    }

    void stop() {
        try {
            hypervisor.stop(settings.vm());
        } catch (ProblemException e) {
            if (hypervisor.power(settings.vm()) != Power.OFF) {
                throw e;
            }
        }
    }

    /** One of that name is replaced: the new one is made beside it first, so that there is always one. */
    void create(String snapshot) {
        String vm = settings.vm();
        String beside = snapshot + SnapshotName.BESIDE;
        List<String> there = hypervisor.snapshots(vm);
        if (!there.contains(snapshot)) {
            made(snapshot);
        } else {
            if (there.contains(beside)) {
                hypervisor.delete(vm, beside);
            }
            made(beside);
            hypervisor.delete(vm, snapshot);
            made(snapshot);
        }
        if (hypervisor.snapshots(vm).contains(beside)) {
            hypervisor.delete(vm, beside);
        }
    }

    private void made(String snapshot) {
        Power before = hypervisor.power(settings.vm());
        try {
            hypervisor.create(settings.vm(), snapshot);
        } finally {
            if (before == Power.RUNNING && hypervisor.power(settings.vm()) == Power.PAUSED) {
                hypervisor.resume(settings.vm()); // a full disk leaves it standing
            }
        }
    }

    void promote(VmLane lane, boolean finish) {
        long id = history.begin("promote", finish ? "a promotion that was cut off is finished" : "a person promoted it",
                clock.instant(), lastBeats());
        Promotion promotion = new Promotion(new LaneHands(lane, id), settings.vm(), settings.snapshot());
        try {
            if (finish) {
                promotion.finish();
            } else {
                promotion.promote();
            }
        } catch (ProblemException e) {
            history.failed(id, e.problem().text().toString());
            throw e;
        }
    }

    /** Returns when the last evidence is on disk, or that takes too long. */
    void close() {
        written.exceptionally(_ -> null).completeOnTimeout(null, WRITTEN.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** The steps of a promotion, each told to the watchdog. */
    private final class LaneHands implements Promotion.Hands {
        private final VmLane lane;
        private final long incident;

        LaneHands(VmLane lane, long incident) {
            this.lane = lane;
            this.incident = incident;
        }

        @Override
        public List<String> snapshots() {
            return hypervisor.snapshots(settings.vm());
        }

        @Override
        public boolean runs() {
            return hypervisor.power(settings.vm()) == Power.RUNNING;
        }

        @Override
        public void create(String snapshot) {
            lane.step(Operation.CREATE, () -> made(snapshot));
        }

        @Override
        public void delete(String snapshot) {
            lane.step(Operation.DELETE, () -> hypervisor.delete(settings.vm(), snapshot));
        }

        @Override
        public void revert(String snapshot) {
            lane.step(Operation.REVERT, () -> renew(Operation.REVERT, snapshot));
            history.reverted(incident, clock.instant());
        }

        @Override
        public boolean beats() {
            return lane.await(
                    () -> lane.with(dog -> dog.machine().beats().first().isPresent()),
                    settings.startupDelay().plus(settings.heartbeatTimeout()));
        }

        @Override
        public Kept kept() {
            return VmWork.this.kept();
        }

        @Override
        public void keep(UnaryOperator<Kept> change) {
            VmWork.this.keepSurely(change);
        }
    }
}
