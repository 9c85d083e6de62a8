package org.hostkeeper.agent.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * systemd, as the one that started the agent: it is told when the agent is ready, how it is, and that it still lives. Where
 * nobody wants to know (no NOTIFY_SOCKET) nothing is said.
 */
public final class ServiceManager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    private final Optional<DatagramSocket> socket;
    private final Optional<Duration> watchdog;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watchdog").factory());

    /** @param environment as systemd gave it: NOTIFY_SOCKET and WATCHDOG_USEC */
    public ServiceManager(Map<String, String> environment) {
        this.socket = Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .filter(path -> !path.isBlank())
                .map(DatagramSocket::new);
        this.watchdog = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(usec -> usec.matches("[1-9]\\d{0,14}"))
                .map(usec -> Duration.of(Long.parseLong(usec), java.time.temporal.ChronoUnit.MICROS));
    }

    /** The agent serves; from now on systemd hears twice in each watchdog period that it is well, as long as it is. */
    public void ready(BooleanSupplier well) {
        say("READY=1");
        if (watchdog.isPresent()) {
            long half = watchdog.get().toNanos() / 2;
            var _ = clock.scheduleAtFixedRate(() -> sign(well), 0, half, TimeUnit.NANOSECONDS);
        }
    }

    /** A sentence that {@code systemctl status} shows. */
    public void status(String sentence) {
        say("STATUS=" + sentence.replaceAll("\\p{Cntrl}", " "));
    }

    /** The agent ends of its own will. */
    @Override
    public void close() {
        clock.shutdownNow();
        say("STOPPING=1");
    }

    private void sign(BooleanSupplier well) {
        if (well.getAsBoolean()) {
            say("WATCHDOG=1");
        } else {
            LOG.error("The agent is not well; systemd will start it anew");
        }
    }

    private void say(String words) {
        socket.ifPresent(to -> {
            try {
                to.send(words);
            } catch (IOException e) {
                LOG.warn("systemd was not told {}: {}", words, e.getMessage());
            }
        });
    }
}
