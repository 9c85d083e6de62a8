package org.hostkeeper.agent.vm;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** One machine with its watchdog, upon a hypervisor: calls wait for their turn, beats and events never do. */
public final class WatchedVm implements VmControl, AutoCloseable {
    private final ControllerSettings settings;
    private final Hypervisor hypervisor;
    private final Clock clock;
    private final VmAlerts alerts;
    private final VmWork work;
    private final GoldenSnapshot golden;
    private final VmLane lane;
    private final AtomicBoolean pressed = new AtomicBoolean();
    private volatile Instant since;
    private volatile Optional<Instant> lastBeat = Optional.empty();
    private VmState shown = VmState.INITIALIZING;
    private OptionalLong began = OptionalLong.empty();
    private Optional<Instant> up = Optional.empty(); // told the same each time: by it others know one guest from the next

    WatchedVm(ControllerSettings settings, Hypervisor hypervisor, Path state, Clock clock, VmAlerts alerts) {
        this.settings = settings;
        this.hypervisor = hypervisor;
        this.clock = clock;
        this.alerts = alerts;
        this.since = clock.instant();
        this.work = new VmWork(settings, hypervisor, new VmFolder(state, settings.vm()), clock);
        this.golden = new GoldenSnapshot(settings, hypervisor, work);
        this.lane = new VmLane(settings, work.before(System.nanoTime()), clock, this::seen, this::atOnce, this::later, this::finishPromotion);
    }

    /** Begins the watch. */
    void watch() {
        lane.start();
    }

    void happened(Optional<Power> power) {
        lane.tell(dog -> dog.event(power, lane.now()));
    }

    private void seen(Watchdog dog) {
        VmState state = dog.machine().state();
        if (state != shown) {
            shown = state;
            since = clock.instant();
        }
        if (!dog.lane().up().equals(began)) {
            began = dog.lane().up();
            up = began.isPresent() ? Optional.of(clock.instant().minusNanos(System.nanoTime() - began.getAsLong())) : Optional.empty();
        }
    }

    private boolean atOnce(Effect effect) {
        switch (effect) {
            case Effect.Answered _ -> work.history().answered(clock.instant());
            case Effect.Unanswered _ -> work.history().unanswered();
            case Effect.Look _, Effect.Renew _, Effect.Tell _ -> {
                return false;
            }
        }
        return true;
    }

    private void later(Effect effect) {
        switch (effect) {
            case Effect.Look(long token, boolean whole) -> look(token, whole);
            case Effect.Renew(Operation operation, Cause cause) -> {
                Instant fault = clock.instant().minusNanos(System.nanoTime() - cause.since());
                var _ = lane.finish(() -> work.renew(operation, cause.reason(), cause.detail(), fault));
            }
            case Effect.Tell(VmAlerts.Kind kind, Text text) -> alerts.tell(settings.vm(), kind, text);
            case Effect.Answered _, Effect.Unanswered _ -> { }
        }
    }

    private void look(long token, boolean whole) {
        try {
            Power power = hypervisor.power(settings.vm());
            Optional<Boolean> there = whole && power != Power.ABSENT ? Optional.of(golden.isThere()) : Optional.empty();
            lane.tell(dog -> dog.looked(token, power, there, lane.now()));
        } catch (RuntimeException e) { // whatever it is: a look that is never answered would be the last one
            lane.tell(dog -> dog.blind(token, Jobs.problemOf(e).text(), lane.now()));
        }
        lane.wake();
    }

    @Override
    public ControllerSettings settings() {
        return settings;
    }

    @Override
    public Status status() {
        return lane.with(dog -> {
            Moment now = lane.now();
            Machine machine = dog.machine();
            return new Status(
                    machine.state(),
                    machine.why(now),
                    since,
                    up,
                    machine.sight().power().orElse(Power.ABSENT),
                    machine.sight().golden(),
                    machine.autoRevert(),
                    machine.beats().last().isPresent() ? lastBeat : Optional.empty(),
                    machine.beats().sinceLast(now),
                    machine.beats().timedOut(now),
                    work.history().last(),
                    dog.lane().cooling(now));
        });
    }

    @Override
    public boolean beat(long accepted, Optional<Duration> idle) {
        return lane.with(dog -> {
            boolean first = dog.machine().beats().first().isEmpty();
            boolean counts = dog.beat(accepted, idle, lane.now());
            if (counts) {
                lastBeat = Optional.of(clock.instant());
                lastBeat.ifPresent(work::beat);
                if (first) {
                    lane.wake();
                }
            }
            return counts;
        });
    }

    @Override
    public void start() {
        renew(golden.renewal(), "start", "a person started it");
    }

    @Override
    public void stop() {
        lane.take(Operation.STOP, dog -> dog.stopped(true), () -> {
            boolean before = work.kept().stopped();
            try {
                work.keepSurely(kept -> kept.stopped(true)); // else another run of the agent would start it again
                work.stop();
            } catch (RuntimeException e) {
                work.keep(kept -> kept.stopped(before), true);
                lane.tell(dog -> dog.stopped(before));
                throw e;
            }
        });
    }

    @Override
    public void restart() {
        renew(golden.renewal(), "restart", "a person restarted it");
        if (settings.checkGuestAgent() && !isBack()) {
            throw new ProblemException(new Problem.TimedOut(
                    settings.vm(), "the guest's agent", settings.startupInterval().multipliedBy(settings.startupAttempts())));
        }
    }

    /** A beat is a better proof than the agent, which many guests do not have. */
    private boolean isBack() {
        for (int attempt = 0; attempt < settings.startupAttempts(); attempt++) {
            if (hasBeaten() || hypervisor.answers(settings.vm(), settings.guestAgentTimeout())
                    || lane.await(this::hasBeaten, settings.startupInterval())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasBeaten() {
        return lane.with(dog -> dog.machine().beats().alive() && dog.machine().beats().first().isPresent());
    }

    private void renew(Operation operation, String reason, String detail) {
        Instant fault = clock.instant();
        lane.join(operation, Watchdog::person, () -> work.renew(operation, reason, detail, fault));
    }

    @Override
    public void revert(String reason) {
        golden.mustBeThere();
        pressed.compareAndSet(false, reason.equals("button"));
        renew(Operation.REVERT, reason, "a person wanted it back");
    }

    @Override
    public List<String> snapshots() {
        return hypervisor.snapshots(settings.vm());
    }

    @Override
    public void create(String snapshot) {
        if (snapshot.equals(settings.snapshot())) {
            promote(settings.opening().isEmpty());
        } else {
            lane.take(Operation.CREATE, _ -> { }, () -> {
                golden.mayBeCreated(snapshot);
                work.create(snapshot);
            });
        }
    }

    @Override
    public void delete(String snapshot) {
        lane.take(Operation.DELETE, _ -> { }, () -> { // once it is its turn: until then another one may have become the golden one
            golden.mayBeDeleted(snapshot);
            hypervisor.delete(settings.vm(), snapshot);
        });
    }

    @Override
    public void promote(boolean confirmed) {
        mayBePromoted(confirmed);
        promoted(() -> {
            mayBePromoted(confirmed); // once more when it is its turn: somebody may have switched it off before that
            work.promote(lane, false);
        });
    }

    private void mayBePromoted(boolean confirmed) {
        boolean healthy = lane.with(dog -> dog.machine().state() == VmState.HEALTHY);
        golden.mayBePromoted(confirmed || !isOpen(), healthy); // asks libvirt, which may take its time: beats must not wait for it
    }

    private void promoted(Runnable promotion) {
        lane.take(Operation.PROMOTE, _ -> { }, promotion);
        alerts.tell(settings.vm(), VmAlerts.Kind.FINISHED, Text.of("agent.vm", "alert.finished", settings.vm(), settings.snapshot()));
    }

    private boolean isOpen() {
        return lane.with(dog -> dog.machine().open(lane.now()));
    }

    private void finishPromotion() {
        if (work.kept().promoting()) {
            try {
                golden.mayBeFinished(isOpen());
                promoted(() -> work.promote(lane, true));
            } catch (ProblemException e) {
                alerts.tell(settings.vm(), VmAlerts.Kind.LEFT_OPEN,
                        Text.of("agent.vm", "alert.left-open", settings.vm(), work.kept().golden(), e.problem().text()));
            }
        }
    }

    @Override
    public void autoRevert(boolean enabled) {
        work.keepSurely(kept -> kept.autoRevert(enabled));
        lane.tell(dog -> dog.autoRevert(enabled, lane.now()));
    }

    @Override
    public Optional<Duration> request(String reason, String severity) {
        return asked(new Cause("requested", reason + " " + severity, System.nanoTime(), true), severity.equalsIgnoreCase("low"));
    }

    @Override
    public Optional<Duration> idle(Duration idle) {
        lane.tell(dog -> dog.machine().visitor().untouchedFor(idle, lane.now()));
        return asked(new Cause("idle", "untouched for " + idle.toSeconds() + " s", System.nanoTime(), true), true);
    }

    private Optional<Duration> asked(Cause cause, boolean yields) {
        return lane.with(dog -> dog.ask(cause, yields, lane.now())) ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    @Override
    public boolean pressed() {
        return pressed.getAndSet(false);
    }

    @Override
    public VmPast past() {
        return work.history();
    }

    @Override
    public int[] beats() {
        return lane.with(dog -> dog.machine().beats().strip(lane.now()));
    }

    @Override
    public void close() {
        lane.close();
        work.close();
    }
}
