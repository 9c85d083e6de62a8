package org.hostkeeper.fleet;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.facts.FactsReader;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.facts.Section;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All hosts at once: it keeps a session open to each, reads their facts when asked and by itself, and does work on many
 * of them within its limits. What it knows of a host that cannot be reached stays, with its age. Safe from any thread.
 *
 * <p>A host that cannot be reached is tried again with growing pauses. One whose key is unknown or changed, or that
 * refuses the login, is left alone until a person asks for it.
 */
public final class Fleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Inventory inventory;
    private final Connector connector;
    private final FactsCache cache;
    private final List<Probe<?>> probes;
    private final Clock clock;
    private volatile Limits limits;
    private final RandomGenerator random;
    private final FactsReader reader;
    private final ConcurrentSkipListMap<HostName, Member> members = new ConcurrentSkipListMap<>();
    private final List<Consumer<HostState>> listeners = new CopyOnWriteArrayList<>();
    private final Places byItself;
    private volatile Set<HostName> onScreen = Set.of();
    private volatile boolean closed;
    private Optional<Thread> watch = Optional.empty();

    public Fleet(
            Inventory inventory, Connector connector, FactsCache cache, List<Probe<?>> probes, Clock clock, Limits limits) {
        this(inventory, connector, cache, probes, clock, limits, new SecureRandom());
    }

    /** @param random for section marks and for spreading new tries */
    public Fleet(
            Inventory inventory,
            Connector connector,
            FactsCache cache,
            List<Probe<?>> probes,
            Clock clock,
            Limits limits,
            RandomGenerator random) {
        this.inventory = inventory;
        this.connector = connector;
        this.cache = cache;
        this.probes = List.copyOf(probes);
        this.clock = clock;
        this.limits = limits;
        this.random = random;
        this.reader = new FactsReader(clock, random);
        this.byItself = new Places(limits.atOnce());
        reload();
    }

    /** How hard to try from now on; work that is under way goes on as it began. */
    public synchronized void limit(Limits next) {
        byItself.change(next.atOnce() - limits.atOnce());
        limits = next;
    }

    /** All hosts by name, as they are known now; never blocks. */
    public List<HostState> states() {
        return members.values().stream().map(Member::state).toList();
    }

    /** One host as it is known now; never blocks. */
    public Optional<HostState> state(HostName host) {
        return Optional.ofNullable(members.get(host)).map(Member::state);
    }

    /** Calls the listener after each change of a host's state, on the thread that made it, until closed. */
    public Subscription onChange(Consumer<HostState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Reads the facts of these hosts anew, connecting where need be; returns when all have answered or failed. */
    public Map<HostName, Outcome<HostState>> refresh(Collection<HostName> hosts, Progress progress) {
        return new FanOut<>(this::read, progress, limits.atOnce()).on(hosts);
    }

    /** Does this on each of these hosts, a few at a time; an outcome for each. */
    public <T> Map<HostName, Outcome<T>> onEach(Collection<HostName> hosts, HostWork<T> work, Progress progress) {
        FanOut.Task<T> task = (host, p) -> {
            Member member = member(host);
            try {
                return work.run(member.remote(), p);
            } finally {
                member.checkSession(lost(host));
            }
        };
        return new FanOut<>(task, progress, limits.atOnce()).on(hosts);
    }

    /** The open session that everybody shares, made if there is none; whoever gets it does not close it. */
    public Remote remote(HostName host) {
        try {
            return member(host).remote();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Cancelled(host.value()), e);
        }
    }

    /** A new connection and login that the caller closes: the proof that logging in still works. */
    public Remote connectAfresh(HostName host) {
        return connector.connect(member(host).host());
    }

    /** Which hosts somebody is looking at: these are kept fresh. */
    public void onScreen(Set<HostName> hosts) {
        onScreen = Set.copyOf(hosts);
    }

    /** Begins to connect, and to refresh by itself. */
    public synchronized void start() {
        if (watch.isEmpty() && !closed) {
            watch = Optional.of(Thread.ofVirtual().name("fleet-watch").start(this::watch));
        }
    }

    private void watch() {
        while (!closed) {
            tick();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** What is to be done by itself at this moment: notice lost sessions, and begin to read what is due. */
    void tick() {
        Instant now = clock.instant();
        for (Member member : members.values()) {
            member.checkSession(lost(member.host().name()));
            if (member.claimIfDue(now, onScreen.contains(member.host().name()))) {
                Thread.ofVirtual().name("refresh-" + member.host().name()).start(() -> readByItself(member));
            }
        }
    }

    /** Whether nothing is being read of this host by itself. */
    boolean isIdle(HostName host) {
        return Optional.ofNullable(members.get(host)).map(Member::isIdle).orElse(true);
    }

    private void readByItself(Member member) {
        try {
            byItself.acquire();
            try {
                read(member.host().name(), Progress.unwatched());
            } finally {
                byItself.release();
            }
        } catch (ProblemException e) {
            LOG.debug("{}", e.getMessage()); // the host's state tells it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            Jobs.problemOf(e); // logged with its code; the next look comes all the same
        } finally {
            member.unclaim();
        }
    }

    private HostState read(HostName host, Progress progress) throws InterruptedException {
        Member member = member(host);
        // one after the other, never joined: whoever asks after a change wants an answer from after the change
        member.refreshing.lockInterruptibly();
        try {
            Remote remote = member.remote();
            progress.report(Text.of("fleet", "reading"), Progress.UNKNOWN);
            member.readAt(clock.instant());
            List<Section> sections = sections(member, remote);
            member.facts(facts -> facts.update(sections, probes));
            cache.keep(host, sections);
            return member.state();
        } finally {
            member.refreshing.unlock();
        }
    }

    private List<Section> sections(Member member, Remote remote) {
        try {
            return reader.read(remote, probes);
        } catch (ProblemException e) {
            member.checkSession(e.problem());
            member.facts(facts -> facts.failed(e.problem(), probes));
            throw e;
        }
    }

    private Member member(HostName host) {
        if (closed) {
            throw new ProblemException(new Problem.Cancelled(host.value()));
        }
        if (!members.containsKey(host)) {
            reload();
        }
        return Optional.ofNullable(members.get(host))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(Text.of("host", "host"), host.value())));
    }

    private static Problem lost(HostName host) {
        return new Problem.ConnectionLost(host.value(), "SSH");
    }

    /** The inventory has changed: new hosts come in, removed ones are disconnected. */
    public void reload() {
        Set<HostName> known = new HashSet<>();
        for (Host host : inventory.hosts()) {
            known.add(host.name());
            Optional.ofNullable(members.get(host.name()))
                    .filter(m -> !m.host().equals(host) && !m.described(host))
                    .ifPresent(m -> forget(host.name()));
            members.computeIfAbsent(host.name(), _ -> newMember(host));
        }
        members.keySet().stream().filter(name -> !known.contains(name)).forEach(this::forget);
    }

    private void forget(HostName name) {
        Optional.ofNullable(members.remove(name)).ifPresent(Member::leave);
    }

    private Member newMember(Host host) {
        Facts facts = Facts.unknown(host.name()).update(cache.latest(host.name()), probes);
        HostState state = new HostState(host, new Link.Untried(), facts);
        return new Member(state, connector, clock, () -> limits, random, this::tell);
    }

    private void tell(HostState state) {
        for (Consumer<HostState> listener : listeners) {
            try {
                listener.accept(state);
            } catch (RuntimeException e) {
                Jobs.problemOf(e); // logged; one listener's bug must not keep the others from hearing
            }
        }
    }

    /** Closes the session to this host; it is made anew when somebody needs it. */
    public void disconnect(HostName host) {
        Optional.ofNullable(members.get(host)).ifPresent(Member::park);
    }

    /** Closes all sessions; nothing connects after that. */
    @Override
    public void close() {
        closed = true;
        watch.ifPresent(LockSupport::unpark);
        members.values().forEach(Member::leave);
    }
}
