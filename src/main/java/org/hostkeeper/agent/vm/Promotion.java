package org.hostkeeper.agent.vm;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hostkeeper.exhibition.SnapshotName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Replaces a golden snapshot without a moment in which none is good, and without renaming, which does not reach into the disks: a
 * second one is made and verified, then the first is made anew from it and verified too, and then the second goes. Which one is
 * verified is kept before anything else is done, so whoever finds this interrupted knows where to go on.
 */
final class Promotion {
    /** What it does with the machine. */
    interface Hands {
        List<String> snapshots();

        /** Whether there is a guest that could beat. */
        boolean runs();

        void create(String snapshot);

        void delete(String snapshot);

        void revert(String snapshot);

        /** Waits for the first beat since the last revert. */
        boolean beats();

        Kept kept();

        /** Throws if it could not be: a step whose mark is lost must not be followed by the next. */
        void keep(UnaryOperator<Kept> change);
    }

    private final Hands hands;
    private final String vm;
    private final String name;
    private final String beside;

    Promotion(Hands hands, String vm, String name) {
        this.hands = hands;
        this.vm = vm;
        this.name = name;
        this.beside = name + SnapshotName.BESIDE;
    }

    /** The machine's state of now becomes the golden one. */
    void promote() {
        if (hands.kept().golden().equals(beside)) {
            second(); // one that was left open before; the verified one stands aside until this is
            return;
        }
        if (!hands.snapshots().contains(name)) {
            boolean runs = hands.runs();
            hands.create(name); // the first of all: there is nothing to lose
            if (runs) {
                verify(name); // one that is off is not started for that: it may have been switched off
            }
            return;
        }
        hands.keep(kept -> kept.promoting(true));
        deleteIfThere(beside);
        try {
            hands.create(beside);
            verify(beside);
            hands.keep(kept -> kept.golden(beside));
        } catch (RuntimeException e) {
            giveUp(e);
            throw e;
        }
        second();
    }

    /** What cannot be cleared away now is when the agent starts again; what failed first is what is told. */
    private void giveUp(RuntimeException because) {
        try {
            giveUp();
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }

    private void giveUp() {
        deleteIfThere(beside);
        hands.keep(kept -> kept.promoting(false));
    }

    /** The one beside is good, and the machine is in that state. */
    private void second() {
        deleteIfThere(name);
        hands.create(name);
        verify(name);
        hands.keep(kept -> kept.golden(name));
        hands.delete(beside);
        hands.keep(kept -> kept.promoting(false));
    }

    /** What another run of the agent has left. */
    void finish() {
        if (!hands.kept().golden().equals(beside)) {
            giveUp();
        } else if (hands.snapshots().contains(beside)) {
            verify(beside);
            second();
        } else {
            hands.keep(kept -> kept.golden(name).promoting(false));
        }
    }

    private void verify(String snapshot) {
        hands.revert(snapshot);
        if (!hands.beats()) {
            String good = hands.kept().golden();
            if (!good.equals(snapshot)) {
                hands.revert(good);
            }
            throw new ProblemException(new Problem.Refused(
                    Text.of("agent.vm", "promotion", vm), Text.of("agent.vm", "refused.unverified", snapshot, good)));
        }
    }

    private void deleteIfThere(String snapshot) {
        if (hands.snapshots().contains(snapshot)) {
            hands.delete(snapshot);
        }
    }
}
