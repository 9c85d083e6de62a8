package org.hostkeeper.fleet;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.host.Host;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Remote;

/**
 * One host in the fleet: its state, and the one session that everybody shares. Whoever needs the session while it is
 * being made waits for that same try, so a host is never asked to log in twice at once.
 */
final class Member {
    private final Connector connector;
    private final Clock clock;
    private final Supplier<Limits> limits;
    private final RandomGenerator random;
    private final Consumer<HostState> listeners;
    private final ReentrantLock telling = new ReentrantLock();
    final ReentrantLock refreshing = new ReentrantLock();

    private volatile HostState state;
    private volatile Instant lastRead = Instant.MIN;
    private Optional<Remote> session = Optional.empty();
    private Optional<Attempt> connecting = Optional.empty();
    private int failures;
    /** Disconnected by a person: nothing connects by itself any more. */
    private boolean parked;
    private volatile boolean gone;
    /** A refresh by itself is under way or waits its turn. */
    private boolean claimed;

    Member(HostState state, Connector connector, Clock clock, Supplier<Limits> limits, RandomGenerator random, Consumer<HostState> listeners) {
        this.state = state;
        this.connector = connector;
        this.clock = clock;
        this.limits = limits;
        this.random = random;
        this.listeners = listeners;
    }

    HostState state() {
        return state;
    }

    Host host() {
        return state.host();
    }

    /** Takes over what does not touch the way to the host, its tags; whether that is all that differs. */
    boolean described(Host next) {
        Host before = host();
        boolean sameWay = before.endpoint().equals(next.endpoint()) && before.sudo() == next.sudo();
        if (sameWay) {
            change(s -> new HostState(next, s.link(), s.facts()));
        }
        return sameWay;
    }

    /** The open session, or a new one; several callers share one try and its outcome. */
    Remote remote() throws InterruptedException {
        return switch (attempt().get()) {
            case Outcome.Done<Remote> done -> done.value();
            case Outcome.Failed<Remote> failed -> throw new ProblemException(failed.problem());
            case Outcome.Cancelled<Remote> _ -> throw new ProblemException(new Problem.Cancelled(host().name().value()));
        };
    }

    private synchronized Attempt attempt() {
        if (gone) {
            return Attempt.ended(new Outcome.Cancelled<>());
        }
        Optional<Remote> open = session.filter(Remote::isOpen);
        if (open.isPresent()) {
            return Attempt.ended(new Outcome.Done<>(open.get()));
        }
        parked = false;
        Attempt attempt = connecting.orElseGet(() -> {
            Attempt begun = new Attempt();
            Thread.ofVirtual().name("connect-" + host().name()).start(() -> begun.end(connect()));
            return begun;
        });
        connecting = Optional.of(attempt);
        return attempt;
    }

    /** Makes the connection; whatever comes of it, those who wait learn it. */
    private Outcome<Remote> connect() {
        change(s -> new HostState(s.host(), new Link.Connecting(clock.instant()), s.facts()));
        try {
            return connected(connector.connect(host()));
        } catch (ProblemException e) {
            broken(e.problem());
            return new Outcome.Failed<>(e.problem());
        } catch (RuntimeException | Error e) {
            Problem bug = Jobs.problemOf(e);
            broken(bug);
            return new Outcome.Failed<>(bug);
        }
    }

    private Outcome<Remote> connected(Remote remote) {
        Optional<Remote> before;
        synchronized (this) {
            connecting = Optional.empty();
            if (parked) {
                before = Optional.of(remote);
            } else {
                before = session;
                session = Optional.of(remote);
                failures = 0;
            }
        }
        before.ifPresent(Remote::close);
        if (before.filter(b -> b == remote).isPresent()) {
            change(s -> new HostState(s.host(), new Link.Untried(), s.facts()));
            return new Outcome.Cancelled<>();
        }
        change(s -> new HostState(s.host(), new Link.Connected(clock.instant()), s.facts()));
        return new Outcome.Done<>(remote);
    }

    /** Looks whether the session still stands, and tells the problem if it does not. */
    void checkSession(Problem ifLost) {
        Optional<Remote> lost;
        synchronized (this) {
            lost = session.filter(s -> !s.isOpen());
            if (lost.isPresent()) {
                session = Optional.empty();
            }
        }
        lost.ifPresent(remote -> {
            remote.close();
            broken(ifLost);
        });
    }

    private void broken(Problem problem) {
        Instant now = clock.instant();
        Instant next;
        synchronized (this) {
            connecting = Optional.empty();
            failures++;
            next = parked || needsPerson(problem) ? Instant.MAX : now.plus(limits.get().pause(failures, random));
        }
        change(s -> new HostState(s.host(), new Link.Broken(problem, now, next), s.facts()));
    }

    /** What the same try again cannot mend; a wrong login again and again may even get the console locked out. */
    private static boolean needsPerson(Problem problem) {
        return problem instanceof Problem.UnknownHostKey
                || problem instanceof Problem.ChangedHostKey
                || problem instanceof Problem.AccessDenied;
    }

    /** Whether it is time to read this host again by itself; if so it is the caller's until {@link #unclaim}. */
    synchronized boolean claimIfDue(Instant now, boolean onScreen) {
        if (claimed || parked || connecting.isPresent() || refreshing.isLocked() || !due(now, onScreen)) {
            return false;
        }
        claimed = true;
        return true;
    }

    synchronized boolean isIdle() {
        return !claimed;
    }

    synchronized void unclaim() {
        claimed = false;
    }

    private boolean due(Instant now, boolean onScreen) {
        return switch (state.link()) {
            case Link.Untried _ -> true;
            case Link.Connecting _ -> false;
            case Link.Broken broken -> !now.isBefore(broken.nextTry());
            case Link.Connected _ -> lastRead.equals(Instant.MIN)
                    || !now.isBefore(lastRead.plus(onScreen ? limits.get().onScreen() : limits.get().elsewhere()));
        };
    }

    void readAt(Instant time) {
        lastRead = time;
    }

    void facts(UnaryOperator<Facts> change) {
        change(s -> new HostState(s.host(), s.link(), change.apply(s.facts())));
    }

    /** Closes the session; it stays closed until somebody asks for it. */
    void park() {
        Optional<Remote> open;
        synchronized (this) {
            parked = true;
            failures = 0;
            open = session;
            session = Optional.empty();
        }
        open.ifPresent(Remote::close);
        change(s -> new HostState(s.host(), new Link.Untried(), s.facts()));
    }

    /** Closes the session for good: the host is not kept any more, or the fleet ends. */
    void leave() {
        synchronized (this) {
            gone = true;
        }
        park();
    }

    /** Tells under a lock, and always the newest state, so that the last thing a listener hears is true. */
    private void change(UnaryOperator<HostState> change) {
        telling.lock();
        try {
            state = change.apply(state);
            if (!gone) {
                listeners.accept(state);
            }
        } finally {
            telling.unlock();
        }
    }
}
