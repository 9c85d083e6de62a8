package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What of a host's virtual machines needs a person")
class DomainConcernsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static List<Concern> of(Domains on) {
        Host host = Host.local(new HostName("gallery"), Sudo.NONE);
        return new DomainConcerns().of(new HostState(
                host, new Link.Connected(NOW), new Facts(host.name(), Map.of("domains", Reading.of(on, NOW)))));
    }

    @Test
    @DisplayName("is a machine whose file the agent cannot use: nobody would bring it back")
    void leftOut() {
        LeftOut out = new LeftOut("b.yaml", Text.of("exhibition", "setting.port"));

        assertThat(of(new Domains(true, List.of(), List.of(), List.of(), List.of(out)))).singleElement().satisfies(concern -> {
            assertThat(concern.kind()).isEqualTo(Concern.Kind.OPEN_DEFECT);
            assertThat(concern.thing()).isEqualTo("b.yaml");
            assertThat(concern.what().toString()).isEqualTo("The agent cannot use b.yaml: the machine in it is not watched");
            assertThat(concern.why()).contains(out.why());
        });
    }

    @Test
    @DisplayName("is a controller that does not say which machine it reverts, while it runs")
    void nameless() {
        SettingsReader.Source nothing = new SettingsReader.Source("vm.service", "", "vm.service", "");
        ControllerSettings settings = new SettingsReader(SettingsReader.Origin.DEPLOYED).read(nothing, _ -> {}).settings();

        assertThat(of(new Domains(true, List.of(), List.of(), List.of(new DeployedController("vm.service", true, settings))))).singleElement()
                .satisfies(concern -> assertThat(concern.why().orElseThrow().in(Locale.ENGLISH))
                        .endsWith("hostkeeper host run --host gallery --yes -- systemctl cat vm.service"));
        assertThat(of(new Domains(true, List.of(), List.of(), List.of(new DeployedController("vm.service", false, settings))))).isEmpty();
    }

    @Test
    @DisplayName("is one that is not well, and why is told in the reader's language")
    void ill() {
        assertThat(watched(VmState.UNHEALTHY)).singleElement().satisfies(concern -> {
            assertThat(concern.kind()).isEqualTo(Concern.Kind.FAILED_VM);
            assertThat(concern.why().orElseThrow().in(Locale.GERMAN)).isEqualTo("Ihr Gast hat aufgehört, sich zu melden.");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.0/8|art is changed by whoever asks",
        "10.0.0.0/8 status heartbeat|art is changed by whoever asks",
        "10.0.0.0/8 status snapshots|art tells its state to whoever asks"
    })
    @DisplayName("is one whose calls need no token from somewhere, and what can be done with these is told:")
    void open(String compatibility, String told) {
        assertThat(watched(VmState.HEALTHY, compatibility)).singleElement().satisfies(concern -> {
            assertThat(concern.kind()).isEqualTo(Concern.Kind.OPEN_DEFECT);
            assertThat(concern.what().in(Locale.ENGLISH)).isEqualTo(told);
        });
        assertThat(watched(VmState.HEALTHY)).isEmpty();
    }

    private List<Concern> watched(VmState state, String... open) {
        Snapshot ready = new Snapshot("ready", Optional.empty(), "", "running", NOW, true, true, Optional.empty(), true);
        Domain art = new Domain(
                UUID.randomUUID(), "art", "", DomainState.RUNNING, "", Optional.empty(), true, true, 1 << 30, 1, false, List.of(), List.of(), List.of(ready));
        Watch watch = new Watch(
                "art", "ready", 8000, List.of(open), Duration.ofSeconds(15), state, Optional.of(Text.of("agent.vm", "why.heartbeat")), NOW,
                Optional.empty(), true, Optional.empty(), List.of(), Optional.empty(), NOW);
        return of(new Domains(true, List.of(art), List.of(Watcher.agent(watch, "127.0.0.1", 8080))));
    }
}
