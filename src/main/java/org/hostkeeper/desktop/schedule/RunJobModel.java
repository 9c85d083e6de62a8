package org.hostkeeper.desktop.schedule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hostkeeper.desktop.fx.Funnel;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.RunEnd;

/** One run of a job because a person wants it now: what it says meanwhile, and how it ended. */
final class RunJobModel {
    /** More than anybody reads; what is older goes. */
    static final int MOST = 5000;

    /** How it stands. */
    sealed interface State {
        /** Nobody has asked for it yet. */
        record Ready() implements State {}

        /** It is at work. */
        record Running() implements State {}

        /**
         * It is over.
         *
         * @param exit the job's status; empty if it did not come to an end
         */
        record Ended(OptionalInt exit, Optional<Problem> problem) implements State {}
    }

    private final ScheduleDeeds deeds;
    private final HostName host;
    private final CronJob job;
    private final Executor nextFrame;
    private final ObservableList<String> said = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Ready());
    private Optional<Runnable> stopping = Optional.empty();

    /** @param nextFrame brings to the JavaFX thread what comes from the host */
    RunJobModel(ScheduleDeeds deeds, HostName host, CronJob job, Executor nextFrame) {
        this.deeds = deeds;
        this.host = host;
        this.job = job;
        this.nextFrame = nextFrame;
    }

    HostName host() {
        return host;
    }

    CronJob job() {
        return job;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    boolean isRunning() {
        return state.get() instanceof State.Running;
    }

    boolean hasEnded() {
        return state.get() instanceof State.Ended;
    }

    /** The lines that it said, the oldest first. */
    ObservableList<String> said() {
        return said;
    }

    void run() {
        if (isRunning()) {
            return;
        }
        said.clear();
        state.set(new State.Running());
        Funnel<String> lines = new Funnel<>(nextFrame, MOST, batch -> add(batch.items()));
        stopping = Optional.of(deeds.run(host, job.id(), lines::add, outcome -> nextFrame.execute(() -> end(outcome))));
    }

    void stop() {
        stopping.ifPresent(Runnable::run);
    }

    private void add(List<String> lines) {
        said.addAll(lines);
        if (said.size() > MOST) {
            said.remove(0, said.size() - MOST);
        }
    }

    private void end(Outcome<RunEnd> outcome) {
        switch (outcome) {
            case Outcome.Done<RunEnd>(RunEnd end) -> {
                if (!end.heard()) {
                    said.setAll(end.said().lines().toList());
                }
                state.set(new State.Ended(end.exit(), end.problem()));
            }
            case Outcome.Failed<RunEnd>(Problem problem) -> state.set(new State.Ended(OptionalInt.empty(), Optional.of(problem)));
            case Outcome.Cancelled<RunEnd> _ ->
                state.set(new State.Ended(OptionalInt.empty(), Optional.of(new Problem.Cancelled(host.value()))));
        }
    }
}
