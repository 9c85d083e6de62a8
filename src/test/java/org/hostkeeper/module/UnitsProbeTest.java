package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.facts.UnreadableAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer in units-debian12.txt was given by a real host on which services were made to end in every way. */
@DisplayName("The services of a host")
class UnitsProbeTest {
    private static final String REAL = Scripts.beside(UnitsProbeTest.class, "units-debian12.txt");
    private static final String SMALL =
            """
            systemd
            systemd 252\u0020
            now 1795225644
            list
            [{"unit":"a.service","load":"loaded","active":"active","sub":"running","description":"A"}]

            show
            files
            registered
            """;
    private final UnitsProbe probe = new UnitsProbe();
    private final Units real = probe.parse(REAL);

    private Unit unit(String name) {
        return real.find(name + ".service").orElseThrow();
    }

    @ParameterizedTest(name = "{0} is {1} because of {2}")
    @CsvSource({
        "ssh, RUNNING, success",
        "t-run, RUNNING, success",
        "t-exited, RUNNING, success",
        "t-multi, RUNNING, success",
        "t-flap, ATTENTION, exit-code",
        "t-gone, ATTENTION, success",
        "t-exit, FAILED, exit-code",
        "t-nobin, FAILED, exit-code",
        "t-signal, FAILED, signal",
        "t-timeout, FAILED, timeout",
        "t-oneshot, STOPPED, ''",
        "t-masked, STOPPED, ''",
        "getty@tty1, STOPPED, success",
        "t-mod, STOPPED, success",
        "auditd, UNKNOWN, ''",
    })
    @DisplayName("are in the state that a person would say")
    void states(String name, UnitState state, String result) {
        assertThat(unit(name).state()).isEqualTo(state);
        assertThat(unit(name).result()).isEqualTo(result);
    }

    @Test
    @DisplayName("are told with everything that the details show")
    void wholeUnit() {
        assertThat(unit("ssh"))
                .isEqualTo(new Unit(
                        "ssh.service",
                        "OpenBSD Secure Shell server",
                        "notify",
                        "loaded",
                        "active",
                        "running",
                        "enabled",
                        "success",
                        0,
                        unit("ssh").memory(),
                        Optional.of(Instant.parse("2026-11-21T01:27:55Z")),
                        62,
                        OptionalInt.empty(),
                        "/lib/systemd/system/ssh.service",
                        List.of(),
                        false,
                        "",
                        "",
                        "/usr/sbin/sshd -D $SSHD_OPTS",
                        unit("ssh").invocation(),
                        Optional.empty(),
                        Instant.ofEpochSecond(1795225644)));
        assertThat(unit("ssh").memory().orElseThrow()).isGreaterThan(1 << 20);
        assertThat(unit("ssh").invocation()).matches("[0-9a-f]{32}");
        assertThat(real.systemd()).isEqualTo(252);
        assertThat(real.plain()).isFalse();
    }

    @Test
    @DisplayName("say how the last run ended")
    void mainStatus() {
        assertThat(unit("t-exit").mainStatus()).isEqualTo(OptionalInt.of(7));
        assertThat(unit("t-nobin").mainStatus()).isEqualTo(OptionalInt.of(203));
        assertThat(unit("t-signal").mainStatus()).isEqualTo(OptionalInt.of(11));
        assertThat(unit("t-run").mainStatus()).isEmpty();
        assertThat(unit("t-exit").memory()).isEqualTo(OptionalLong.empty());
        assertThat(unit("t-flap").restarts()).isEqualTo(57);
        assertThat(unit("t-reload").needsReload()).isTrue();
    }

    @Test
    @DisplayName("are modules where the unit itself says so, even if nobody has started it yet")
    void modules() {
        assertThat(real.modules())
                .singleElement()
                .satisfies(u -> assertThat(u.name()).isEqualTo("t-mod.service"))
                .satisfies(u -> assertThat(u.module())
                        .contains(new Registration("123", "pump 1", "The pump; with = and Кириллица", "pumps", "op")));
    }

    @Test
    @DisplayName("include unit files that nothing has asked for")
    void unloaded() {
        assertThat(unit("virtlogd")).satisfies(u -> {
            assertThat(u.load()).isEqualTo("unloaded");
            assertThat(u.fragment()).isEqualTo("/usr/lib/systemd/system/virtlogd.service");
            assertThat(u.state()).isEqualTo(UnitState.STOPPED);
        });
        assertThat(unit("x11-common").load()).isEqualTo("masked");
    }

    @Test
    @DisplayName("are not forged by a command that contains line breaks and looks like properties")
    void commandWithLineBreaks() {
        assertThat(real.find("forged.service")).isEmpty();
        assertThat(unit("t-multi").execStart()).isEqualTo("/bin/sh -c echo a\n\nId=forged.service\n\nsleep 1000");
    }

    @Test
    @DisplayName("are not lost when a command contains our own marks, or a brace at the end of a line")
    void commandWithMarks() {
        Units units = probe.parse(SMALL.replace("show\n", """
                show
                Id=a.service
                LoadState=loaded
                ActiveState=active
                InvocationID=1
                Result=success
                ExecStart={ path=/bin/sh ; argv[]=/bin/sh -c f() { :; }
                Result=forged
                show
                files
                masked /etc/systemd/system/b.service
                registered
                unit a.service
                Guid=forged
                f ; ignore_errors=no ; start_time=[n/a] ; stop_time=[n/a] ; pid=0 ; code=(null) ; status=0/0 }
                FragmentPath=/etc/systemd/system/a.service

                """));

        assertThat(units.units()).singleElement().satisfies(a -> {
            assertThat(a.result()).isEqualTo("success");
            assertThat(a.fragment()).isEqualTo("/etc/systemd/system/a.service");
            assertThat(a.module()).isEmpty();
            assertThat(a.execStart()).startsWith("/bin/sh -c f() { :; }\nResult=forged\n").endsWith("Guid=forged\nf");
        });
    }

    @Test
    @DisplayName("come from the columns, openly, where systemd knows no JSON")
    void olderSystemd() {
        Units units = probe.parse(SMALL.replaceFirst("(?m)^\\[.*]$", "  a.service loaded active running A b  c\n● b.service not-found inactive dead b.service")
                .replace("252", "237"));
        assertThat(units.plain()).isTrue();
        assertThat(units.systemd()).isEqualTo(237);
        assertThat(units.units()).extracting(Unit::name, Unit::description, Unit::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.service", "A b  c", UnitState.RUNNING),
                        org.assertj.core.groups.Tuple.tuple("b.service", "b.service", UnitState.UNKNOWN));
    }

    @Test
    @DisplayName("that cannot be understood are told as such, with what was not understood")
    void unreadable() {
        assertThatThrownBy(() -> probe.parse("bus is gone")).isInstanceOf(UnreadableAnswer.class).hasMessageContaining("systemd");
        assertThatThrownBy(() -> probe.parse(SMALL.replace("\"}]", "")))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> probe.parse(SMALL.replace("now 1795225644", "now")))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("time");
    }

    @Test
    @DisplayName("never break the parser, whatever was done to the answer")
    void mangled() {
        Random random = new Random(3);
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder(REAL);
            for (int i = random.nextInt(30); i >= 0; i--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
                    case 1 -> text.setCharAt(at, (char) random.nextInt(0x500));
                    case 2 -> text.insert(at, "\n\n");
                    default -> text.insert(at, "\nshow\nId=x\nNRestarts=-99999999999999999999\n");
                }
            }
            try {
                assertThat(probe.parse(text.toString()).units()).allSatisfy(u -> assertThat(u.state()).isNotNull());
            } catch (UnreadableAnswer e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Nested
    @DisplayName("by rule")
    class Rules {
        private final Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @ParameterizedTest(name = "{0} {1}/{2}, {3} restarts, in this state for {4} s: {5}")
        @CsvSource({
            "loaded, active, running, 0, 5, RUNNING",
            "loaded, active, running, 3, 5, ATTENTION",
            "loaded, active, running, 3, 61, RUNNING",
            "loaded, active, exited, 0, 5, RUNNING",
            "loaded, activating, start, 0, 5, WORKING",
            "loaded, activating, start-pre, 2, 5, ATTENTION",
            "loaded, activating, auto-restart, 0, 5, ATTENTION",
            "loaded, activating, auto-restart-queued, 1, 5, ATTENTION",
            "loaded, deactivating, stop-sigterm, 0, 5, WORKING",
            "loaded, reloading, reload, 0, 5, WORKING",
            "loaded, failed, failed, 5, 5, FAILED",
            "loaded, inactive, dead, 0, 5, STOPPED",
            "loaded, inactive, dead-before-auto-restart, 0, 5, ATTENTION",
            "masked, inactive, dead, 0, 5, STOPPED",
            "not-found, inactive, dead, 0, 5, UNKNOWN",
            "not-found, active, running, 0, 500, ATTENTION",
            "bad-setting, inactive, dead, 0, 5, ATTENTION",
            "error, inactive, dead, 0, 5, ATTENTION",
            "not-found, failed, failed, 0, 5, FAILED",
            "loaded, something-new, x, 0, 5, UNKNOWN",
        })
        void state(String load, String active, String sub, int restarts, int seconds, UnitState expected) {
            Unit unit = Sample.unit("x.service").load(load).active(active, sub).restarted(restarts).since(now.minusSeconds(seconds)).read(now).build();
            assertThat(unit.state()).isEqualTo(expected);
        }
    }
}
