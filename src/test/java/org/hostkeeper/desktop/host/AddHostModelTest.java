package org.hostkeeper.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

/** A host in the making. */
class AddHostModelTest {
    private final Hosts.Recorded deeds = new Hosts.Recorded();
    private final AddHostModel model = new AddHostModel(deeds);

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
        assertThat(model.add()).isTrue();
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
        assertThat(model.add()).isFalse();
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
                List.of(HostTrial.Stage.REACH),
                Optional.of(new HostTrial.Failure(
                        HostTrial.Stage.HOST_KEY, new Problem.UnknownHostKey("depot", "10.1.2.3", "ED25519", "SHA256:x"))));
        deeds.answering(new Outcome.Done<>(ended));
        model.address().set("keeper@10.1.2.3");
        model.name().set("depot");
        model.glance();
        assertThat(model.trial().get()).isEqualTo(new AddHostModel.Trial.Ended(ended));
        model.test();
        assertThat(deeds.done).containsExactly("glance depot", "test depot");
        model.identity().set("/other/key");
        assertThat(model.trial().get()).isEqualTo(new AddHostModel.Trial.NotYet());
    }
}
