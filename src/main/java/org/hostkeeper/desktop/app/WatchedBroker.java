package org.hostkeeper.desktop.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.BrokerSession;
import org.hostkeeper.broker.Change;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.StateReading;
import org.hostkeeper.desktop.fx.Latest;
import org.hostkeeper.desktop.mqtt.Besides;
import org.hostkeeper.desktop.mqtt.MqttModel;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * The broker that the MQTT page shows: its changes go to the model once a pulse, and where no agent is there the states are
 * read another way every so often. To wait for the session may be to wait for a person, so that is done beside the window's
 * thread.
 */
final class WatchedBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final Assembly house;
    private final Surroundings around;
    private final MqttModel model;
    private final OpenBrokers open;
    private final SavedBroker broker;
    private final Latest<String, Change> changes;
    private final Consumer<Change> listener;
    private final Object guard = new Object();
    private Optional<BrokerSession> session = Optional.empty();
    private boolean watching;
    private boolean wanted;
    private volatile boolean closed;

    WatchedBroker(Assembly house, Surroundings around, MqttModel model, OpenBrokers open, SavedBroker broker) {
        this.house = house;
        this.around = around;
        this.model = model;
        this.open = open;
        this.broker = broker;
        this.changes = new Latest<>(around.nextFrame(), all -> {
            if (!closed) {
                model.show(all);
            }
        });
        this.listener = change -> changes.put(change.key(), change);
    }

    /** Begins to watch, unless that goes on already. */
    void begin() {
        synchronized (guard) {
            if (watching || closed) {
                return;
            }
            watching = true;
        }
        house.background().execute(this::watch);
    }

    private void watch() {
        try {
            BrokerSession opened = open.session(broker);
            synchronized (guard) {
                session = Optional.of(opened);
            }
            opened.follow(listener);
            if (closed) {
                opened.leave(listener);
                return;
            }
            look(opened);
        } catch (ProblemException e) {
            changes.put("link", new Change.LinkIs(new Link.Down(e.problem(), 1, java.time.Instant.MAX)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }

    private void ended() {
        synchronized (guard) {
            watching = false;
            session.ifPresent(s -> s.leave(listener));
            session = Optional.empty();
        }
    }

    /** Agents say that they are there as soon as one is connected; who has not by then is not there. */
    private void look(BrokerSession opened) throws InterruptedException {
        Duration pause = PATIENCE;
        while (!closed) {
            waitFor(pause);
            if (!closed && opened.link() instanceof Link.Up) {
                read(opened);
                pause = AGAIN;
            }
        }
    }

    private void waitFor(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        synchronized (guard) {
            for (long left = pause.toMillis(); left > 0 && !closed && !wanted; left = (end - System.nanoTime()) / 1_000_000) {
                guard.wait(left);
            }
            wanted = false;
        }
    }

    private void read(BrokerSession opened) throws InterruptedException {
        if (opened.board().hasAgent()) {
            tell(new Besides.NotNeeded());
            return;
        }
        Optional<StateReading> way = house.atBrokers().statesBeside(broker);
        if (way.isEmpty()) {
            tell(new Besides.NoWay());
            return;
        }
        try {
            List<ModuleState> states = way.get().read();
            opened.takeRead(states);
            ModuleState.Source source =
                    broker.rest().isPresent() ? ModuleState.Source.REST : ModuleState.Source.SSH;
            tell(new Besides.Read(source, house.clock().instant()));
        } catch (ProblemException e) {
            Problem problem = e.problem();
            tell(new Besides.Failed(problem));
        }
    }

    private void tell(Besides how) {
        around.fx().execute(() -> {
            if (!closed) {
                model.besides().set(how);
            }
        });
    }

    /** As soon as can be, and not only when it is due; where there was no way in, it is tried again. */
    void readBeside() {
        begin();
        synchronized (guard) {
            wanted = true;
            guard.notifyAll();
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (guard) {
            guard.notifyAll();
            session.ifPresent(s -> s.leave(listener));
        }
    }
}
