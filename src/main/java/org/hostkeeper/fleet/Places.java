package org.hostkeeper.fleet;

import java.util.concurrent.Semaphore;

/** How many may work at once, which can change while they do: with fewer places nobody is sent away, but the next wait. */
final class Places extends Semaphore {
    private static final long serialVersionUID = 1;

    Places(int places) {
        super(places);
    }

    void change(int more) {
        if (more > 0) {
            release(more);
        } else {
            reducePermits(-more);
        }
    }
}
