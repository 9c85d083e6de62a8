package org.hostkeeper.agent.vm.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hostkeeper.agent.vm.Hypervisor.Power;

@Label("A line of virsh event")
class LifecycleLineTest {
    @Property(tries = 500)
    @Label("names the machine, whatever its name looks like")
    void names(@ForAll("names") String name) {
        assertThat(LifecycleLine.of("event 'lifecycle' for domain '" + name + "': Stopped Destroyed"))
                .contains(new LifecycleLine(name, "Stopped Destroyed", Optional.of(Power.OFF)));
    }

    @Property(tries = 500)
    @Label("names the machine also without quotes, as virsh of libvirt 6 says it")
    void namesOfOld(@ForAll("names") String name) {
        Assume.that(!name.startsWith("'"));
        assertThat(LifecycleLine.of("event 'lifecycle' for domain " + name + ": Stopped Destroyed"))
                .contains(new LifecycleLine(name, "Stopped Destroyed", Optional.of(Power.OFF)));
    }

    @Property(tries = 500)
    @Label("that is any other text is none")
    void others(@ForAll String text) {
        assertThat(LifecycleLine.of(text)).isEmpty();
    }

    @Example
    @Label("tells the power that a machine has since, as libvirt 9 said it of a guest that was killed, paused and reverted")
    void recorded() {
        assertThat(power("Started Booted")).contains(Power.RUNNING);
        assertThat(power("Started Snapshot")).contains(Power.RUNNING);
        assertThat(power("Resumed Unpaused")).contains(Power.RUNNING);
        assertThat(power("Suspended Paused")).contains(Power.PAUSED);
        assertThat(power("Suspended I/O Error")).contains(Power.PAUSED);
        assertThat(power("PMSuspended Memory")).contains(Power.PAUSED);
        assertThat(power("Stopped Failed")).contains(Power.CRASHED);
        assertThat(power("Stopped Crashed")).contains(Power.CRASHED);
        assertThat(power("Crashed Panicked")).contains(Power.CRASHED);
        assertThat(power("Stopped Shutdown")).contains(Power.OFF);
        assertThat(power("Stopped Snapshot")).contains(Power.OFF);
    }

    @Example
    @Label("says nothing where nothing has changed yet, and has to be asked about where it does not say what is so now")
    void between() {
        assertThat(LifecycleLine.of(line("Shutdown Finished after host request"))).isEmpty();
        assertThat(LifecycleLine.of(line("Defined Snapshot"))).isEmpty();
        assertThat(LifecycleLine.of(line("Defined Updated"))).isEmpty();
        assertThat(LifecycleLine.of("events received: 13")).isEmpty();
        assertThat(LifecycleLine.of(line("Defined Added"))).contains(new LifecycleLine("art", "Defined Added", Optional.empty()));
        assertThat(LifecycleLine.of(line("Undefined Removed"))).contains(new LifecycleLine("art", "Undefined Removed", Optional.empty()));
    }

    private static Optional<Power> power(String what) {
        return LifecycleLine.of(line(what)).flatMap(LifecycleLine::power);
    }

    private static String line(String what) {
        return "event 'lifecycle' for domain 'art': " + what;
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> parts = Arbitraries.of("art", "'", ": ", "Stopped", " Crashed", "': Started Booted", "event 'lifecycle' for domain '", "--all", "ä ");
        return parts.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("", list));
    }
}
