package org.hostkeeper.desktop.kiosk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.hostkeeper.kiosk.Pin;
import org.hostkeeper.kiosk.PinGate;
import org.hostkeeper.words.Text;

/** The kiosk as a whole: its artworks, and who stands before it. Used on the JavaFX thread only. */
public final class KioskModel {
    /** What is on screen. */
    public enum Shown { ARTWORKS, PIN, STAFF }

    private static final String WORDS = "desktop.kiosk";
    /** Staff that has gone away must not leave it open. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(60);

    private final List<ArtworkModel> artworks;
    private final Optional<PinGate> gate;
    private final boolean secured;
    private final Supplier<Optional<Text>> button;
    private final LongSupplier nanos;
    private final Executor background;
    private final Executor fx;
    private final Runnable leave;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.ARTWORKS);
    private final ReadOnlyObjectWrapper<Text> pinWords = new ReadOnlyObjectWrapper<>(Text.of(WORDS, "pin.enter"));
    private final ObjectProperty<String> digits = new SimpleObjectProperty<>("");
    private final ReadOnlyObjectWrapper<Optional<Text>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean checking;
    private long touched;

    /**
     * @param secured whether the session is the one that lets nobody out without the PIN
     * @param button why the button beside the screen does nothing, if it does not
     * @param background where a PIN is hashed
     * @param fx the way back to the JavaFX thread
     * @param leave closes the kiosk
     */
    public KioskModel(
            List<KioskArtwork> artworks, Duration hold, Optional<PinGate> gate, boolean secured,
            Supplier<Optional<Text>> button, LongSupplier nanos, Executor background, Executor fx, Runnable leave) {
        this.artworks = artworks.stream().map(artwork -> new ArtworkModel(artwork, hold, nanos)).toList();
        this.gate = gate;
        this.secured = secured;
        this.button = button;
        this.nanos = nanos;
        this.background = background;
        this.fx = fx;
        this.leave = leave;
        this.touched = nanos.getAsLong();
    }

    public List<ArtworkModel> artworks() {
        return artworks;
    }

    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What the PIN's field says. */
    public ReadOnlyObjectProperty<Text> pinWords() {
        return pinWords.getReadOnlyProperty();
    }

    /** What has been entered so far, for as many dots. */
    public ObjectProperty<String> digits() {
        return digits;
    }

    /** What has to be said of this session: that it can be left without the PIN, or that there is none. */
    public Optional<Text> warning() {
        if (gate.isEmpty()) {
            return Optional.of(Text.of(WORDS, "warning.no-pin"));
        }
        return secured ? Optional.empty() : Optional.of(Text.of(WORDS, "warning.session"));
    }

    /** What staff has to know of the button beside the screen. */
    public ReadOnlyObjectProperty<Optional<Text>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Time has passed. */
    public void tick() {
        trouble.set(button.get());
        artworks.forEach(ArtworkModel::tick);
        gate.map(PinGate::shut).filter(time -> shown.get() == Shown.PIN && !time.isZero())
                .ifPresentOrElse(time -> pinWords.set(Text.of(WORDS, "pin.shut", time.toSeconds() + 1)), this::noLongerShut);
        if (shown.get() != Shown.ARTWORKS && nanos.getAsLong() - touched > FORGOTTEN.toNanos()) {
            back();
        }
    }

    private void noLongerShut() {
        if (pinWords.get().key().equals("pin.shut")) {
            pinWords.set(Text.of(WORDS, "pin.enter"));
        }
    }

    /** Somebody pressed the lock. */
    public void unlock() {
        touch();
        digits.set("");
        pinWords.set(Text.of(WORDS, "pin.enter"));
        shown.set(gate.isPresent() ? Shown.PIN : Shown.STAFF);
    }

    /** Somebody is there. */
    public void touch() {
        touched = nanos.getAsLong();
    }

    public void digit(char digit) {
        touch();
        if (!checking && digits.get().length() < Pin.DIGITS_MOST) {
            digits.set(digits.get() + digit);
        }
    }

    public void erase() {
        touch();
        if (!checking && !digits.get().isEmpty()) {
            digits.set(digits.get().substring(0, digits.get().length() - 1));
        }
    }

    public void enter() {
        touch();
        if (checking || digits.get().isEmpty() || gate.isEmpty()) {
            return;
        }
        checking = true;
        char[] entered = digits.get().toCharArray();
        digits.set("");
        pinWords.set(Text.of(WORDS, "pin.checking"));
        background.execute(() -> {
            PinGate.Answer answer = gate.get().enter(entered);
            fx.execute(() -> answered(answer));
        });
    }

    private void answered(PinGate.Answer answer) {
        checking = false;
        if (shown.get() != Shown.PIN) {
            return; // whoever entered it has gone
        }
        switch (answer) {
            case RIGHT -> shown.set(Shown.STAFF);
            case WRONG -> pinWords.set(Text.of(WORDS, "pin.wrong"));
            case SHUT -> tick();
        }
    }

    /** To the artworks. */
    public void back() {
        digits.set("");
        shown.set(Shown.ARTWORKS);
    }

    /** Brings it back now, or tries its host at once; only behind the PIN. */
    public void insist(ArtworkModel artwork) {
        touch();
        if (shown.get() == Shown.STAFF) {
            artwork.insist();
            artwork.tick();
        }
    }

    /** Ends the kiosk; only behind the PIN. */
    public void leave() {
        if (shown.get() == Shown.STAFF) {
            leave.run();
        }
    }
}
