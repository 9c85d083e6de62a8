package org.hostkeeper.plan.apply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.HostLog;
import org.hostkeeper.plan.host.PlanFolder;
import org.hostkeeper.plan.host.Said;
import org.hostkeeper.plan.host.TakenBack;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One plan on its way, from an open folder to an end: steps forwards, and backwards when one fails. */
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final Plan plan;
    private final PlanFolder folder;
    private final Diary diary;
    private final ResolvedSecrets secrets;
    private final Confirmation confirmation;
    private final Progress progress;

    Execution(
            PlanFolder folder,
            Diary diary,
            ResolvedSecrets secrets,
            Confirmation confirmation,
            Progress progress) {
        this.plan = folder.plan();
        this.folder = folder;
        this.diary = diary;
        this.secrets = secrets;
        this.confirmation = confirmation;
        this.progress = progress;
    }

    /** Does what the log does not show as done. */
    Applied forwards(HostLog log) {
        try {
            Optional<Applied> early = arm(log).or(() -> steps(log));
            return early.isPresent() ? early.get() : confirmed().orElseGet(this::finished);
        } catch (ProblemException e) {
            return cut(e.problem());
        }
    }

    /** Takes back what is done. */
    Applied backwards(Problem cause) {
        try {
            return back(cause);
        } catch (ProblemException e) {
            return cut(e.problem());
        }
    }

    private Optional<Applied> arm(HostLog log) {
        if (plan.deadman().isEmpty()) {
            return Optional.empty();
        }
        if (log.armed()) {
            confirmation.armed();
            return Optional.empty();
        }
        Optional<Applied> stop = switch (folder.arm(plan.deadman().get().after())) {
            case Said.Well _ -> {
                confirmation.armed();
                diary.happened(Event.DEADMAN_ARMED);
                yield Optional.<Applied>empty();
            }
            case Said.Failed f when plan.deadman().get().acceptedWithout() -> {
                diary.happened(Event.DEADMAN_DISARMED, Optional.empty(), f.problem());
                yield Optional.<Applied>empty();
            }
            case Said.Failed f -> Optional.of(refusedAfterOpening(f.problem()));
            case Said.Gone g -> Optional.of(gone(g.problem()));
        };
        return stop;
    }

    private Applied refusedAfterOpening(Problem cause) {
        Applied ended = back(cause);
        return ended instanceof Applied.Undone u && u.cause().equals(cause)
                ? new Applied.Refused(plan.id(), cause)
                : ended;
    }

    private Optional<Applied> steps(HostLog log) {
        int size = plan.steps().size();
        for (int n = 0; n < size; n++) {
            if (log.done(n)) {
                continue;
            }
            if (progress.cancelled()) {
                return Optional.of(back(stopped()));
            }
            Step step = plan.steps().get(n);
            progress.report(step.words(), (double) n / size);
            Optional<Applied> stop = step(n, step);
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.empty();
    }

    private Optional<Applied> step(int n, Step step) {
        Optional<Problem> unwritten = begun(n);
        if (unwritten.isPresent()) {
            return Optional.of(back(unwritten.get()));
        }
        Optional<byte[]> secret = secrets.inputOf(step);
        try {
            return switch (carriedOut(n, step, secret)) {
                case Said.Well well -> {
                    diary.said(Event.STEP_DONE, n, Optional.empty(), well.streams());
                    yield Optional.empty();
                }
                case Said.Failed f -> {
                    diary.said(Event.STEP_FAILED, n, Optional.of(f.problem()), f.streams());
                    yield Optional.of(back(progress.cancelled() ? stopped() : f.problem()));
                }
                case Said.Gone g -> Optional.of(gone(g.problem()));
            };
        } finally {
            secret.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        }
    }

    /** A command is ended on the host when a person stops the plan; what it did until then is undone as in doubt. */
    private Said carriedOut(int n, Step step, Optional<byte[]> secret) {
        boolean command = step instanceof Step.Run || step instanceof Step.Check;
        CountDownLatch ended = new CountDownLatch(command ? 1 : 0);
        progress.onCancel(() -> Thread.ofVirtual().name("stop-" + plan.id()).start(() -> stopUntil(ended)));
        try {
            return folder.step(n, secret);
        } finally {
            ended.countDown();
        }
    }

    /** Asked again until it has ended: what is asked just before the command begins there is forgotten when it begins. */
    private void stopUntil(CountDownLatch ended) {
        try {
            while (ended.getCount() > 0) {
                folder.stop();
                boolean _ = ended.await(1, TimeUnit.SECONDS);
            }
        } catch (ProblemException e) {
            LOG.debug("{}", e.getMessage()); // then the command ends by itself or by its limit
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Problem stopped() {
        return new Problem.Cancelled(plan.title().toString());
    }

    /** A step that the journal cannot take does not begin: that is a failure here, not on the way to the host. */
    private Optional<Problem> begun(int n) {
        try {
            diary.begun(n);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private Optional<Applied> confirmed() {
        if (!confirmation.isArmed()) {
            return Optional.empty();
        }
        progress.report(Text.of("plan.apply", "confirming", plan.host().value()), 1);
        return switch (confirmation.confirm(folder)) {
            case Said.Well _ -> {
                diary.happened(Event.DEADMAN_DISARMED);
                yield Optional.empty();
            }
            case Said.Failed f -> Optional.of(back(f.problem()));
            case Said.Gone g -> Optional.of(gone(g.problem()));
        };
    }

    private Applied finished() {
        return switch (folder.finish()) {
            case Said.Well _ -> {
                diary.happened(Event.DONE);
                yield new Applied.Done(plan.id());
            }
            case Said.Failed f -> back(f.problem());
            case Said.Gone g -> gone(g.problem());
        };
    }

    private Applied back(Problem cause) {
        progress.report(Text.of("plan.apply", "undoing", plan.title()), Progress.UNKNOWN);
        return ended(cause, folder.rollback());
    }

    private Applied ended(Problem cause, TakenBack back) {
        back.undone().forEach(step -> diary.happened(Event.STEP_UNDONE, step));
        return switch (back.said()) {
            case Said.Gone g -> gone(g.problem());
            case Said.Failed f -> gone(f.problem());
            case Said.Well _ when back.unable().isEmpty() -> {
                diary.happened(Event.UNDONE, Optional.empty(), cause);
                yield new Applied.Undone(plan.id(), cause);
            }
            case Said.Well _ -> {
                Problem failed = new Problem.RollbackFailed(
                        plan.host().value(), plan.id().value(), listed(cause, back.unable()));
                diary.happened(Event.ROLLBACK_FAILED, Optional.empty(), failed);
                yield new Applied.Undone(plan.id(), failed);
            }
        };
    }

    private static Text listed(Problem cause, List<Text> unable) {
        List<Text> all = new ArrayList<>(unable);
        Text list = all.removeFirst();
        for (Text next : all) {
            list = Text.of("plan.apply", "list", list, next);
        }
        return Text.of("plan.apply", "unable", list, cause.text());
    }

    private Applied gone(Problem problem) {
        if (problem instanceof Problem.DeadmanFired || problem instanceof Problem.RollbackFailed) {
            diary.happened(Event.DEADMAN_FIRED, Optional.empty(), problem);
            return new Applied.Undone(plan.id(), problem);
        }
        diary.happened(Event.INTERRUPTED, Optional.empty(), problem);
        return new Applied.Interrupted(plan.id(), problem);
    }

    /** With a deadman armed the way there may come back, or the host takes the plan back itself: one of the two is waited for. */
    private Applied cut(Problem problem) {
        if (confirmation.isArmed()) {
            Optional<TakenBack> back = confirmation.afterCut(folder);
            if (back.isPresent()) {
                return ended(problem, back.get());
            }
        }
        diary.happened(Event.INTERRUPTED, Optional.empty(), problem);
        return new Applied.Interrupted(plan.id(), problem);
    }
}
