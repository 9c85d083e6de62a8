package org.hostkeeper.agent.web;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hostkeeper.agent.vm.Hypervisor.GuestAddresses;
import org.hostkeeper.agent.web.access.Network;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where a machine's guest asks. Looking costs a process and may hang with libvirt, and guests beat each second: so what
 * was seen is kept for a while and renewed beside the beats. An address that is not among it has it looked at again, not more
 * often than every two seconds.
 */
final class Guests {
    private static final Logger LOG = LoggerFactory.getLogger(Guests.class);
    private static final Duration STALE = Duration.ofMinutes(5);
    private static final Duration OLD = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Seen(GuestAddresses addresses, Optional<Instant> at) {
        boolean youngerThan(Duration age, Instant now) {
            return at.filter(then -> Duration.between(then, now).abs().compareTo(age) < 0).isPresent();
        }
    }

    private final Supplier<GuestAddresses> look;
    private final List<Network> configured;
    private final Clock clock;
    private final Executor beside;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Seen seen = new Seen(new GuestAddresses(Set.of(), false), Optional.empty());

    /**
     * @param configured networks that are the guest's whatever the host knows
     * @param beside looks while beats go on
     */
    Guests(Supplier<GuestAddresses> look, List<Network> configured, Clock clock, Executor beside) {
        this.look = look;
        this.configured = List.copyOf(configured);
        this.clock = clock;
        this.beside = beside;
    }

    /** Whether this is an address of the guest's. */
    boolean at(InetAddress address) {
        return configured.stream().anyMatch(network -> network.contains(address)) || matches(address, false);
    }

    /** As {@link #at}, on the machine's own port: with user-mode networking the guest comes from this host, and no address tells it. */
    boolean atOwnPort(InetAddress address) {
        return configured.stream().anyMatch(network -> network.contains(address)) || matches(address, true);
    }

    /** Whether nothing but the port tells the guest from this host's own programs. */
    boolean byPortAlone() {
        return current().userMode();
    }

    private boolean matches(InetAddress address, boolean ownPort) {
        return matches(current(), address, ownPort) || matches(youngerThan(FRESH), address, ownPort);
    }

    private static boolean matches(GuestAddresses guest, InetAddress address, boolean ownPort) {
        return guest.known().contains(address) || ownPort && guest.userMode() && address.isLoopbackAddress();
    }

    private GuestAddresses current() {
        if (!seen.youngerThan(OLD, clock.instant()) && seen.youngerThan(STALE, clock.instant()) && renewing.compareAndSet(false, true)) {
            beside.execute(() -> {
                try {
                    looked(OLD);
                } finally {
                    renewing.set(false);
                }
            });
        }
        return youngerThan(STALE);
    }

    private GuestAddresses youngerThan(Duration age) {
        return seen.youngerThan(age, clock.instant()) ? seen.addresses() : looked(age);
    }

    /** One looks, and those who wait for it take what it saw. */
    private synchronized GuestAddresses looked(Duration age) {
        if (!seen.youngerThan(age, clock.instant())) {
            GuestAddresses found = seen.addresses();
            try {
                found = look.get();
            } catch (ProblemException e) {
                LOG.debug("The guest's addresses could not be seen; those of before count", e);
            }
            seen = new Seen(found, Optional.of(clock.instant()));
        }
        return seen.addresses();
    }
}
