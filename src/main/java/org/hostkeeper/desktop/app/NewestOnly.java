package org.hostkeeper.desktop.app;

import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Does what is asked for one after the other, and of what is asked for meanwhile only the newest: whoever holds an arrow key
 * does not log in at a broker for every topic on the way. Safe from any thread.
 */
final class NewestOnly {
    private final Executor background;
    private Optional<Runnable> next = Optional.empty();
    private boolean busy;

    NewestOnly(Executor background) {
        this.background = background;
    }

    synchronized void ask(Runnable work) {
        next = Optional.of(work);
        if (!busy) {
            busy = true;
            background.execute(this::work);
        }
    }

    private void work() {
        try {
            taken().run();
        } finally {
            goOn();
        }
    }

    private synchronized Runnable taken() {
        Runnable taken = next.orElseThrow();
        next = Optional.empty();
        return taken;
    }

    private synchronized void goOn() {
        busy = next.isPresent();
        if (busy) {
            background.execute(this::work);
        }
    }
}
