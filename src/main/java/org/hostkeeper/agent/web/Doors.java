package org.hostkeeper.agent.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machines' own ports. One that is taken, or whose address is not there yet, keeps only itself closed: it is told once, and tried
 * again until it opens, since the agent watches whether it is asked or not.
 */
final class Doors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Function<Door, ServerConnector> made;
    private final List<Door> doors;
    private final Map<Door, ServerConnector> open = new ConcurrentHashMap<>();
    private final Map<Door, String> closed = new ConcurrentHashMap<>();
    private final Thread trying = Thread.ofVirtual().name("doors").unstarted(this::keepTrying);
    private volatile boolean over;

    /** @param made a connector that listens there, not started */
    Doors(List<Door> doors, Function<Door, ServerConnector> made) {
        this.doors = List.copyOf(doors);
        this.made = made;
    }

    /** Returns when each was tried once. */
    void open() {
        tryClosed();
        trying.start();
    }

    /** Tries those that are closed. */
    synchronized void tryClosed() {
        doors.stream().filter(door -> !over && !open.containsKey(door)).forEach(this::tryOne);
    }

    /** Why one of its doors is closed; empty if all are open. */
    Optional<String> closed(String vm) {
        return Optional.ofNullable(closed().get(vm));
    }

    /** The machines that cannot be asked on their own ports, and why. */
    Map<String, String> closed() {
        Map<String, String> told = new LinkedHashMap<>();
        doors.forEach(door -> Optional.ofNullable(closed.get(door)).ifPresent(why -> told.putIfAbsent(door.vm(), why)));
        return told;
    }

    /** Where it really listens, if it does. */
    Optional<Integer> port(String vm) {
        return doors.stream()
                .filter(door -> door.vm().equals(vm))
                .flatMap(door -> Optional.ofNullable(open.get(door)).stream())
                .findFirst()
                .map(ServerConnector::getLocalPort);
    }

    private void tryOne(Door door) {
        ServerConnector connector = made.apply(door);
        try {
            connector.start();
            open.put(door, connector);
            if (closed.remove(door) != null) {
                LOG.info("{} is answered on {} now", door.vm(), door);
            }
        } catch (Exception e) { // the library declares no narrower one
            stop(connector);
            String why = "%s cannot be listened on: %s".formatted(door, reason(e));
            if (!why.equals(closed.put(door, why))) {
                LOG.warn("{}: its guest and clients are not heard there; it is watched, and the port is tried again. {}", door.vm(), why);
            }
        }
    }

    private static String reason(Exception e) {
        return String.valueOf(Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(e.getMessage()));
    }

    private void keepTrying() {
        try {
            while (!over && open.size() < doors.size()) {
                Thread.sleep(AGAIN);
                tryClosed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(ServerConnector connector) {
        try {
            connector.stop();
        } catch (Exception e) {
            LOG.debug("A listener did not stop", e);
        }
    }

    @Override
    public void close() {
        over = true;
        trying.interrupt();
        List<ServerConnector> all;
        synchronized (this) {
            all = new ArrayList<>(open.values());
        }
        all.forEach(Doors::stop);
    }
}
