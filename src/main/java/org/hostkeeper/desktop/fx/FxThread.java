package org.hostkeeper.desktop.fx;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The only place that hands work to the JavaFX thread, so that nobody floods it: what may wait for the next frame goes
 * through {@link #nextFrame()}, and a burst of thousands of changes costs one pulse. Safe from any thread.
 */
public final class FxThread implements Executor {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            drain();
        }
    };

    /** Runs it as soon as the thread is free; at once when called there. */
    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
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
