package org.hostkeeper.agent.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.exhibition.VmState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The watchdog of a machine")
class WatchdogTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Watchdog.Before BEFORE = new Watchdog.Before(false, true, false, false, Optional.empty());

    private final WatchdogWorld world = new WatchdogWorld(Watches.usual("vm"), Power.RUNNING);

    private WatchdogWorld healthy() {
        world.pass(SECOND.multipliedBy(15));
        assertThat(world.state()).isEqualTo(VmState.HEALTHY);
        return world;
    }

    private static WatchdogWorld begun(Power power, int hour, Watchdog.Before before) {
        return new WatchdogWorld(Watches.opened("vm", 10, 18), power, LocalDateTime.of(2026, 3, 2, hour, 0), before);
    }

    @Nested
    @DisplayName("reverts")
    class Reverts {
        @Test
        @DisplayName("at once when libvirt says that it died")
        void died() {
            healthy().is(Power.OFF);

            assertThat(world.reasons()).containsExactly("died");
            assertThat(world.state()).isEqualTo(VmState.WAITING_FOR_FIRST_BEAT);
            assertThat(world.pass(SECOND.multipliedBy(2)).state()).isEqualTo(VmState.HEALTHY);
            assertThat(world.told).contains(new Effect.Answered());
        }

        @Test
        @DisplayName("when it has been silent for heartbeat_timeout, and not earlier")
        void silent() {
            healthy().beating = false;

            world.pass(Duration.ofMillis(14_999));
            assertThat(world.renewals).isEmpty();
            world.pass(Duration.ofMillis(1));
            assertThat(world.reasons()).containsExactly("heartbeat");
        }

        @Test
        @DisplayName("a guest that never says a word after vm_startup_heartbeat_delay and heartbeat_timeout")
        void neverBeat() {
            world.beating = false;
            world.pass(Duration.ofMillis(24_999));
            assertThat(world.state()).isEqualTo(VmState.WAITING_FOR_FIRST_BEAT);
            assertThat(world.renewals).isEmpty();

            world.pass(Duration.ofMillis(1));

            assertThat(world.reasons()).containsExactly("never-beat");
        }

        @Test
        @DisplayName("not by itself when that is switched off, and says so")
        void off() {
            healthy().autoRevert(false).is(Power.OFF).pass(Duration.ofHours(1));

            assertThat(world.renewals).isEmpty();
            assertThat(world.state()).isEqualTo(VmState.UNHEALTHY);
            assertThat(world.why()).isEqualTo("It does not run. Automatic reverting is switched off.");
            assertThat(world.autoRevert(true).reasons()).containsExactly("died");
        }

        @Test
        @DisplayName("nothing where there is no snapshot: it starts a dead machine, and tells once of a silent one")
        void noSnapshot() {
            world.golden = false;
            world.gap().is(Power.OFF);
            assertThat(world.renewals).extracting(Effect.Renew::operation).containsExactly(Operation.START);

            world.pass(SECOND).beating = false;
            world.pass(Duration.ofHours(1));

            assertThat(world.renewals).hasSize(1);
            assertThat(world.alerts()).containsExactly(VmAlerts.Kind.NO_SNAPSHOT);
            assertThat(world.why()).endsWith("There is no snapshot \"ready\" to revert it to.");
        }

        @Test
        @DisplayName("again a second later when it did not work")
        void failed() {
            healthy().answersAtOnce = false;
            world.is(Power.OFF).answer().end(false).answer();
            assertThat(world.why()).isEqualTo("It does not run. The last revert failed and is tried again: it did not work");

            world.pass(SECOND);

            assertThat(world.renewals).hasSize(2);
            assertThat(world.renewals.getLast().cause().detail()).contains("the revert before failed: it did not work");
        }
    }

    @Nested
    @DisplayName("does not have the deployed controller’s defect that")
    class KnownDefects {
        @Test
        @DisplayName("one restart gives two reverts: what libvirt tells late of the first is no death")
        void oneRestartTwoReverts() {
            healthy().begin(Operation.REVERT).event(Power.OFF).event(Power.RUNNING).end(true);
            world.event(Power.OFF).event(Power.RUNNING).pass(Duration.ofHours(1));

            assertThat(world.renewals).isEmpty();
            assertThat(world.state()).isEqualTo(VmState.HEALTHY);
        }

        @Test
        @DisplayName("a snapshot in progress is reverted over, however long it takes")
        void snapshotInProgress() {
            healthy().begin(Operation.CREATE).is(Power.PAUSED);
            assertThat(world.state()).isEqualTo(VmState.PAUSED);
            world.pass(Duration.ofMinutes(5)).is(Power.RUNNING).end(true).pass(SECOND);

            assertThat(world.renewals).isEmpty();
            assertThat(world.state()).isEqualTo(VmState.HEALTHY);
        }

        @Test
        @DisplayName("a suspended machine counts as dead; after it goes on the clock starts anew")
        void suspended() {
            healthy().is(Power.PAUSED).pass(Duration.ofHours(8));
            assertThat(world.state()).isEqualTo(VmState.PAUSED);

            world.beating = false;
            world.is(Power.RUNNING).pass(Duration.ofMillis(14_999));
            assertThat(world.renewals).isEmpty();
            world.pass(SECOND);
            assertThat(world.reasons()).containsExactly("heartbeat");
        }

        @Test
        @DisplayName("a suspended machine counts as dead, also if nobody told that it was suspended")
        void suspendedUnseen() {
            healthy().unseen(Power.PAUSED).pass(Duration.ofHours(1));

            assertThat(world.renewals).isEmpty();
            assertThat(world.state()).isEqualTo(VmState.PAUSED);
        }

        @Test
        @DisplayName("the dying guest’s last heartbeat is credited to the new one")
        void lastHeartbeat() {
            healthy().accept().begin(Operation.REVERT).accept().end(true);
            world.deliver();
            assertThat(world.state()).isEqualTo(VmState.WAITING_FOR_FIRST_BEAT);

            world.beating = false;
            assertThat(world.pass(Duration.ofSeconds(25)).reasons()).containsExactly("never-beat");
        }

        @Test
        @DisplayName("a bad golden snapshot is reverted to for ever, with no pause and no alarm")
        void badSnapshot() {
            healthy().goldenIsGood = false;
            world.is(Power.OFF).pass(Duration.ofMinutes(2));
            assertThat(world.state()).isEqualTo(VmState.SUSPENDED_BY_BREAKER);
            assertThat(world.renewals).hasSize(3);

            world.pass(Duration.ofDays(1));

            assertThat(world.alerts()).containsExactly(VmAlerts.Kind.GIVEN_UP);
            assertThat(world.renewals).hasSizeBetween(40, 55);
        }

        @Test
        @DisplayName("a never-responsive guest is reported as success")
        void neverResponsive() {
            healthy().goldenIsGood = false;
            world.is(Power.OFF).pass(Duration.ofSeconds(25));

            assertThat(world.told).containsExactly(new Effect.Unanswered());
        }

        @Test
        @DisplayName("starting the service kills a visitor’s session, unless that is wanted")
        void startingTheService() {
            assertThat(healthy().renewals).isEmpty();

            WatchdogWorld deployed = new WatchdogWorld(Watches.revertOnStart("vm"), Power.RUNNING);
            assertThat(deployed.reasons()).containsExactly("start");
        }

        @Test
        @DisplayName("virsh runs twice a second: of a guest that beats nothing is asked")
        void asksEachSecond() {
            int before = healthy().asked;

            assertThat(world.pass(Duration.ofHours(1)).asked).isEqualTo(before);
        }

        @Test
        @DisplayName("time is told by a clock that people set: it counts on where nanoseconds run over")
        void runsOver() {
            healthy().pass(Duration.ofMinutes(5));

            assertThat(world.nanos).isNegative();
            assertThat(world.renewals).isEmpty();
            world.beating = false;
            assertThat(world.pass(Duration.ofSeconds(15)).reasons()).containsExactly("heartbeat");
        }
    }

    @Nested
    @DisplayName("that reverts in vain")
    class InVain {
        @Test
        @DisplayName("pauses for twice as long each time, and goes on where a beat comes")
        void doubles() {
            healthy().goldenIsGood = false;
            world.is(Power.OFF).pass(Duration.ofSeconds(75));
            assertThat(world.renewals).hasSize(3);
            world.pass(Duration.ofSeconds(59));
            assertThat(world.renewals).hasSize(3);
            world.pass(Duration.ofSeconds(1));
            assertThat(world.renewals).hasSize(4);
            world.pass(Duration.ofSeconds(25 + 118));
            assertThat(world.renewals).hasSize(4);

            world.beating = true;
            assertThat(world.pass(SECOND).state()).isEqualTo(VmState.HEALTHY);
            assertThat(world.alerts()).containsExactly(VmAlerts.Kind.GIVEN_UP);
            world.pass(Duration.ofMinutes(11));
            assertThat(world.alerts()).containsExactly(VmAlerts.Kind.GIVEN_UP, VmAlerts.Kind.WELL);
        }

        @Test
        @DisplayName("is not fooled by a guest that beats once and dies")
        void beatsOnce() {
            for (int i = 0; i < 100; i++) {
                world.pass(SECOND.multipliedBy(2)).is(Power.OFF);
            }

            assertThat(world.renewals).hasSizeLessThan(6);
            assertThat(world.alerts()).containsExactly(VmAlerts.Kind.GIVEN_UP);
        }

        @Test
        @DisplayName("is not fooled by a guest that was well for long and asks for one after the other: that a revert fails ends nothing of it")
        void asksOnAndOn() {
            healthy().pass(Duration.ofMinutes(11)).answersAtOnce = false;

            for (int i = 0; i < 10; i++) {
                if (world.ask("requested", true, false)) {
                    world.answer().end(false).answer();
                }
                assertThat(world.pass(SECOND.multipliedBy(2)).state()).isEqualTo(VmState.HEALTHY);
            }

            assertThat(world.renewals).hasSize(3);
            assertThat(world.alerts()).containsExactly(VmAlerts.Kind.GIVEN_UP);
        }

        @Test
        @DisplayName("is told of anew after a person has brought it back, and that it was well meanwhile: whoever mails takes it for the same trouble else")
        void toldAnew() {
            healthy().goldenIsGood = false;
            world.is(Power.OFF).pass(Duration.ofMinutes(2));
            world.goldenIsGood = true;
            world.person(Operation.REVERT).end(true).pass(Duration.ofMinutes(11));
            assertThat(world.alerts()).containsExactly(VmAlerts.Kind.GIVEN_UP, VmAlerts.Kind.WELL);

            world.goldenIsGood = false;
            world.is(Power.OFF).pass(Duration.ofMinutes(2));

            assertThat(world.alerts()).containsExactly(VmAlerts.Kind.GIVEN_UP, VmAlerts.Kind.WELL, VmAlerts.Kind.GIVEN_UP);
        }

        @Test
        @DisplayName("is told to be well also where that was told before the agent was started anew")
        void toldBefore() {
            WatchdogWorld again = begun(Power.RUNNING, 12, new Watchdog.Before(false, true, false, true, Optional.empty()));

            assertThat(again.pass(Duration.ofMinutes(9)).alerts()).isEmpty();
            assertThat(again.pass(Duration.ofMinutes(5)).alerts()).containsExactly(VmAlerts.Kind.WELL);
        }

        @Test
        @DisplayName("begins anew for a person")
        void person() {
            healthy().goldenIsGood = false;
            world.is(Power.OFF).pass(Duration.ofMinutes(2));
            assertThat(world.state()).isEqualTo(VmState.SUSPENDED_BY_BREAKER);

            world.goldenIsGood = true;
            world.person(Operation.REVERT).end(true);

            assertThat(world.pass(SECOND.multipliedBy(2)).state()).isEqualTo(VmState.HEALTHY);
        }
    }

    @Nested
    @DisplayName("holds back:")
    class HoldsBack {
        @Test
        @DisplayName("a machine that a person stopped stays off, whatever libvirt tells, until a person starts it")
        void stopped() {
            healthy().person(Operation.STOP).end(true).event(Power.OFF).gap().pass(Duration.ofDays(1));
            assertThat(world.state()).isEqualTo(VmState.STOPPED_BY_HAND);
            assertThat(world.ask("requested", true, false)).isFalse();
            assertThat(world.renewals).isEmpty();

            world.person(Operation.START).end(true).pass(SECOND);
            assertThat(world.state()).isEqualTo(VmState.HEALTHY);
        }

        @Test
        @DisplayName("outside of the opening hours nothing is reverted, and at the opening what is not well")
        void openingHours() {
            WatchdogWorld night = begun(Power.RUNNING, 17, BEFORE);
            night.pass(Duration.ofMinutes(61)).is(Power.OFF).pass(Duration.ofHours(15));
            assertThat(night.why()).isEqualTo("It does not run. The exhibition is closed; it is brought back at the opening.");
            assertThat(night.renewals).isEmpty();

            night.pass(Duration.ofMinutes(59));
            assertThat(night.reasons()).containsExactly("died");
        }

        @Test
        @DisplayName("where libvirt does not answer nothing is dead; it says so, and goes on when it is back")
        void libvirtRestarted() {
            healthy().libvirt(false).gap();
            assertThat(world.state()).isEqualTo(VmState.UNHEALTHY);
            assertThat(world.why()).isEqualTo("libvirt does not say how it is: connection refused");
            world.pass(Duration.ofMinutes(10));
            assertThat(world.libvirt(true).state()).isEqualTo(VmState.HEALTHY);

            world.libvirt(false).gap().unseen(Power.OFF).pass(Duration.ofMinutes(10));
            assertThat(world.renewals).isEmpty();
            assertThat(world.libvirt(true).reasons()).containsExactly("died");
        }

        @Test
        @DisplayName("a machine that libvirt does not know is not dead")
        void absent() {
            healthy().is(Power.ABSENT).pass(Duration.ofHours(1));

            assertThat(world.renewals).isEmpty();
            assertThat(world.why()).isEqualTo("libvirt knows no machine \"vm\".");
            world.unseen(Power.RUNNING).pass(Duration.ofSeconds(32));
            assertThat(world.state()).isEqualTo(VmState.HEALTHY);
        }

        @Test
        @DisplayName("a guest’s wish yields to a visitor; a person’s button and death do not")
        void visitor() {
            healthy().beat(Duration.ofSeconds(3));
            assertThat(world.ask("idle", true, true)).isFalse();
            assertThat(world.renewals).isEmpty();

            assertThat(world.ask("button", false, false)).isTrue();
            assertThat(world.pass(SECOND).is(Power.OFF).reasons()).containsExactly("button", "died");
            assertThat(world.ask("requested", true, false)).as("right after a person’s").isFalse();

            world.pass(Duration.ofMinutes(2));
            assertThat(world.ask("idle", true, true)).isTrue();
        }
    }

    @Nested
    @DisplayName("that begins")
    class Begins {
        @Test
        @DisplayName("knows nothing until libvirt has said something")
        void nothing() {
            WatchdogWorld silent = new WatchdogWorld(Watches.usual("vm"), Power.RUNNING);
            silent.answersAtOnce = false;
            silent.dog = new Watchdog(Watches.usual("vm"), BEFORE, silent.now());

            assertThat(silent.state()).isEqualTo(VmState.INITIALIZING);
        }

        @Test
        @DisplayName("brings back what does not run, and leaves what a person stopped")
        void atBoot() {
            assertThat(new WatchdogWorld(Watches.usual("vm"), Power.OFF).reasons()).containsExactly("died");

            WatchdogWorld stopped = begun(Power.OFF, 12, new Watchdog.Before(true, true, false, false, Optional.empty()));
            assertThat(stopped.reasons()).isEmpty();
            assertThat(stopped.state()).isEqualTo(VmState.STOPPED_BY_HAND);
        }

        @Test
        @DisplayName("does a revert again in which the agent was killed")
        void killed() {
            Cause cut = new Cause("button", "the agent was ended in its middle", 0, true);
            WatchdogWorld again = begun(Power.RUNNING, 3, new Watchdog.Before(false, true, false, false, Optional.of(cut)));

            assertThat(again.reasons()).containsExactly("button");
        }
    }
}
