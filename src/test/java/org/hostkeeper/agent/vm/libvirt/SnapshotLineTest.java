package org.hostkeeper.agent.vm.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("A line of virsh snapshot-list")
class SnapshotLineTest {
    @Example
    @Label("is read as libvirt 9 said it")
    void recorded() {
        assertThat(SnapshotLine.of(" ready        2026-11-26 20:24:58 +0000   running"))
                .contains(new SnapshotLine("ready", Instant.parse("2026-11-26T20:24:58Z")));
        assertThat(SnapshotLine.of(" it is  two   2026-11-26 20:54:18 +0530   disk-snapshot"))
                .contains(new SnapshotLine("it is  two", Instant.parse("2026-11-26T15:24:18Z")));
        assertThat(SnapshotLine.of("")).isEmpty();
        assertThat(SnapshotLine.of(" x   2026-02-30 99:24:58 +0000   running")).isEqualTo(Optional.empty());
    }

    @Property(tries = 500)
    @Label("has any name before the time, one that holds times and states as well")
    void names(@ForAll("names") String name) {
        assertThat(SnapshotLine.of(" " + name + "   2026-11-26 20:24:58 +0000   shutoff"))
                .contains(new SnapshotLine(name, Instant.parse("2026-11-26T20:24:58Z")));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> parts = Arbitraries.of("ready", "--children", "  2025-01-01 00:00:00 +0000", "   running", "'", "é", "1");
        return parts.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join("", list)).filter(name -> name.equals(name.strip()));
    }
}
