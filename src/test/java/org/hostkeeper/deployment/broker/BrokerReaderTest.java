package org.hostkeeper.deployment.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of a broker's host is read")
class BrokerReaderTest {
    private static final HostName SHOP = new HostName("shop-1");

    @Test
    @DisplayName("which broker an agent uses, and nothing of one that was removed and left its config")
    void agent() {
        Map<String, FileState> left = Map.of("/etc/hostkeeper/config.json", file("{\"mqtt\": {\"topic_prefix\": \"hall/\"}}"));
        assertThat(BrokerReader.ground(SHOP, List.of(), left).agent()).isEmpty();
        Map<String, FileState> there = new HashMap<>(left);
        there.put("/etc/systemd/system/hostkeeper-agent.service", file("[Unit]\n"));
        assertThat(BrokerReader.ground(SHOP, List.of(), there).agent()).contains(new BrokerGround.Uses("localhost", "hall"));
    }

    @Test
    @DisplayName("no file as if it said nothing: one that is a link, or too large, is refused by its name")
    void unread() {
        List<String> lines = List.of("runs active", "config /etc/mosquitto/mosquitto.conf", "config /etc/mosquitto/conf.d/hall.conf");
        FileState main = file("include_dir /etc/mosquitto/conf.d\n");
        for (FileState hall : List.of(
                new FileState.SymbolicLink("/srv/hall.conf"),
                new FileState.Present("00", 2 << 20, Ownership.ROOT_PUBLIC, Optional.empty()))) {
            Map<String, FileState> states = Map.of("/etc/mosquitto/mosquitto.conf", main, "/etc/mosquitto/conf.d/hall.conf", hall);
            assertThatThrownBy(() -> BrokerReader.ground(SHOP, lines, states)).isInstanceOfSatisfying(ProblemException.class, e ->
                    assertThat(e.problem().text().toString()).contains("/etc/mosquitto/conf.d/hall.conf"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/usr/sbin/mosquitto -c /etc/mosquitto/mosquitto.conf, true",
        "/usr/sbin/mosquitto -v --config-file /etc/mosquitto/mosquitto.conf, true",
        "/usr/sbin/mosquitto -c /srv/mosquitto.conf, false",
        "/usr/sbin/mosquitto -c /etc/mosquitto/mosquitto.conf.old, false",
        "/usr/sbin/mosquitto -p 1883, false"
    })
    @DisplayName("no other settings than those that its unit starts it with")
    void started(String command, boolean known) {
        String start = "start { path=/usr/sbin/mosquitto ; argv[]=" + command + " ; ignore_errors=no ; start_time=[n/a] }";
        if (known) {
            assertThat(BrokerReader.ground(SHOP, List.of("runs active", start), Map.of()).runs()).isTrue();
        } else {
            assertThatThrownBy(() -> BrokerReader.ground(SHOP, List.of("runs active", start), Map.of()))
                    .isInstanceOfSatisfying(ProblemException.class, e ->
                            assertThat(e.problem().text().toString()).contains("does not start the broker with /etc/mosquitto/mosquitto.conf"));
        }
        assertThat(BrokerReader.ground(SHOP, List.of("runs inactive", "start "), Map.of()).runs()).isFalse();
    }

    private static FileState file(String text) {
        return FileState.Present.of(Bytes.utf8(text), Ownership.ROOT_PUBLIC);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "manager active enabled, true",
        "manager active disabled, true",
        "manager activating disabled, true",
        "manager inactive enabled, true",
        "manager inactive disabled, false",
        "'manager inactive ', false"
    })
    @DisplayName("whether a deployed manager would be locked out, now or when the host starts again")
    void manager(String line, boolean stays) {
        assertThat(BrokerReader.ground(SHOP, List.of("runs active", line), Map.of()).managerStays()).isEqualTo(stays);
    }
}
