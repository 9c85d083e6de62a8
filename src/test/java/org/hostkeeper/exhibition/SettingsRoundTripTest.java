package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hostkeeper.problem.ProblemException;

@Label("Settings of any machine")
class SettingsRoundTripTest {
    @Property(tries = 300)
    @Label("are read from what was written of them exactly as they were, in every key")
    void roundTrip(@ForAll("settings") ControllerSettings settings) {
        String yaml = SettingsWriter.write(settings);
        for (SettingsReader.Origin origin : SettingsReader.Origin.values()) {
            SettingsReader.Read read = new SettingsReader(origin).read(new SettingsReader.Source("f", yaml, "e", ""));
            assertThat(read.settings()).isEqualTo(settings);
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Property(tries = 500)
    @Label("come of any text, or a problem does, and nothing else")
    void anyText(@ForAll("texts") String yaml, @ForAll("texts") String variables) {
        SettingsReader.Source source = new SettingsReader.Source("f", yaml, "e", variables);
        try {
            new SettingsReader(SettingsReader.Origin.AGENT).read(source);
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isEqualTo("invalid-input");
        }
        new SettingsReader(SettingsReader.Origin.DEPLOYED).read(source, _ -> {});
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "vm_name", "heartbeat_timeout", "opening_hours", "guests", "VMCTL_VM_NAME", ": ", "=", "\n", "- ", "[", "]", "{", "}", "'", "\"",
                "&a ", "*a", "? ", "!!int ", "art", "1e9", "0x1F", "10:00-12:00", "Mon-", ",", "#", "\t", "10.0.0.0/8", "::1", "null", "~", "%", "@");
        return Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(3)).list().ofMaxSize(25).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<ControllerSettings> settings() {
        Arbitrary<String> names = Arbitraries.strings().withChars("abÄя0:#'\"-{}[]&*!%@,? .").ofMinLength(1).ofMaxLength(30).filter(VmName::isOne);
        Arbitrary<String> snapshots = Arbitraries.of("ready", "it's second", "true", "1e3", "null", "~", "- x", "#gold", "a: b", "'", "\"x\"");
        Arbitrary<Duration> durations = Arbitraries.longs().between(1, 1_000_000_000_000L).map(Duration::ofMillis);
        Arbitrary<List<String>> networks = Arbitraries.of("10.0.0.0/8", "192.168.122.7", "fd00::/64", "::1", "0.0.0.0/0").list().ofMaxSize(3);
        Arbitrary<String> open = Combinators.combine(
                        Arbitraries.of("10.0.0.0/8", "192.168.122.7", "fd00::/64"), Arbitraries.of(Compatibility.CALLS).list().uniqueElements().ofMaxSize(4))
                .as((network, calls) -> new Compatibility(network, calls).words());
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<ControllerSettings.Breaker> breakers = Combinators.combine(Arbitraries.integers().between(1, 1_000_000), durations, durations, durations)
                .as(ControllerSettings.Breaker::new);
        return Combinators.combine(names, snapshots, durations.list().ofSize(6), flags.list().ofSize(3), Combinators.combine(networks, open.list().ofMaxSize(3)).as(List::of), hours(), breakers,
                        Arbitraries.integers().between(0, 65_535))
                .as((vm, snapshot, times, yes, nets, opening, breaker, port) -> new ControllerSettings(
                        vm, snapshot, times.get(0), times.get(1), times.get(2), times.get(3), port + 1, yes.get(0), yes.get(1), times.get(4),
                        List.of("10.0.0.5", "127.0.0.1").subList(0, 1 + port % 2), port, nets.get(0), nets.get(1), opening, breaker, yes.get(2), times.get(5)));
    }

    private static Arbitrary<Optional<OpeningHours>> hours() {
        Arbitrary<LocalTime> times = Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.of(minute / 60, minute % 60));
        Arbitrary<OpeningHours.Span> spans = Combinators.combine(Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), times, times)
                .as(OpeningHours.Span::new);
        return spans.list().ofMinSize(1).ofMaxSize(4).map(OpeningHours::new).optional();
    }
}
