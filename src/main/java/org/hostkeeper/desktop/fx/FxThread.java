package org.hostkeeper.desktop.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * The only place that hands work to the JavaFX thread, so that nobody floods it: what may wait for the next frame goes
 * through {@link #nextFrame()}, and a burst of thousands of changes costs one pulse. While something in a window is being
 * pressed it hands over nothing: what were exchanged between press and release would not hear the release. Safe from any thread.
 */
public final class FxThread implements Executor {
    /** A press is over sooner, or it is a drag, beside which things go on. */
    private static final Duration LONGEST_PRESS = Duration.millis(500);

    /** What came while something was pressed; of the JavaFX thread, as the two below. */
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final PauseTransition press = new PauseTransition(LONGEST_PRESS);
    private boolean pressed;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            drain();
        }
    };

    public FxThread() {
        press.setOnFinished(_ -> letGo());
    }

    /** Runs it as soon as the thread is free; at once when called there. */
    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(() -> {
                if (pressed) {
                    held.add(work);
                } else {
                    work.run();
                }
            });
        }
    }

    /** Heeds what is pressed in this window; on the JavaFX thread. */
    public void heed(Scene scene) {
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> {
            pressed = true;
            press.playFromStart();
        });
        // later: first comes what the release does
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> Platform.runLater(this::letGo));
    }

    private void letGo() {
        press.stop();
        pressed = false;
        while (!held.isEmpty()) {
            Runnable work = held.remove();
            boolean ended = false;
            try {
                work.run();
                ended = true;
            } finally {
                if (!ended) { // a bug in one must not be the end of all others
                    Platform.runLater(this::letGo);
                }
            }
        }
    }

    /** Runs what it is given with the next frame, all together. */
    public Executor nextFrame() {
        return work -> {
            waiting.add(work);
            if (awake.compareAndSet(false, true)) {
                Platform.runLater(frames::start);
            }
        };
    }

    /** Runs it once when this many frames have begun, so that what is shown now is drawn before; on the JavaFX thread. */
    public void afterFrames(int count, Runnable work) {
        new AnimationTimer() {
            private int left = count;

            @Override
            public void handle(long now) {
                if (left-- == 0) {
                    stop();
                    work.run();
                }
            }
        }.start();
    }

    /** What is given meanwhile is for the frame after this one: who does a little with each frame counts on that. */
    private void drain() {
        if (pressed) {
            return;
        }
        int due = waiting.size();
        if (due == 0) {
            sleep();
        }
        for (int i = 0; i < due; i++) {
            waiting.remove().run();
        }
    }

    /** Without work there are no frames: an idle console costs nothing. */
    private void sleep() {
        frames.stop();
        awake.set(false);
        if (!waiting.isEmpty() && awake.compareAndSet(false, true)) {
            frames.start();
        }
    }
}
