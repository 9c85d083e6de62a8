package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/** Whether a login with what stands in the form works, stage by stage, and what a person has accepted for it. */
final class TrialModel {
    /** How the trial login stands. */
    sealed interface Trial {
        /** Nobody tried what stands in the fields now. */
        record NotYet() implements Trial {}

        /** It is under way, and has come so far. */
        record Running(HostTrial soFar) implements Trial {}

        /** How far it came. */
        record Ended(HostTrial trial) implements Trial {}

        /** It could not even be tried. */
        record Failed(Problem problem) implements Trial {}
    }

    private final HostDeeds deeds;
    private final Supplier<Optional<Host>> wanted;
    private final ReadOnlyObjectWrapper<Trial> state = new ReadOnlyObjectWrapper<>(new Trial.NotYet());
    private Optional<Endpoint> acceptedAt = Optional.empty();
    private int number;

    TrialModel(HostDeeds deeds, Supplier<Optional<Host>> wanted) {
        this.deeds = deeds;
        this.wanted = wanted;
    }

    ReadOnlyObjectProperty<Trial> state() {
        return state.getReadOnlyProperty();
    }

    /** The input has changed: what was tried says nothing about it. */
    void forget() {
        number++;
        state.set(new Trial.NotYet());
    }

    /** Tries what was typed so far, by the way: nobody is asked anything, and nothing is tried twice. */
    void glance() {
        if (state.get() instanceof Trial.NotYet) {
            trying(false, Optional.empty());
        }
    }

    /** Logs in as typed, asking whatever it takes. */
    void test() {
        trying(true, Optional.empty());
    }

    /** The key that waits for a person, once the trial has come to it. */
    Optional<Problem.UnknownHostKey> unknownKey() {
        return state.get() instanceof Trial.Ended(HostTrial trial)
                ? trial.failed()
                        .map(HostTrial.Failure::problem)
                        .filter(Problem.UnknownHostKey.class::isInstance)
                        .map(Problem.UnknownHostKey.class::cast)
                : Optional.empty();
    }

    /** The person has compared the fingerprint that is shown: goes on with exactly that key. */
    void acceptKey() {
        unknownKey().ifPresent(key -> {
            acceptedAt = wanted.get().flatMap(Host::endpoint);
            trying(true, Optional.of(key.fingerprint()));
        });
    }

    /** The host is not kept after all, and so neither is its key. */
    void abandon() {
        number++;
        acceptedAt.ifPresent(deeds::forgetKey);
    }

    private void trying(boolean asking, Optional<String> key) {
        Optional<Host> host = wanted.get();
        if (host.isEmpty() || state.get() instanceof Trial.Running) {
            return;
        }
        int mine = ++number;
        state.set(new Trial.Running(new HostTrial(host.get(), List.of(), Optional.empty())));
        deeds.test(new TrialWish(host.get(), asking, key), soFar -> {
            if (mine == number && state.get() instanceof Trial.Running) {
                state.set(new Trial.Running(soFar));
            }
        }, outcome -> {
            if (mine == number) {
                state.set(told(outcome));
            }
        });
    }

    private static Trial told(Outcome<HostTrial> outcome) {
        return switch (outcome) {
            case Outcome.Done<HostTrial>(HostTrial trial) -> new Trial.Ended(trial);
            case Outcome.Failed<HostTrial>(Problem problem) -> new Trial.Failed(problem);
            case Outcome.Cancelled<HostTrial> _ -> new Trial.NotYet();
        };
    }
}
