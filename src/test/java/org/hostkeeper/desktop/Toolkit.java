package org.hostkeeper.desktop;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The JavaFX toolkit for tests: started once, used from the test's thread as if there were only one. */
public final class Toolkit {
    private static final class Started {
        static final boolean YES = start();

        private static boolean start() {
            CountDownLatch up = new CountDownLatch(1);
            Platform.startup(up::countDown);
            Platform.setImplicitExit(false);
            try {
                return up.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Toolkit() {}

    /** What this answers on the JavaFX thread; what it throws is thrown here. */
    public static <T> T get(Callable<T> work) {
        if (!Started.YES) {
            throw new IllegalStateException("The toolkit did not start");
        }
        if (Platform.isFxApplicationThread()) {
            return called(work);
        }
        return CompletableFuture.supplyAsync(() -> called(work), Platform::runLater)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /** Lets frames pass until layout and what waits for the next frame are done. */
    public static void frames(int count) {
        CountDownLatch passed = new CountDownLatch(count);
        run(() -> new javafx.animation.AnimationTimer() {
            @Override
            public void handle(long now) {
                passed.countDown();
                if (passed.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        try {
            if (!passed.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("No frames");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
