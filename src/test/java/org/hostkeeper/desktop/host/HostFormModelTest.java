package org.hostkeeper.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host in the making. */
class HostFormModelTest {
    private final Hosts.Recorded deeds = new Hosts.Recorded();
    private final HostFormModel model = new HostFormModel(deeds, new Purpose.Add());

    @Test
    @DisplayName("The name follows the address until somebody gives another")
    void suggests() {
        model.address().set("ops@mirror.museum.example:2222");
        assertThat(model.name().get()).isEqualTo("mirror");
        model.name().set("depot");
        model.address().set("ops@other.museum.example");
        assertThat(model.name().get()).isEqualTo("depot");
    }

    @Test
    @DisplayName("What was typed becomes the host, whole")
    void whole() {
        model.address().set("ops@10.1.2.3");
        model.name().set("depot");
        model.identity().set("/keys/depot");
        model.tags().set("hall-3, python  python");
        model.jump().set(Optional.of(new HostName("gw-north")));
        model.sudo().set(Sudo.PASSWORD);
        Endpoint endpoint = Endpoint.parse("ops@10.1.2.3")
                .withIdentities(List.of(Path.of("/keys/depot")))
                .through(new HostName("gw-north"));
        assertThat(model.host())
                .contains(new Host(
                        new HostName("depot"),
                        Optional.of(endpoint),
                        Sudo.PASSWORD,
                        new TreeSet<>(List.of("hall-3", "python"))));
        assertThat(model.keep(model.host().orElseThrow())).isEmpty();
        assertThat(deeds.done).hasSize(1).first().asString().startsWith("add ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-user", "user@", "user@host:0", "user@host:99999", "user@ho st", "$(id)@host", "user@-oProxyCommand=x"})
    @DisplayName("A wrong address is said at once, and nothing can be added")
    void wrongAddress(String typed) {
        model.address().set(typed);
        model.name().set("depot");
        assertThat(model.addressProblem()).isPresent();
        assertThat(model.host()).isEmpty();
        assertThat(deeds.done).isEmpty();
    }

    @Test
    @DisplayName("A name that is taken or cannot be one is said at once; an empty form says nothing yet")
    void wrongName() {
        assertThat(model.nameProblem()).isEmpty();
        assertThat(model.addressProblem()).isEmpty();
        model.name().set("HALL-1");
        assertThat(model.nameProblem().orElseThrow().toString()).isEqualTo("There is a host hall-1 already.");
        model.name().set("два слова");
        assertThat(model.nameProblem()).isPresent();
    }

    @Test
    @DisplayName("The trial tells how far it came, and a change of the input forgets it")
    void trial() {
        HostTrial ended = new HostTrial(
                Hosts.host("depot", "10.1.2.3"),
                List.of(HostTrial.Stage.SSH),
                Optional.of(new HostTrial.Failure(
                        HostTrial.Stage.HOST_KEY, new Problem.UnknownHostKey("depot", "10.1.2.3", "ED25519", "SHA256:x"))));
        deeds.answering(new Outcome.Done<>(ended));
        model.address().set("keeper@10.1.2.3");
        model.name().set("depot");
        model.trial().glance();
        assertThat(model.trial().state().get()).isEqualTo(new TrialModel.Trial.Ended(ended));
        model.trial().test();
        assertThat(deeds.done).containsExactly("glance depot", "test depot");
        model.identity().set("/other/key");
        assertThat(model.trial().state().get()).isEqualTo(new TrialModel.Trial.NotYet());
    }

    @Test
    @DisplayName("A key is accepted only as it was shown, and not kept when the host is not")
    void accepts() {
        deeds.answering(new Outcome.Done<>(new HostTrial(
                Hosts.host("depot", "10.1.2.3"),
                List.of(HostTrial.Stage.CONNECTION, HostTrial.Stage.SSH),
                Optional.of(new HostTrial.Failure(
                        HostTrial.Stage.HOST_KEY,
                        new Problem.UnknownHostKey("depot", "10.1.2.3", "ED25519", "SHA256:x"))))));
        model.address().set("keeper@10.1.2.3");
        model.name().set("depot");
        model.trial().glance();
        model.trial().glance();
        model.trial().abandon();
        assertThat(deeds.done).containsExactly("glance depot");
        model.trial().acceptKey();
        model.trial().abandon();
        assertThat(deeds.done).containsExactly("glance depot", "test depot SHA256:x", "forget key keeper@10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host                 | The login user is missing: user@host
            @host                | The login user is missing: user@host
            user@                | The host's name or address is missing after the @.
            user@host:0          | A port is a number from 1 to 65535, not “0”.
            user@host:99999      | A port is a number from 1 to 65535, not “99999”.
            user@host:ssh        | A port is a number from 1 to 65535, not “ssh”.
            user@[::1]:x         | A port is a number from 1 to 65535, not “x”.
            user@2001:db8::1::2:22:33:44:55:66:77 | An IPv6 address with a port stands in brackets: user@[2001:db8::1]:22
            """)
    @DisplayName("What is missing in an address is said exactly")
    void exactly(String typed, String said) {
        model.address().set(typed);
        assertThat(model.addressProblem().orElseThrow().in(Locale.ENGLISH)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u@host", "u@host:2222", "u@10.0.0.1", "u@::1", "u@[::1]:2222", "u@2001:db8::1"})
    @DisplayName("Each form of address is taken")
    void forms(String typed) {
        model.address().set(typed);
        assertThat(model.addressProblem()).isEmpty();
    }

    @Test
    @DisplayName("Editing begins with the host as it is, keeps what has no field, and its own name is not taken")
    void edits() {
        Endpoint endpoint = new Endpoint(
                "ops", "10.1.2.3", 22, List.of(Path.of("/a"), Path.of("/b")), true, Optional.of("/agent"),
                Optional.of(new HostName("gw-north")));
        Host before = new Host(new HostName("depot"), Optional.of(endpoint), Sudo.PASSWORD, new TreeSet<>(List.of("x", "y")));
        deeds.known = List.of(Hosts.host("gw-north", "10.20.0.1"), before, behind("cellar", "depot"));
        HostFormModel edit = new HostFormModel(deeds, new Purpose.Edit(before));
        assertThat(edit.host()).contains(before);
        assertThat(edit.jumps()).containsExactly(new HostName("gw-north"));
        edit.name().set("store");
        assertThat(edit.keep(edit.host().orElseThrow())).isEmpty();
        assertThat(deeds.done).hasSize(1).first().asString().startsWith("replace depot Host[name=store");
    }

    @Test
    @DisplayName("A duplicate needs a name of its own, and says that the address is taken")
    void duplicates() {
        HostFormModel copy = new HostFormModel(deeds, new Purpose.Duplicate(deeds.known.getLast()));
        assertThat(copy.host()).isEmpty();
        assertThat(copy.sameAddress().orElseThrow().in(Locale.ENGLISH)).isEqualTo("hall-1 is at the same address.");
        copy.address().set("keeper@10.20.1.99");
        copy.name().set("hall-9");
        assertThat(copy.sameAddress()).isEmpty();
        assertThat(copy.host().orElseThrow().tags()).containsExactly("artwork");
    }

    @Test
    @DisplayName("Hosts behind a jump host go before it, and it does not go without them")
    void removal() {
        Host gate = Hosts.host("gate", "10.1.1.1");
        Host inner = behind("inner", "gate");
        Host innermost = behind("innermost", "inner");
        assertThat(Removal.ordered(List.of(gate, inner, innermost))).containsExactly(innermost, inner, gate);
        assertThat(Removal.stranded(List.of(gate), List.of(gate, inner, innermost)))
                .containsExactly(java.util.Map.entry(gate.name(), List.of(inner.name())));
        assertThat(Removal.stranded(List.of(gate, inner, innermost), List.of(gate, inner, innermost))).isEmpty();
    }

    private static Host behind(String name, String jump) {
        Host host = Hosts.host(name, "10.9.9.9");
        return new Host(
                host.name(), host.endpoint().map(e -> e.through(new HostName(jump))), host.sudo(), host.tags());
    }
}
