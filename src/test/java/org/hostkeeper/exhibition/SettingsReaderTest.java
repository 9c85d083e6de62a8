package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings of a watched machine")
class SettingsReaderTest {
    private static final SettingsReader.Origin AGENT = SettingsReader.Origin.AGENT;

    @Test
    @DisplayName("are the deployed controller's defaults where its config.yaml names the machine alone")
    void defaults() {
        ControllerSettings read = read("vm_name: art", "");

        assertThat(read).isEqualTo(new ControllerSettings(
                "art", "ready", Duration.ofSeconds(15), Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(10), 30,
                true, true, Duration.ofSeconds(5), List.of("127.0.0.1"), 8000, List.of(), List.of(), Optional.empty(),
                ControllerSettings.Breaker.usual(), false, Duration.ofMinutes(1)));
    }

    @Test
    @DisplayName("are read with every key of the deployed config.yaml, and warn of none of them")
    void everyKey() {
        SettingsReader.Read read = new SettingsReader(AGENT).read(source("""
                vm_name: "Room 1"
                snapshot_name: gold
                heartbeat_timeout: 20
                heartbeat_check_interval: .25
                vm_startup_wait_interval: 1e1
                vm_startup_max_attempts: 12
                vm_startup_heartbeat_delay: 7.5   # seconds
                auto_revert_enabled: False
                api_host: 10.0.0.5
                api_port: 8007
                api_reload: false
                log_level: INFO
                log_format: "%(message)s"
                check_qemu_agent: no
                qemu_agent_timeout: 2.0
                """, ""));

        assertThat(read.warnings()).isEmpty();
        assertThat(read.settings()).isEqualTo(new ControllerSettings(
                "Room 1", "gold", Duration.ofSeconds(20), Duration.ofMillis(250), Duration.ofMillis(7500), Duration.ofSeconds(10), 12,
                false, false, Duration.ofSeconds(2), List.of("10.0.0.5"), 8007, List.of(), List.of(), Optional.empty(),
                ControllerSettings.Breaker.usual(), false, Duration.ofMinutes(1)));
    }

    @Test
    @DisplayName("have Hostkeeper's own keys beside, as lists or with commas")
    void ownKeys() {
        assertThat(read("vm_name: art\napi_host: [127.0.0.1, 192.168.122.1]", "").hosts()).containsExactly("127.0.0.1", "192.168.122.1");
        assertThat(read("vm_name: art", "VMCTL_API_HOST='127.0.0.1, fd00::1, 127.0.0.1'").hosts()).containsExactly("127.0.0.1", "fd00::1");
        ControllerSettings read = read("""
                vm_name: art
                guests: [192.168.122.0/24, "fd00::/64"]
                compatibility: 10.1.0.0/16, 10.2.0.7
                opening_hours: Mon-Fri 10:00-18:00, Sat,Sun 11:00-20:00
                breaker_reverts: 5
                breaker_within: 300
                breaker_pause: 30
                breaker_longest: 600
                revert_on_start: yes
                visitor_idle: 90
                """, "");

        assertThat(read.guests()).containsExactly("192.168.122.0/24", "fd00::/64");
        assertThat(read.compatibility()).containsExactly("10.1.0.0/16", "10.2.0.7");
        assertThat(read("vm_name: art\ncompatibility: ['10.1.0.0/16  status\theartbeat', '::1 snapshot/delete', 10.2.0.7]", "").compatibility())
                .containsExactly("10.1.0.0/16 status heartbeat", "::1 snapshot/delete", "10.2.0.7");
        assertThat(read("vm_name: art", "VMCTL_COMPATIBILITY='10.1.0.0/16 vm/start vm/start, 10.2.0.7'").compatibility())
                .containsExactly("10.1.0.0/16 vm/start", "10.2.0.7");
        assertThat(read.opening()).contains(new OpeningHours(List.of(
                new OpeningHours.Span(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(10, 0), LocalTime.of(18, 0)),
                new OpeningHours.Span(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(11, 0), LocalTime.of(20, 0)))));
        assertThat(read.breaker()).isEqualTo(new ControllerSettings.Breaker(
                5, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofMinutes(10)));
        assertThat(read.revertOnStart()).isTrue();
        assertThat(read.visitorIdle()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    @DisplayName("listen on loopback where the agent's own file names no address, and everywhere where a deployed one names none")
    void absentHost() {
        assertThat(read("vm_name: art", "").hosts()).containsExactly("127.0.0.1");
        assertThat(new SettingsReader(SettingsReader.Origin.DEPLOYED).read(source("vm_name: art", "")).settings().hosts()).containsExactly("0.0.0.0");
    }

    @Test
    @DisplayName("follow VMCTL_ variables before config.yaml, the later before the earlier, in each form that .env files have")
    void variables() {
        ControllerSettings read = read("vm_name: art\napi_port: 8001", """
                # VMCTL_API_PORT=1
                OTHER=x
                VMCTL_API_PORT=8002
                  export VMCTL_SNAPSHOT_NAME="gold # 1"
                VMCTL_HEARTBEAT_TIMEOUT=6 # seconds
                VMCTL_API_PORT='8003'
                VMCTL_API_HOST=
                """);

        assertThat(read).returns(8003, ControllerSettings::port).returns("gold # 1", ControllerSettings::snapshot);
        assertThat(read.heartbeatTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(read.hosts()).containsExactly("127.0.0.1");
    }

    @Test
    @DisplayName("may have keys that nobody knows: each is a warning")
    void unknown() {
        SettingsReader.Read read = new SettingsReader(AGENT).read(source("vm_name: art\ncolour: {a: 1}", "VMCTL_SIZE=2"));

        assertThat(read.warnings()).extracting(Object::toString).containsExactly(
                "art.yaml has the key “colour”, which nobody knows. It is left as it is.",
                "art.env has the key “size”, which nobody knows. It is left as it is.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "heartbeat_timeout|0", "heartbeat_timeout|-1", "heartbeat_timeout|.nan", "heartbeat_timeout|.inf", "heartbeat_timeout|1e-400",
        "heartbeat_timeout|1e999", "qemu_agent_timeout|soon", "vm_startup_max_attempts|0", "vm_startup_max_attempts|2.5",
        "auto_revert_enabled|maybe", "check_qemu_agent|2", "api_port|65536", "api_port|-1", "api_host|a b", "api_host|','",
        "guests|example.org", "guests|10.0.0.0/33", "guests|10.0.0.256", "compatibility|fd00::/129", "compatibility|:::",
        "compatibility|10.0.0.0/8 promote", "compatibility|10.0.0.0/8 *", "compatibility|status 10.0.0.0/8", "compatibility|status",
        "opening_hours|Mon-Fri", "opening_hours|Xyz 10:00-18:00", "opening_hours|Mon-Wed-Fri 10:00-18:00", "opening_hours|10:00-24:30",
        "opening_hours|10:00-18:00 and 19:00-20:00", "snapshot_name|{a: 1}", "breaker_reverts|0", "visitor_idle|0",
        "vm_name|7", "vm_name|a/b", "vm_name|1e0c3314-2056-4a91-92e6-39e29a5b11a9"
    })
    @DisplayName("name the key and the file of what cannot be taken:")
    void wrong(String key, String value) {
        String yaml = (key.equals("vm_name") ? "" : "vm_name: art\n") + key + ": " + (value.startsWith("{") ? value : "'" + value + "'");
        assertThatThrownBy(() -> read(yaml, ""))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class))
                .hasMessageContaining(key)
                .hasMessageContaining("art.yaml");
        if (!value.startsWith("{")) {
            String variable = "VMCTL_" + key.toUpperCase(java.util.Locale.ROOT) + "=" + value;
            assertThatThrownBy(() -> read("vm_name: art", variable)).hasMessageContaining(key).hasMessageContaining("art.env");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "snapshot_name: x", "vm_name:", "vm_name: [unclosed", "- vm_name", "vm_name: {}"})
    @DisplayName("have to name a machine, in a file that is YAML")
    void noMachine(String yaml) {
        assertThatThrownBy(() -> read(yaml, ""))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class))
                .hasMessageContaining("art.yaml");
    }

    @Test
    @DisplayName("are understood as far as they can be where nobody is to be stopped by them, and all that is wrong is told")
    void lenient() {
        List<String> told = new ArrayList<>();
        ControllerSettings read = new SettingsReader(AGENT)
                .read(source("vm_name: '7'\napi_port: many\nheartbeat_timeout: 0\nsnapshot_name: gold", ""), p -> told.add(p.text().toString()))
                .settings();

        assertThat(read).returns("7", ControllerSettings::vm).returns(8000, ControllerSettings::port).returns("gold", ControllerSettings::snapshot);
        assertThat(told).hasSize(3);
    }

    private static ControllerSettings read(String yaml, String variables) {
        return new SettingsReader(AGENT).read(source(yaml, variables)).settings();
    }

    private static SettingsReader.Source source(String yaml, String variables) {
        return new SettingsReader.Source("art.yaml", yaml, "art.env", variables);
    }
}
