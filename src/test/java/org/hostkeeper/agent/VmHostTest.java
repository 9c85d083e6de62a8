package org.hostkeeper.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.agent.config.AgentConfig;
import org.hostkeeper.agent.config.ConfigReader;
import org.hostkeeper.agent.vm.VmAlerts.Kind;
import org.hostkeeper.alert.AlertDesk;
import org.hostkeeper.alert.AlertRules;
import org.hostkeeper.alert.IncidentFile;
import org.hostkeeper.alert.Mail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What needs a person at a watched machine")
class VmHostTest {
    @TempDir
    Path state;

    private final List<Mail> mails = new ArrayList<>();

    private void tell(Kind... kinds) {
        at(desk -> List.of(kinds).forEach(kind -> desk.take(VmHost.signal("artwork", kind, "it is " + kind, Instant.now()))));
    }

    private void at(Consumer<AlertDesk> done) {
        AlertDesk.Desk hall = new AlertDesk.Desk("hall", List.of("op@example.org"), ZoneOffset.UTC, Locale.ENGLISH);
        IncidentFile file = new IncidentFile(state.resolve("incidents.json"), _ -> { });
        try (AlertDesk desk = new AlertDesk(AlertRules.usual(), file, hall, unit -> "log of " + unit, mails::add, _ -> { }, Clock.systemUTC())) {
            desk.start();
            done.accept(desk);
        }
    }

    @Test
    @DisplayName("is told in the mail itself: no journal of a unit has it")
    void words() {
        tell(Kind.GIVEN_UP);

        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Service Failure Alert: artwork");
            assertThat(mail.body()).contains("Module: artwork\nService: artwork\n").endsWith("it is GIVEN_UP\n").doesNotContain("log of");
        });
    }

    @Test
    @DisplayName("is told also while a promotion is left open, which ends by itself")
    void apart() {
        tell(Kind.LEFT_OPEN, Kind.GIVEN_UP, Kind.WELL);
        assertThat(mails).hasSize(3);

        tell(Kind.FINISHED, Kind.LEFT_OPEN);
        assertThat(mails).hasSize(5);
    }

    @Test
    @DisplayName("is closed silently when the machine is released: watched again later, it tells nothing of what was long ago")
    void released() throws IOException {
        tell(Kind.GIVEN_UP, Kind.LEFT_OPEN);
        assertThat(mails).hasSize(2);

        later("vm_name: other");
        tell(Kind.WELL, Kind.FINISHED);

        assertThat(mails).hasSize(2);
    }

    @Test
    @DisplayName("stays open while its machine is watched, and where its file only cannot be understood")
    void notReleased() throws IOException {
        tell(Kind.GIVEN_UP, Kind.LEFT_OPEN);
        later("vm_name: artwork");
        later("vm_name: [");

        tell(Kind.WELL, Kind.FINISHED);

        assertThat(mails).hasSize(4);
    }

    /** The agent starts again, with this one machine. */
    private void later(String yaml) throws IOException {
        Files.createDirectories(state.resolve("vms"));
        Files.writeString(state.resolve("vms/a.yaml"), yaml);
        Path file = Files.writeString(state.resolve("config.json"), "{}");
        AgentConfig config = new ConfigReader(_ -> Optional.empty(), "op", "hall").read(file);
        at(desk -> desk.forget(VmHost.released(config)));
    }
}
