package org.hostkeeper.desktop.widget;

import java.time.Clock;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/** The time that ages on screen are counted from; moves in steps of a few seconds, and by hand in tests. */
public final class Now {
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Timeline steps = new Timeline(new KeyFrame(Duration.seconds(5), _ -> look()));

    public Now(Clock clock) {
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        steps.setCycleCount(Animation.INDEFINITE);
    }

    public ReadOnlyObjectProperty<Instant> property() {
        return now.getReadOnlyProperty();
    }

    public Instant instant() {
        return now.get();
    }

    public void look() {
        now.set(clock.instant());
    }

    /** Lets it move by itself while the window is open. */
    public void start() {
        steps.play();
    }

    /** The window is closed, and what lies behind it may be: nobody may ask it any more. */
    public void stop() {
        steps.stop();
    }
}
