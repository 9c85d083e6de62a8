package org.hostkeeper.desktop.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.BrokerSession;
import org.hostkeeper.broker.Change;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.mqtt.MqttTally;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * A session at each broker that is written down, for as long as the window is open: what agents tell there is heard whether
 * or not the MQTT page was ever opened. To get a password may ask a person, so each is opened on a thread of its own. Safe
 * from any thread.
 */
final class OpenBrokers implements AutoCloseable {
    private final Assembly house;
    private final MqttTally tally;
    private final Heard heard;
    private final Map<SavedBroker, CompletableFuture<BrokerSession>> open = new HashMap<>();
    private boolean closed;

    /** Something happened at this broker. */
    interface Heard {
        void happened(SavedBroker broker, Incident incident);
    }

    OpenBrokers(Assembly house, MqttTally tally, Heard heard) {
        this.house = house;
        this.tally = tally;
        this.heard = heard;
    }

    /** These are written down now: what is new is opened, what is otherwise opened anew, what is gone closed. */
    synchronized void know(List<SavedBroker> all) {
        if (closed) {
            return;
        }
        open.entrySet().removeIf(entry -> {
            boolean gone = !all.contains(entry.getKey());
            if (gone) {
                end(entry.getValue());
            }
            return gone;
        });
        for (SavedBroker broker : all) {
            CompletableFuture<BrokerSession> _ = opened(broker);
        }
    }

    /** What is written down of it is otherwise, be it its password only: its session ends, and whoever asks gets a new one. */
    synchronized void renew(HostName broker) {
        open.entrySet().removeIf(entry -> {
            boolean renewed = entry.getKey().name().equals(broker);
            if (renewed) {
                end(entry.getValue());
            }
            return renewed;
        });
    }

    /**
     * The session there; waits until it is opened, which may wait for a person.
     *
     * @throws ProblemException if the way in is not known
     */
    BrokerSession session(SavedBroker broker) throws InterruptedException {
        CompletableFuture<BrokerSession> opening;
        synchronized (this) {
            open.entrySet().removeIf(entry ->
                    entry.getKey().equals(broker) && entry.getValue().isCompletedExceptionally()); // it may be known by now
            opening = opened(broker);
        }
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException known) {
                throw known;
            }
            throw new CompletionException(e.getCause());
        }
    }

    private synchronized CompletableFuture<BrokerSession> opened(SavedBroker broker) {
        if (closed) {
            return CompletableFuture.failedFuture(
                    new ProblemException(new Problem.Cancelled(broker.name().value())));
        }
        return open.computeIfAbsent(
                broker, b -> CompletableFuture.supplyAsync(() -> open(b), house.background()));
    }

    private BrokerSession open(SavedBroker broker) {
        BrokerSession session =
                new BrokerSession(broker, house.atBrokers().access().to(broker), house.random(), house.clock());
        Consumer<Change> alerts = change -> {
            if (change instanceof Change.Happened(Incident incident)) {
                heard.happened(broker, incident);
            }
        };
        session.follow(alerts);
        session.follow(change -> tally.take(session, change));
        session.start();
        return session;
    }

    private void end(CompletableFuture<BrokerSession> opening) {
        opening.thenAccept(session -> {
            tally.end(session);
            Thread.startVirtualThread(session::close);
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.values().forEach(this::end);
        open.clear();
    }
}
