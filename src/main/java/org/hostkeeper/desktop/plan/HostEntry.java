package org.hostkeeper.desktop.plan;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Conflict;
import org.hostkeeper.plan.preview.Preview;
import org.hostkeeper.problem.Problem;

/** A host in the plan dialog: whether it is ticked, and how far the change is there. */
final class HostEntry {
    private final HostName host;
    private final Proposal.Planning planning;
    private final BooleanProperty ticked = new SimpleBooleanProperty(true);
    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(new Phase.Planning());

    HostEntry(HostName host, Proposal.Planning planning) {
        this.host = host;
        this.planning = planning;
    }

    /** Plans for this host; waits for it. */
    Phase planned(Carrier carrier) {
        return planned(() -> {
            Phase.Ready ready = ready(planning.plan());
            List<Conflict> conflicts = planning.isOld() ? carrier.conflicts(ready.plan(), host) : List.of();
            return conflicts.isEmpty() ? ready : new Phase.Outdated(ready, conflicts);
        });
    }

    /** Plans upon what stands on this host now; waits for it. */
    Phase plannedAnew() {
        return planned(() -> ready(planning.anew()));
    }

    private static Phase.Ready ready(Plan plan) {
        return new Phase.Ready(plan, Preview.of(plan));
    }

    private Phase planned(Callable<Phase> work) {
        try {
            return work.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Phase.Impossible(new Problem.Cancelled(host.value()));
        } catch (Exception e) {
            return new Phase.Impossible(Jobs.problemOf(e));
        }
    }

    HostName host() {
        return host;
    }

    BooleanProperty ticked() {
        return ticked;
    }

    ObjectProperty<Phase> phase() {
        return phase;
    }

    /** What was planned, as soon as it is. */
    Optional<Phase.Ready> ready() {
        return switch (phase.get()) {
            case Phase.Ready ready -> Optional.of(ready);
            case Phase.Outdated outdated -> Optional.of(outdated.ready());
            case Phase.Waiting waiting -> Optional.of(waiting.ready());
            case Phase.Running running -> Optional.of(running.ready());
            case Phase.Ended ended -> Optional.of(ended.ready());
            case Phase.Planning _, Phase.Impossible _ -> Optional.empty();
        };
    }

    /** What went wrong, if something did. */
    Optional<Problem> problem() {
        return switch (phase.get()) {
            case Phase.Impossible(Problem problem) -> Optional.of(problem);
            case Phase.Outdated outdated -> Optional.of(
                    new Problem.Conflict(host.value(), outdated.conflicts().getFirst().path()));
            case Phase.Ended(_, Applied.Undone(_, Problem cause)) -> Optional.of(cause);
            case Phase.Ended(_, Applied.Interrupted(_, Problem cause)) -> Optional.of(cause);
            case Phase.Ended(_, Applied.Refused(_, Problem cause)) -> Optional.of(cause);
            default -> Optional.empty();
        };
    }

    boolean done() {
        return phase.get() instanceof Phase.Ended(_, Applied.Done _);
    }
}
