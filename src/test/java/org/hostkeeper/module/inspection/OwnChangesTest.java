package org.hostkeeper.module.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What Hostkeeper did to a service")
class OwnChangesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final HostName H1 = new HostName("h1");
    private static final PlanId ID = new PlanId("20260301-100000-abcd");

    private static Journal.Line line(HostName host, Journal.Event event, String details) {
        return new Journal.Line(1, new Journal.Entry(NOW, "op@desk", ID, host, event, Optional.empty(), details), "", "");
    }

    private static String restart(String unit) {
        Step step = Step.Run.withoutUndo(Text.literal("Restart"), List.of("systemctl", "restart", "--", unit));
        return PlanJson.write(new Plan(
                ID, Text.literal("Restart " + unit), H1, true, List.of(step), Optional.empty(), Optional.empty(), NOW));
    }

    @Test
    @DisplayName("is found by the unit's whole name, on that host, once for each plan, with who did it")
    void found() {
        List<Journal.Line> lines = List.of(
                line(H1, Journal.Event.STARTED, restart("pump_1.service")),
                line(H1, Journal.Event.DONE, "{}"),
                line(H1, Journal.Event.STARTED, restart("old_pump_1.service")),
                line(new HostName("h2"), Journal.Event.STARTED, restart("pump_1.service")),
                line(H1, Journal.Event.STARTED, "\"pump_1.service\" of a newer console"));
        assertThat(OwnChanges.of(lines, H1, "pump_1.service"))
                .extracting(c -> c.what().toString())
                .containsExactly("Restart pump_1.service (op@desk)");
    }

    @Test
    @DisplayName("is found also where the unit's name has an escape of systemd's in it")
    void escaped() {
        String unit = "mount-media\\x2dstore.service";
        assertThat(OwnChanges.of(List.of(line(H1, Journal.Event.STARTED, restart(unit))), H1, unit)).hasSize(1);
        assertThat(OwnChanges.of(List.of(line(H1, Journal.Event.STARTED, restart("other.service"))), H1, unit)).isEmpty();
    }
}
