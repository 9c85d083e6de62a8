package org.hostkeeper.desktop.kiosk;

import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.kiosk.Condition;
import org.hostkeeper.kiosk.Face;
import org.hostkeeper.kiosk.Hold;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** One artwork on the kiosk: its sentence, and its button with what is left of holding, of coming back or of resting. */
public final class ArtworkModel {
    private static final String WORDS = "desktop.kiosk";

    private final KioskArtwork artwork;
    private final Hold hold;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State(Mark.WORKING, Text.of(WORDS, "state.connecting")));
    private final ReadOnlyDoubleWrapper ring = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper pressable = new ReadOnlyBooleanWrapper();

    ArtworkModel(KioskArtwork artwork, Duration hold, LongSupplier nanos) {
        this.artwork = artwork;
        this.hold = new Hold(hold, nanos);
        tick();
    }

    public String title() {
        return artwork.title();
    }

    public String name() {
        return artwork.name();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** How much of the ring is drawn, from 0 to 1: it fills while held, and empties while it rests or comes back. */
    public ReadOnlyDoubleProperty ring() {
        return ring.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty pressable() {
        return pressable.getReadOnlyProperty();
    }

    public void press() {
        if (pressable.get()) {
            hold.press();
            tick();
        }
    }

    public void release() {
        hold.release();
        tick();
    }

    /** Staff wants it back now, or its host tried again. */
    void insist() {
        artwork.insist().run();
    }

    /** What staff is told beyond the sentence: the whole problem, if there is one. */
    Text detail() {
        return switch (artwork.face().get()) {
            case Face.Lost lost -> lost.problem().text();
            case Face.Failed failed -> failed.problem().text();
            default -> state.get().word();
        };
    }

    /** Time has passed. */
    void tick() {
        Face face = artwork.face().get();
        if (face.pressable() && hold.counts()) {
            artwork.ask().run();
            face = artwork.face().get();
        }
        if (!face.pressable()) {
            hold.release();
        }
        pressable.set(face.pressable());
        state.set(shown(face));
        ring.set(ringOf(face));
    }

    private double ringOf(Face face) {
        return switch (face) {
            case Face.Steady _, Face.Failed _ -> hold.progress();
            case Face.Returning back -> part(back.left(), back.usual());
            case Face.Resting rest -> part(rest.left(), rest.all());
            case Face.Connecting _, Face.Lost _ -> 0;
        };
    }

    private static double part(Duration left, Duration all) {
        return all.isZero() ? 0 : Math.clamp((double) left.toNanos() / all.toNanos(), 0, 1);
    }

    private static State shown(Face face) {
        return switch (face) {
            case Face.Connecting _ -> new State(Mark.WORKING, Text.of(WORDS, "state.connecting"));
            case Face.Steady(Condition condition) -> steady(condition);
            case Face.Returning back -> new State(Mark.WORKING, back.left().isZero()
                    ? Text.of(WORDS, "state.returning.late", seconds(back.elapsed()))
                    : Text.of(WORDS, "state.returning", seconds(back.left())));
            case Face.Resting rest -> rest.condition() == Condition.RUNNING
                    ? new State(Mark.OK, Text.of(WORDS, "state.resting", seconds(rest.left())))
                    : steady(rest.condition());
            case Face.Failed _ -> new State(Mark.FAILED, Text.of(WORDS, "state.failed"));
            case Face.Lost lost -> lost(lost);
        };
    }

    private static State steady(Condition condition) {
        return switch (condition) {
            case RUNNING -> new State(Mark.OK, Text.of(WORDS, "state.running"));
            case STARTING -> new State(Mark.WORKING, Text.of(WORDS, "state.starting"));
            case RETURNING -> new State(Mark.WORKING, Text.of(WORDS, "state.returns"));
            case ILL -> new State(Mark.FAILED, Text.of(WORDS, "state.ill"));
            case GIVEN_UP -> new State(Mark.FAILED, Text.of(WORDS, "state.given-up"));
            case OFF -> new State(Mark.STOPPED, Text.of(WORDS, "state.off"));
            case PAUSED -> new State(Mark.ATTENTION, Text.of(WORDS, "state.paused"));
            case UNKNOWN -> new State(Mark.UNKNOWN, Text.of(WORDS, "state.unknown"));
        };
    }

    private static State lost(Face.Lost lost) {
        String kind = switch (lost.problem()) {
            case Problem.Unreachable _, Problem.ConnectionLost _, Problem.Silent _, Problem.TimedOut _ -> "state.lost";
            default -> "state.refused";
        };
        return lost.untilNext().isZero()
                ? new State(Mark.UNKNOWN, Text.of(WORDS, kind + ".now"))
                : new State(Mark.UNKNOWN, Text.of(WORDS, kind, seconds(lost.untilNext())));
    }

    /** Rounded up: "0 s" would be over. */
    private static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }
}
