package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reason why a service needs someone")
class ReasonsTest {
    private final Sample restless = Sample.unit("pump_1.service").active("activating", "start").restarted(21);

    @Test
    @DisplayName("names how its last run ended, where systemd knows it")
    void lastRun() {
        Unit unit = restless.with("Result", "exit-code").with("ExecMainCode", "1").with("ExecMainStatus", "3").build();
        assertThat(unit.reason()).hasToString("Optional[systemd has restarted it 21 times; last time: it ended with status 3]");
    }

    @Test
    @DisplayName("counts a single time as people do")
    void once() {
        Sample unit = Sample.unit("pump_1.service").active("activating", "auto-restart").restarted(1);
        assertThat(Reasons.of(unit.with("Result", "exit-code").with("ExecMainCode", "1").with("ExecMainStatus", "3").build()))
                .hasToString("Optional[systemd has restarted it once; last time: it ended with status 3]");
    }

    @Test
    @DisplayName("does not call the run that has not ended yet a success")
    void stillRunning() {
        assertThat(restless.with("Result", "success").build().reason())
                .hasToString("Optional[systemd has restarted it 21 times]");
    }
}
