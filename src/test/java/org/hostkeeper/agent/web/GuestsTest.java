package org.hostkeeper.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hostkeeper.agent.vm.Hypervisor.GuestAddresses;
import org.hostkeeper.agent.web.access.Network;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A guest's addresses")
class GuestsTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final Hands clock = new Hands();
    private final Queue<Runnable> beside = new ArrayDeque<>();
    private GuestAddresses now = WatchedHost.addresses(false, "10.0.0.5");
    private boolean broken;
    private final Guests guests = new Guests(
            () -> {
                looks.incrementAndGet();
                if (broken) {
                    throw new ProblemException(new Problem.CommandFailed("box7", "virsh", 1, "no connection"));
                }
                return now;
            },
            List.of(Network.of("10.9.0.0/24")),
            clock,
            beside::add);

    @Test
    @DisplayName("are looked at once for many beats, and again after a while, which no beat waits for")
    void kept() {
        for (int i = 0; i < 100; i++) {
            assertThat(at("10.0.0.5")).isTrue();
        }
        assertThat(looks).hasValue(1);

        clock.now = clock.now.plusSeconds(31);
        assertThat(at("10.0.0.5")).isTrue();
        assertThat(at("10.0.0.5")).isTrue();
        assertThat(looks).hasValue(1);
        assertThat(beside).hasSize(1);

        beside.remove().run();
        assertThat(looks).hasValue(2);
        assertThat(at("10.0.0.5")).isTrue();
        assertThat(beside).isEmpty();
    }

    @Test
    @DisplayName("that were seen long ago count for nothing: another may have them since")
    void stale() {
        assertThat(at("10.0.0.5")).isTrue();
        now = WatchedHost.addresses(false, "10.0.0.6");
        clock.now = clock.now.plus(Duration.ofHours(8));

        assertThat(at("10.0.0.5")).isFalse();
    }

    @Test
    @DisplayName("are looked at again for an unknown one, but not for each that strangers try")
    void moved() {
        assertThat(at("10.0.0.5")).isTrue();
        now = WatchedHost.addresses(false, "10.0.0.6");
        clock.now = clock.now.plusSeconds(3);

        assertThat(at("10.0.0.6")).isTrue();
        assertThat(at("10.0.0.5")).isFalse();
        for (int i = 0; i < 100; i++) {
            assertThat(at("10.0.0.66")).isFalse();
        }
        assertThat(looks).hasValue(2);
    }

    @Test
    @DisplayName("stay what they were while the host cannot tell them")
    void unknown() {
        assertThat(at("10.0.0.5")).isTrue();
        broken = true;
        clock.now = clock.now.plusSeconds(60);

        assertThat(at("10.0.0.5")).isTrue();
        assertThat(at("10.0.0.66")).isFalse();
    }

    @Test
    @DisplayName("are those that the config names whatever the host knows")
    void configured() {
        broken = true;

        assertThat(at("10.9.0.7")).isTrue();
        assertThat(at("10.9.1.7")).isFalse();
    }

    @Test
    @DisplayName("are this host's own with user-mode networking, on the machine's own port only")
    void userMode() {
        now = WatchedHost.addresses(true);

        assertThat(guests.atOwnPort(WatchedHost.address("127.0.0.1"))).isTrue();
        assertThat(guests.atOwnPort(WatchedHost.address("10.0.0.5"))).isFalse();
        assertThat(at("127.0.0.1")).isFalse();
        assertThat(guests.byPortAlone()).isTrue();
    }

    private boolean at(String address) {
        return guests.at(WatchedHost.address(address));
    }

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
