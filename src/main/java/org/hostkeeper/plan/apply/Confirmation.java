package org.hostkeeper.plan.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.PlanFolder;
import org.hostkeeper.plan.host.Said;
import org.hostkeeper.plan.host.TakenBack;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * Proves to the host that its operator still gets in: a new connection and login, and over it the checks that exercise
 * the change. Only then is the deadman disarmed, over that same connection.
 */
final class Confirmation {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** What a deadman may be late, and an undo may take, before nobody waits for it any more. */
    private static final Duration LATE = Duration.ofSeconds(20);

    private final Session session;
    private final Clock clock;
    private Optional<Instant> fires = Optional.empty();
    private final Optional<Deadman> deadman;
    private final boolean asRoot;

    Confirmation(Session session, Clock clock, Optional<Deadman> deadman, boolean asRoot) {
        this.session = session;
        this.clock = clock;
        this.deadman = deadman;
        this.asRoot = asRoot;
    }

    /** It was armed now, or before this console took the plan over: then it fires earlier than said here. */
    void armed() {
        fires = deadman.map(d -> clock.instant().plus(d.after()));
    }

    boolean isArmed() {
        return fires.isPresent();
    }

    /** Tries until it is confirmed, a check fails, or the deadman is about to fire. */
    Said confirm(PlanFolder folder) {
        Instant last = fires.orElseThrow().minusSeconds(3);
        while (true) {
            try (Remote fresh = session.afresh()) {
                return confirm(folder, fresh);
            } catch (ProblemException e) {
                if (!mayPass(e.problem()) || clock.instant().isAfter(last) || !paused()) {
                    return new Said.Failed(e.problem());
                }
            }
        }
    }

    /** The way there broke while the deadman waits: undoes the plan as soon as there is a way again, or finds it undone. */
    Optional<TakenBack> afterCut(PlanFolder folder) {
        Instant last = fires.orElseThrow().plus(LATE);
        do {
            try (Remote fresh = session.afresh()) {
                return Optional.of(folder.over(fresh).rollback());
            } catch (ProblemException e) {
                if (!mayPass(e.problem())) {
                    return Optional.empty();
                }
            }
        } while (clock.instant().isBefore(last) && paused());
        return Optional.empty();
    }

    private Said confirm(PlanFolder folder, Remote fresh) {
        for (Step.Check check : deadman.orElseThrow().checks()) {
            Optional<Problem> failed = failing(check, fresh);
            if (failed.isPresent()) {
                return new Said.Failed(failed.get());
            }
        }
        return folder.over(fresh).disarm();
    }

    private Optional<Problem> failing(Step.Check check, Remote fresh) {
        Instant until = clock.instant().plus(check.patience());
        Supplier<Output> once =
                () -> fresh.run(Command.of(check.arguments()).asRoot(asRoot));
        Output output = once.get();
        while (!check.good().contains(output.exit()) && clock.instant().isBefore(until) && paused()) {
            output = once.get();
        }
        if (check.good().contains(output.exit())) {
            return Optional.empty();
        }
        String said = output.error().strip();
        String detail = said.isEmpty() ? Command.of(check.arguments()).shown() + ": " + output.exit() : said;
        return Optional.of(new Problem.CheckFailed(fresh.host().value(), check.words(), Text.literal(detail)));
    }

    /** A restarting sshd or network refuses for a moment; a refused login stays refused. */
    private static boolean mayPass(Problem problem) {
        return switch (problem) {
            case Problem.Unreachable _, Problem.Silent _, Problem.ConnectionLost _, Problem.TimedOut _ -> true;
            default -> false;
        };
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
