package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a machine that is about to be reverted, all at once, and is never waited for longer than half a second in all: an artwork
 * comes back before it is understood why it was away.
 */
final class Witness {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final Duration LIMIT = Duration.ofMillis(500);

    private final String vm;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();
    private final Map<Evidence, CompletableFuture<Optional<byte[]>>> asked = new EnumMap<>(Evidence.class);

    /** Begins to look. */
    Witness(Hypervisor hypervisor, String vm) {
        this.vm = vm;
        for (Evidence which : Evidence.values()) {
            asked.put(which, asked(which, switch (which) {
                case PICTURE -> hypervisor::screenshot;
                case LOG -> hypervisor::log;
            }));
        }
    }

    private CompletableFuture<Optional<byte[]>> asked(Evidence which, Function<String, byte[]> source) {
        CompletableFuture<Optional<byte[]>> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("evidence-" + which.code()).start(() -> {
            try {
                answer.complete(Optional.of(source.apply(vm)).filter(bytes -> bytes.length > 0));
            } catch (ProblemException e) { // one that does not run has no screen
                LOG.info("{}: no {}: {}", vm, which.code(), e.getMessage());
                answer.complete(Optional.empty());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /** What has come in time. */
    Map<Evidence, byte[]> seen() {
        Map<Evidence, byte[]> seen = new EnumMap<>(Evidence.class);
        asked.forEach((which, answer) -> inTime(which, answer).ifPresent(bytes -> seen.put(which, bytes)));
        return seen;
    }

    private Optional<byte[]> inTime(Evidence which, CompletableFuture<Optional<byte[]>> answer) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.info("{}: its {} could not be had within {} ms", vm, which.code(), LIMIT.toMillis());
        } catch (ExecutionException e) {
            LOG.warn("{}: no {}", vm, which.code(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
