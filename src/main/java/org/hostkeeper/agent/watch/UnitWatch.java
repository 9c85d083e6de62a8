package org.hostkeeper.agent.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * Watches units and tells how they are whenever that changes, and once when it begins. What changed while the bus was
 * away is found by reading every unit anew once it is back. Costs nothing while nothing happens.
 *
 * <p>Listeners are called on the watch's own thread and return soon; every method may be called on any thread.
 */
public final class UnitWatch implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** What the watch's thread is to do next. */
    private sealed interface Work {
        /** Properties have other values. */
        record Changed(int session, String unit, Map<String, Object> properties) implements Work {}

        /** A session has come to its end. */
        record Lost(int session, String why) implements Work {}

        /** These units are to be watched. */
        record Chosen(Set<String> units) implements Work {}

        /** It is over. */
        record Close() implements Work {}
    }

    /** What is known of one unit. */
    private static final class Watched {
        private final Map<String, Object> properties = new HashMap<>();
        private final UnitJudge judge;

        Watched(String unit, RestartRule rule) {
            judge = new UnitJudge(unit, rule);
        }
    }

    private final Systemd systemd;
    private final RestartRule rule;
    private final Clock clock;
    private final BlockingQueue<Work> work = new LinkedBlockingQueue<>();
    private final Map<String, Watched> watched = new HashMap<>();
    private final Map<String, UnitEvent> now = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Consumer<UnitEvent>> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Consumer<Problem>> worried = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::run);
    private Optional<Systemd.Session> session = Optional.empty();
    private int sessions;
    private long lastTry;

    public UnitWatch(Systemd systemd, RestartRule rule, Clock clock) {
        this.systemd = systemd;
        this.rule = rule;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    /** From now on these units, with their suffix, and no others. */
    public void choose(Collection<String> units) {
        work.add(new Work.Chosen(Set.copyOf(units)));
    }

    public void onEvent(Consumer<UnitEvent> listener) {
        listeners.add(listener);
    }

    /** Told when systemd cannot be heard; it is tried again by itself. */
    public void onProblem(Consumer<Problem> listener) {
        worried.add(listener);
    }

    /** How a unit is, as far as is known now. */
    public Optional<UnitEvent> now(String unit) {
        return Optional.ofNullable(now.get(unit));
    }

    private void run() {
        boolean open = true;
        while (open) {
            connectIfNeeded();
            try {
                open = handle(next());
            } catch (InterruptedException e) {
                open = false;
            }
        }
        disconnect();
    }

    /** Without a session it looks again after a while; a unit that may be calm soon is judged then. */
    private Optional<Work> next() throws InterruptedException {
        Optional<Duration> pause = session.isEmpty() ? Optional.of(RETRY) : untilCalm();
        return pause.isEmpty()
                ? Optional.of(work.take())
                : Optional.ofNullable(work.poll(Math.max(1, pause.get().toMillis()), TimeUnit.MILLISECONDS));
    }

    private Optional<Duration> untilCalm() {
        Instant moment = clock.instant();
        return watched.values().stream()
                .flatMap(w -> w.judge.again(moment).stream())
                .min(Instant::compareTo)
                .map(at -> Duration.between(moment, at));
    }

    private boolean handle(Optional<Work> next) {
        if (next.isEmpty()) {
            List.copyOf(watched.values()).forEach(this::judge);
            return true;
        }
        switch (next.get()) {
            case Work.Changed(int of, String unit, Map<String, Object> properties) -> {
                if (of == sessions) {
                    Optional.ofNullable(watched.get(unit)).ifPresent(w -> changed(unit, w, properties));
                }
            }
            case Work.Lost(int of, String _) -> {
                if (of == sessions) {
                    disconnect();
                }
            }
            case Work.Chosen(Set<String> units) -> choose(units);
            case Work.Close() -> {
                return false;
            }
        }
        return true;
    }

    private void changed(String unit, Watched of, Map<String, Object> properties) {
        if ("not-found".equals(of.properties.get("LoadState"))) {
            read(unit, of); // its file has come since it was read, of which no signal tells
            return;
        }
        of.properties.putAll(properties);
        if (properties.containsKey("ActiveState") && isStill(unit, properties)) {
            judge(of); // what is the service's own has come before
        }
    }

    /**
     * A unit that systemd is about to restart passes through {@code failed}, and a job that ends in that moment makes it
     * tell so. Asked again, it answers after the passage; the true state comes as the next signal.
     */
    private boolean isStill(String unit, Map<String, Object> properties) {
        Object state = properties.get("ActiveState");
        try {
            return !"failed".equals(state) || session.isEmpty() || session.get().state(unit).equals(state);
        } catch (ProblemException e) {
            work.add(new Work.Lost(sessions, "a unit could not be asked"));
            return false;
        }
    }

    private void choose(Set<String> units) {
        watched.keySet().retainAll(units);
        now.keySet().retainAll(units);
        for (String unit : units) {
            if (!watched.containsKey(unit)) {
                Watched added = new Watched(unit, rule);
                watched.put(unit, added);
                read(unit, added);
            }
        }
    }

    private void connectIfNeeded() {
        boolean tooSoon = sessions > 0 && System.nanoTime() - lastTry < RETRY.toNanos();
        if (session.isPresent() || tooSoon) {
            return;
        }
        lastTry = System.nanoTime();
        int mine = ++sessions;
        try {
            session = Optional.of(systemd.open(new Systemd.Listener() {
                @Override
                public void changed(String unit, Map<String, Object> properties) {
                    work.add(new Work.Changed(mine, unit, properties));
                }

                @Override
                public void lost(String why) {
                    work.add(new Work.Lost(mine, why));
                }
            }));
            watched.forEach(this::read);
        } catch (ProblemException e) {
            disconnect();
            worried.forEach(listener -> listener.accept(e.problem()));
        }
    }

    private void read(String unit, Watched of) {
        session.ifPresent(open -> {
            try {
                of.properties.clear();
                of.properties.putAll(open.read(unit));
                judge(of);
            } catch (ProblemException e) {
                work.add(new Work.Lost(sessions, "a unit could not be read"));
                worried.forEach(listener -> listener.accept(e.problem()));
            }
        });
    }

    private void judge(Watched of) {
        if (of.properties.isEmpty()) {
            return; // not read yet
        }
        of.judge.judge(UnitReading.of(of.properties), clock.instant()).ifPresent(event -> {
            now.put(event.unit(), event);
            listeners.forEach(listener -> listener.accept(event));
        });
    }

    private void disconnect() {
        session.ifPresent(Systemd.Session::close);
        session = Optional.empty();
    }

    @Override
    public void close() {
        work.add(new Work.Close());
    }
}
