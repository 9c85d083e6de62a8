package org.hostkeeper.agent.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.exhibition.VmState;

@Label("Whatever happens to a watched machine in whatever order,")
class WatchdogPropertyTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 2, 12, 0);
    private static final Power[] POWERS = Power.values();

    private final Watchdog.Before before = new Watchdog.Before(false, true, false, false, Optional.empty());

    @Property(tries = 500)
    @Label("there is one operation at a time, none by itself while it is paused or stopped, no beat of the dead, no storm")
    void always(@ForAll long seed) {
        Random random = new Random(seed);
        WatchdogWorld world = new WatchdogWorld(
                random.nextBoolean() ? Watches.usual("vm") : Watches.opened("vm", 10, 18),
                POWERS[random.nextInt(POWERS.length)],
                NOON.plusMinutes(random.nextInt(24 * 60)),
                before);
        world.answersAtOnce = random.nextBoolean();

        for (int i = 0; i < 150; i++) {
            happen(world, random);
            assertThat(world.state()).isNotNull();
            assertThat(world.dog.lane().now()).isEqualTo(world.operation());
        }
    }

    @Property(tries = 200)
    @Label("it is well an hour after nothing is in its way any more")
    void wellAtLast(@ForAll long seed) {
        Random random = new Random(seed);
        WatchdogWorld world = new WatchdogWorld(Watches.usual("vm"), POWERS[random.nextInt(POWERS.length)], NOON, before);
        world.answersAtOnce = random.nextBoolean();
        for (int i = 0; i < 100; i++) {
            happen(world, random);
        }

        world.golden = true;
        world.goldenIsGood = true;
        world.answersAtOnce = true;
        if (world.operation().isPresent()) {
            world.end(true);
        }
        world.answer().libvirt(true).gap();
        if (world.power == Power.PAUSED || world.power == Power.ABSENT) {
            world.is(Power.RUNNING);
        }
        if (world.dog.machine().stopped()) {
            world.person(Operation.REVERT).end(true);
        }
        world.autoRevert(true).pass(Duration.ofHours(1));

        assertThat(world.state()).as(world.why()).isEqualTo(VmState.HEALTHY);
    }

    private static void happen(WatchdogWorld world, Random random) {
        switch (random.nextInt(20)) {
            case 0 -> world.is(Power.OFF);
            case 1 -> world.is(Power.PAUSED);
            case 2, 3 -> world.is(Power.RUNNING);
            case 4 -> world.event(POWERS[random.nextInt(POWERS.length)]); // late, or of something else
            case 5 -> world.libvirt(random.nextBoolean());
            case 6 -> world.beating = random.nextBoolean();
            case 7 -> world.accept();
            case 8 -> world.deliver();
            case 9 -> world.goldenIsGood = random.nextInt(3) > 0;
            case 10 -> world.golden = random.nextInt(4) > 0;
            case 11 -> person(world, random);
            case 12, 13 -> world.operation().ifPresent(_ -> world.end(random.nextInt(4) > 0));
            case 14 -> world.answer();
            case 15 -> {
                world.dog.ask(new Cause("requested", "", world.nanos, true), random.nextBoolean(), world.now());
                world.follow();
            }
            case 16 -> world.autoRevert(random.nextBoolean());
            case 17 -> world.pass(Duration.ofSeconds(random.nextInt(600)));
            default -> world.pass(Duration.ofMillis(random.nextInt(20_000)));
        }
    }

    private static void person(WatchdogWorld world, Random random) {
        Operation[] all = {Operation.REVERT, Operation.START, Operation.STOP};
        if (random.nextInt(3) > 0) {
            world.person(all[random.nextInt(all.length)]);
        } else {
            world.begin(random.nextBoolean() ? Operation.CREATE : Operation.DELETE);
        }
    }
}
