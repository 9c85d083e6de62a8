package org.hostkeeper.agent.action;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Work in order for each module, and of different modules beside each other. What waits is counted: a flood of requests is
 * refused, and neither forgotten nor kept without end.
 */
final class Lanes {
    private final Executor executor;
    private final int most;
    private final Map<String, CompletableFuture<?>> last = new HashMap<>();
    private int waiting;

    /** @param most how much may wait or run at once, over all modules */
    Lanes(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    /** Empty if too much waits already. The work throws nothing. */
    synchronized <T> Optional<CompletableFuture<T>> add(String lane, Supplier<T> work) {
        if (waiting >= most) {
            return Optional.empty();
        }
        waiting++;
        CompletableFuture<?> before = last.getOrDefault(lane, CompletableFuture.completedFuture(null));
        CompletableFuture<T> mine = before.handleAsync((_, _) -> work.get(), executor);
        last.put(lane, mine);
        var _ = mine.whenComplete((_, _) -> done(lane, mine));
        return Optional.of(mine);
    }

    private synchronized void done(String lane, CompletableFuture<?> work) {
        waiting--;
        last.remove(lane, work);
    }
}
