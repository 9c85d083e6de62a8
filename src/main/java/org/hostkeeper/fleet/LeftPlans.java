package org.hostkeeper.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds interrupted plans by itself. Most refreshes tell that there is none, and cost nothing more. A host is asked for
 * its plans only if its facts show one that is not known yet; or, where root's plans are hidden from the login user, when
 * it was connected and every few minutes after. Safe from any thread.
 */
public final class LeftPlans {
    /** How the plans of a host are read: those of the login user, and those of root too if that asks nobody anything. */
    @FunctionalInterface
    public interface Look {
        List<OpenPlan> at(Remote remote, boolean rootToo);
    }

    private static final Logger LOG = LoggerFactory.getLogger(LeftPlans.class);
    private static final OpenPlansProbe PROBE = new OpenPlansProbe();
    private static final int AT_ONCE = 8;
    private static final Duration SELDOM = Duration.ofMinutes(5);
    /** A plan that a console is at may be left a moment later. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Fleet fleet;
    private final Look look;
    private final Predicate<Host> unasked;
    private final Clock clock;
    private final Consumer<List<OpenPlan>> found;
    private final Semaphore few = new Semaphore(AT_ONCE);
    private final Map<HostName, Seen> seen = new HashMap<>();

    /**
     * What is known of a host.
     *
     * @param since the connection that it was looked at over
     * @param next when it is looked at again, if its plans are hidden
     */
    private record Seen(List<OpenPlan> plans, Instant since, Instant next, boolean looking) {
        private static final Seen NOTHING = new Seen(List.of(), Instant.MIN, Instant.MIN, false);

        Set<PlanId> ids() {
            return plans.stream().map(OpenPlan::id).collect(Collectors.toSet());
        }
    }

    /**
     * Finds nothing yet; {@link #heard} is to be called for every change of a host.
     *
     * @param unasked whether root's plans of a host can be looked at without asking a person for a password
     * @param found told all that are known whenever that changes, on any thread
     */
    public LeftPlans(Fleet fleet, Look look, Predicate<Host> unasked, Clock clock, Consumer<List<OpenPlan>> found) {
        this.fleet = fleet;
        this.look = look;
        this.unasked = unasked;
        this.clock = clock;
        this.found = found;
    }

    /** A host was connected or read anew; does not wait. */
    public void heard(HostState state) {
        Reading<OpenPlanSigns> reading = state.facts().of(PROBE);
        if (state.link() instanceof Link.Connected(Instant since)
                && reading.problem().isEmpty()
                && reading.taken().filter(t -> !t.isBefore(since)).isPresent()) {
            reading.value().ifPresent(signs -> weigh(state.host(), since, signs));
        }
    }

    /** A plan was lost there, or a person wants to know: the host is asked at its next refresh, whatever it shows. */
    public synchronized void forget(Set<HostName> hosts) {
        hosts.forEach(host -> seen.computeIfPresent(
                host, (_, s) -> new Seen(s.plans(), Instant.MIN, Instant.MIN, s.looking())));
    }

    /** Tells what was found there by other means. */
    public void found(HostName host, List<OpenPlan> plans) {
        Instant since = fleet.state(host).map(HostState::link).flatMap(LeftPlans::since).orElse(Instant.MIN);
        keep(host, plans, since);
    }

    private void weigh(Host host, Instant since, OpenPlanSigns signs) {
        HostName name = host.name();
        boolean gone = false;
        synchronized (this) {
            Seen now = seen.getOrDefault(name, Seen.NOTHING);
            boolean isNew = !now.ids().containsAll(signs.left());
            boolean due = signs.hidden()
                    && host.sudo() != Sudo.NONE
                    && (now.since().isBefore(since) || !clock.instant().isBefore(now.next()));
            if (!now.looking() && (isNew || due)) {
                seen.put(name, new Seen(now.plans(), since, now.next(), true));
                Thread.ofVirtual().name("left-plans-" + name).start(() -> lookAt(host, since));
                return;
            }
            if (!now.looking() && !signs.hidden() && !signs.left().containsAll(now.ids())) {
                List<OpenPlan> still = now.plans().stream().filter(p -> signs.left().contains(p.id())).toList();
                seen.put(name, new Seen(still, now.since(), now.next(), false));
                gone = true;
            }
        }
        if (gone) {
            tell();
        }
    }

    private void lookAt(Host asked, Instant since) {
        HostName host = asked.name();
        try {
            few.acquire();
            try {
                keep(host, look.at(fleet.remote(host), unasked.test(asked)), since);
            } finally {
                few.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ProblemException e) {
            LOG.debug("{}", e.getMessage()); // the next refresh brings it here again
        } catch (RuntimeException e) {
            Jobs.problemOf(e); // logged with its code
        } finally {
            looked(host);
        }
    }

    private void keep(HostName host, List<OpenPlan> plans, Instant since) {
        boolean running = plans.stream().anyMatch(OpenPlan::running);
        List<OpenPlan> left = plans.stream().filter(p -> !p.running()).toList();
        synchronized (this) {
            Instant next = clock.instant().plus(running ? SOON : SELDOM);
            seen.put(host, new Seen(left, since, next, false));
        }
        tell();
    }

    /** However the look ended, another one may begin; one that failed not before a while. */
    private synchronized void looked(HostName host) {
        seen.computeIfPresent(
                host,
                (_, s) -> s.looking() ? new Seen(s.plans(), s.since(), clock.instant().plus(SELDOM), false) : s);
    }

    /** Under the lock, so that what is told last is the newest. */
    private synchronized void tell() {
        found.accept(new TreeMap<>(seen).values().stream().flatMap(s -> s.plans().stream()).toList());
    }

    private static Optional<Instant> since(Link link) {
        return link instanceof Link.Connected(Instant since) ? Optional.of(since) : Optional.empty();
    }
}
