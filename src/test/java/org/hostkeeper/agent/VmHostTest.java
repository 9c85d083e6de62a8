package org.hostkeeper.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        AlertDesk.Desk hall = new AlertDesk.Desk("hall", List.of("op@example.org"), ZoneOffset.UTC, Locale.ENGLISH);
        IncidentFile file = new IncidentFile(state.resolve("incidents.json"), _ -> { });
        try (AlertDesk desk = new AlertDesk(AlertRules.usual(), file, hall, unit -> "log of " + unit, mails::add, _ -> { }, Clock.systemUTC())) {
            desk.start();
            for (Kind kind : kinds) {
                desk.take(VmHost.signal("artwork", kind, "it is " + kind, Instant.now()));
            }
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
}
