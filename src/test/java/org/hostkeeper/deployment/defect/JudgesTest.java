package org.hostkeeper.deployment.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hostkeeper.adoption.AdoptionPlans;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of the known defects of a deployed manager")
class JudgesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T09:00:00Z"), ZoneOffset.UTC);

    private static Defect only(Materials host) {
        assertThat(host.defects()).hasSize(1);
        return host.defects().getFirst();
    }

    private static Plan plan(Defect defect) {
        return new AdoptionPlans(CLOCK, new Random(1)).mend(new HostName("shop-1"), defect);
    }

    private static String decision(Defect defect) {
        return ((Mending.ByPerson) defect.mending()).command().orElse("");
    }

    private static List<String> words(Plan plan) {
        return plan.steps().stream().map(step -> step.words().in(Locale.ENGLISH)).toList();
    }

    @Test
    @DisplayName("a sound host has none")
    void sound() {
        assertThat(Materials.sound().defects()).isEmpty();
    }

    @Nested
    @DisplayName("sudo:")
    class Sudo {
        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "shop ALL=(root) NOPASSWD: /bin/systemctl",
                    "shop ALL=(ALL) NOPASSWD: ALL",
                    "shop ALL=(root) NOPASSWD: /bin/systemctl * pump_1.service",
                    "shop ALL=(root) PASSWD: /bin/ls, NOPASSWD: /bin/cp",
                    "shop ALL=(ALL) NOPASSWD: ALL # manager",
                    "shop ALL=(ALL:ALL) NOPASSWD: ALL",
                    "shop ALL=(#0) NOPASSWD: /bin/tee",
                    "shop ALL=NOPASSWD: /bin/tee",
                    "shop ALL=(www-data) NOPASSWD: /usr/bin/php, (root) /bin/tee",
                    "shop ALL=(root) NOPASSWD: \\\n    /bin/systemctl start pump_1.service, \\\n    /bin/tee"
                })
        @DisplayName("lines without arguments, with * or ALL are closed under a deadman, after visudo looked at what is to stand there")
        void open(String line) {
            Defect defect = only(Materials.sound().sudo("# made by the manager\n" + line + "\n"));
            assertThat(defect.id()).isEqualTo("open-sudo:/etc/sudoers.d/mm");
            Plan plan = plan(defect);
            assertThat(words(plan)).containsExactly(
                    "visudo finds no fault with the new /etc/sudoers.d/mm", "Change /etc/sudoers.d/mm", "visudo finds no fault with the rules");
            assertThat(plan.deadman().orElseThrow().after()).isEqualTo(Duration.ofSeconds(60));
            Step.WriteFile write = (Step.WriteFile) plan.steps().get(1);
            assertThat(write.ownership()).isEqualTo(Materials.RULES);
            String text = write.content().plain().text();
            assertThat(new SudoFile(text).open("shop", java.util.Set.of())).isEmpty();
            assertThat(text).startsWith("# made by the manager\n# shop ALL");
        }

        @Test
        @DisplayName("what is narrow in an open line stays, with the user and tags that it had")
        void narrowStays() {
            Defect defect = only(Materials.sound()
                    .sudo("shop ALL=(root) NOPASSWD: /bin/systemctl start pump_1.service, /bin/tee, /bin/true \"\"\n"));
            assertThat(((Step.WriteFile) plan(defect).steps().get(1)).content().plain().text())
                    .isEqualTo(
                            """
                            # shop ALL=(root) NOPASSWD: /bin/systemctl start pump_1.service, /bin/tee, /bin/true ""
                            shop ALL = (root) NOPASSWD: /bin/systemctl start pump_1.service, (root) NOPASSWD: /bin/true ""
                            """);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "shop ALL=(root) NOPASSWD: /bin/systemctl start pump_1.service",
                    "shop ALL=(ALL) ALL",
                    "other ALL=(ALL) NOPASSWD: ALL",
                    "# shop ALL=(ALL) NOPASSWD: ALL",
                    "Defaults:shop !requiretty",
                    "shop ALL=(www-data) NOPASSWD: /usr/bin/php",
                    "shop ALL=(www-data:www-data) NOPASSWD: ALL",
                    "shop ALL=(ALL, !root) NOPASSWD: ALL",
                    "shop ALL=(:adm) NOPASSWD: /bin/journalctl",
                    "shop ALL=(root) NOPASSWD: /bin/true \"\" # /bin/tee",
                    "shop ALL=(root) NOPASSWD: !/bin/sh"
                })
        @DisplayName("lines with a password, with named arguments, of others, or for running as another than root are none")
        void narrow(String line) {
            assertThat(Materials.sound().sudo(line + "\n").defects()).isEmpty();
        }

        @Test
        @DisplayName("a remark's last backslash does not hide the line after it")
        void remarkEnds() {
            assertThat(only(Materials.sound().sudo("# shop's \\\nshop ALL=(ALL) NOPASSWD: ALL\n")).kind()).isEqualTo(Kind.OPEN_SUDO);
        }

        @Test
        @DisplayName("aliases are followed")
        void aliases() {
            Materials host = Materials.sound()
                    .sudo("User_Alias KEEPERS = shop, anna\nCmnd_Alias UNITS = /bin/systemctl, /bin/cp\nKEEPERS ALL=(root) NOPASSWD: UNITS\n");
            assertThat(decision(only(host))).isEqualTo("visudo -f /etc/sudoers.d/mm");
            assertThat(only(Materials.sound().sudo("Runas_Alias ANY = op, root\nshop ALL=(ANY) NOPASSWD: ALL\n")).kind()).isEqualTo(Kind.OPEN_SUDO);
            assertThat(Materials.sound().sudo("Runas_Alias WEB = www-data\nshop ALL=(WEB) NOPASSWD: ALL\n").defects()).isEmpty();
        }

        @Test
        @DisplayName("they are not closed while the manager needs them, or will with the host, by whom they let in, or for others")
        void decisions() {
            String line = "shop ALL=(ALL) NOPASSWD: ALL\n";
            assertThat(decision(only(Materials.sound().sudo(line).managerRuns()))).isEqualTo("hostkeeper adopt --host shop-1");
            assertThat(decision(only(Materials.sound().sudo(line).manager("inactive", "enabled")))).isEqualTo("hostkeeper adopt --host shop-1");
            assertThat(decision(only(Materials.sound().sudo(line).manager("activating", "disabled")))).isEqualTo("hostkeeper adopt --host shop-1");
            assertThat(only(Materials.sound().sudo(line).manager("failed", "disabled")).mending()).isInstanceOf(Mending.ByPlan.class);
            assertThat(only(Materials.sound().sudo(line).login("shop")).mending()).isInstanceOf(Mending.ByPerson.class);
            assertThat(only(Materials.sound().sudo("%ops ALL=(ALL) NOPASSWD: ALL\n")).mending()).isInstanceOf(Mending.ByPerson.class);
        }
    }

    @Nested
    @DisplayName("units:")
    class Units {
        @Test
        @DisplayName("unit files that stayed the user's become root's, with the content that they had")
        void writable() {
            Defect defect = only(Materials.sound().row("g-2", "fan", "pumps").usersUnit("fan.service"));
            assertThat(defect.id()).isEqualTo("user-writable-units");
            assertThat(plan(defect).steps().getFirst()).isInstanceOfSatisfying(Step.WriteFile.class, write -> {
                assertThat(write.ownership()).isEqualTo(Ownership.ROOT_PUBLIC);
                assertThat(write.content().plain().text()).contains("Module Service for fan");
            });
        }

        @Test
        @DisplayName("the running unit of a renamed or deleted module is stopped and removed")
        void orphaned() {
            Defect defect = only(Materials.sound().unit("old.service", true));
            assertThat(defect.id()).isEqualTo("orphaned-unit:old.service");
            assertThat(words(plan(defect)))
                    .containsExactly("Stop old.service", "Remove /etc/systemd/system/old.service", "Let systemd read its files again");
        }

        @Test
        @DisplayName("none is orphaned where there is no table to look it up in, or where it is of another user's modules")
        void unknown() {
            assertThat(Materials.sound().unit("old.service", true).withoutTable().defects()).isEmpty();
            assertThat(Materials.sound().unitOf("old.service", "/home/other/modules/pumps").defects()).isEmpty();
        }

        @Test
        @DisplayName("unit files left in a folder for temporary files are removed")
        void temporary() {
            Defect defect = only(Materials.sound().temporary("/tmp/pump_1.service"));
            assertThat(defect.kind()).isEqualTo(Kind.TEMPORARY_FILES);
            assertThat(words(plan(defect))).containsExactly("Remove /tmp/pump_1.service");
        }
    }

    @Nested
    @DisplayName("names:")
    class Names {
        @Test
        @DisplayName("\"pump-1\" and \"pump 1\" share one unit: the second gets a number, and a unit that nobody starts; its GUID stays")
        void colliding() {
            Defect defect = only(Materials.sound().row("g 2", "pump 1", "pumps").serving("module-manager.service"));
            assertThat(defect.id()).isEqualTo("colliding-names:pump_1.service");
            assertThat(defect.evidence()).containsExactly("g-1: pump-1 (pumps)", "g 2: pump 1 (pumps)");
            Plan plan = plan(defect);
            assertThat(words(plan)).containsExactly(
                    "Stop module-manager.service",
                    "Rename in /home/shop/mm/modules.db: pump 1 \u2192 pump 1-2",
                    "Create /etc/systemd/system/pump_1_2.service",
                    "Let systemd read its files again",
                    "Start module-manager.service");
            Step.WriteFile unit = (Step.WriteFile) plan.steps().get(2);
            assertThat(unit.ownership()).isEqualTo(Ownership.ROOT_PUBLIC);
            assertThat(unit.content().plain().text())
                    .isEqualTo(
                            """
                            [Unit]
                            Description=Module Service for pump_1_2
                            [Service]
                            WorkingDirectory=/home/shop/modules/pumps
                            ExecStart=/usr/bin/python3 /home/shop/modules/pumps/main.py
                            """);
            assertThat(((Step.Run) plan.steps().get(1)).arguments()).endsWith("g 2", "pump 1", "pump 1-2");
            assertThat(((Step.Run) plan.steps().get(1)).undo().orElseThrow()).contains("back").endsWith("g 2", "pump 1", "pump 1-2");
        }

        @Test
        @DisplayName("of two that share a unit the one whose program it runs keeps it, and no number is given that somebody has")
        void keeps() {
            Materials host = Materials.sound().code("fans", "import fan\n").row("g-2", "fan 1", "pumps").row("g-3", "fan-1", "fans").row("g-4", "fan 1-2", "fans");
            Defect defect = only(host.unitOf("fan_1.service", "/home/shop/modules/fans").unitOf("fan_1_2.service", "/home/shop/modules/fans"));
            assertThat(words(plan(defect))).contains(
                    "Rename in /home/shop/mm/modules.db: fan 1 \u2192 fan 1-3", "Create /etc/systemd/system/fan_1_3.service");
        }

        @Test
        @DisplayName("a unit that was never made is not made, and one whose program is missing neither")
        void withoutUnit() {
            Defect unmade = only(Materials.sound().row("g-2", "fan 1", "pumps").row("g-3", "fan-1", "pumps"));
            assertThat(words(plan(unmade))).containsExactly("Rename in /home/shop/mm/modules.db: fan-1 \u2192 fan-1-2");
        }

        @Test
        @DisplayName("where the shared name cannot stay at all, a person says what the modules are called")
        void collidingBadly() {
            Defect defect = Materials.sound().row("g-2", "насос", "pumps").row("g-3", "насос", "pumps").defects().stream()
                    .filter(each -> each.kind() == Kind.COLLIDING_NAMES)
                    .findFirst()
                    .orElseThrow();
            assertThat(decision(defect)).isEqualTo(
                    "curl -X PUT -H 'Content-Type: application/json' -d '{\"name\": \"NEW-NAME\"}' http://localhost:8080/api/modules/g-3");
            assertThatThrownBy(() -> plan(defect)).isInstanceOfSatisfying(
                    ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"ssh, SYSTEM_UNIT", "nginx, SYSTEM_UNIT", "насос, REFUSED_NAME", "'a\nUser=root', LINE_BREAK"})
        @DisplayName("\"ssh\" is the system's, a Cyrillic one is refused by systemd, a line break becomes a line in a root unit")
        void single(String name, Kind kind) {
            Defect defect = only(Materials.sound().row("g-2", name, "pumps"));
            assertThat(defect.kind()).isEqualTo(kind);
            assertThat(defect.thing()).isEqualTo("g-2");
            assertThat(decision(defect)).contains("/api/modules/g-2");
            assertThat(defect.what().in(Locale.ENGLISH)).doesNotContain("\n");
        }

        @Test
        @DisplayName("../ in a service type leads out of ~/modules, a line break in it is one in the unit")
        void serviceType() {
            assertThat(only(Materials.sound().row("g-2", "fan", "../../etc")).kind()).isEqualTo(Kind.OUTSIDE_MODULES);
            assertThat(only(Materials.sound().row("g-2", "fan", "x\ny")).kind()).isEqualTo(Kind.LINE_BREAK);
        }

        @Test
        @DisplayName("once routes are closed, the command that renames a module carries a token")
        void token() {
            Materials host = Materials.sound().row("g-2", "ssh", "pumps").adopted("{\"hostkeeper\":{\"rest\":{\"port\":8090}}}");
            assertThat(decision(only(host))).contains("'Authorization: Bearer TOKEN'").contains("localhost:8090");
        }
    }

    @Nested
    @DisplayName("code:")
    class Code {
        @Test
        @DisplayName("a missing main.py is told with the modules that lack it")
        void missing() {
            Defect defect = only(Materials.sound().row("g-2", "fan", "fans"));
            assertThat(defect.id()).isEqualTo("missing-code:fans");
            assertThat(decision(defect)).isEqualTo("hostkeeper host put main.py /home/shop/modules/fans/main.py --host shop-1");
        }

        @Test
        @DisplayName("a main.py that only sleeps is removed, and what runs it stopped")
        void stub() {
            Defect defect = only(Materials.sound()
                    .row("g-2", "fan", "fans")
                    .unit("fan.service", true)
                    .code("fans", "#!/usr/bin/env python3\nimport time\nprint('fan runs')\nwhile True:\n    time.sleep(60)\n"));
            assertThat(defect.id()).isEqualTo("sleeping-stub:fans");
            assertThat(words(plan(defect))).containsExactly("Stop fan.service", "Remove /home/shop/modules/fans/main.py");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "import time\nwhile True: time.sleep(60)\n",
                    "\"\"\"Stub.\"\"\"\nfrom time import sleep\ndef main():\n  while 1:\n    sleep(1)\nif __name__ == '__main__':\n  main()\n",
                    "import time\nwhile True:\n  print('fan (stub)', time.strftime('%H:%M'))\n  time.sleep(60)\n",
                    "import time\nprint(\"fan (no program)\", time.time())\nwhile True: time.sleep(60)\n",
                    "import time, logging\nlogging.info('x')\ntry:\n  while True:\n    time.sleep(3600)\nexcept KeyboardInterrupt:\n  pass\n"
                })
        @DisplayName("these only sleep:")
        void sleeps(String python) {
            assertThat(StubCode.isOne(python)).isTrue();
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "import time\nwhile True:\n  read()\n  time.sleep(1)\n",
                    "import time, gpio\ntime.sleep(1)\n",
                    "print('done')\n",
                    "",
                    "import time\nwhile True: pump(); time.sleep(60)\n",
                    "import os, time\nwhile True:\n  print(os.system(\"/usr/local/bin/tick\"))\n  time.sleep(60)\n",
                    "import time\nwhile True:\n  print(\"x\") or pump()\n  time.sleep(60)\n",
                    "import time\nwhile True:\n  print(f\"{pump()}\")\n  time.sleep(60)\n",
                    "import time\nwhile True:\n  print(f\"\"\"{pump()}\"\"\")\n  time.sleep(60)\n",
                    "import time\nwhile True:\n  # \"\"\"\n  pump()\n  # \"\"\"\n  time.sleep(60)\n"
                })
        @DisplayName("these do something, or do not sleep:")
        void works(String python) {
            assertThat(StubCode.isOne(python)).isFalse();
        }
    }

    @Nested
    @DisplayName("config:")
    class Config {
        private static final String SECRET = "known-to-the-host-alone";

        @Test
        @DisplayName("one with passwords that others can read is closed, and nobody is told what stands in it")
        void readable() {
            Defect defect = only(Materials.sound().config("{\"mqtt\":{\"password\":\"" + SECRET + "\"}}", 0644));
            assertThat(defect.kind()).isEqualTo(Kind.READABLE_PASSWORDS);
            assertThat(((Step.Run) plan(defect).steps().getFirst()).arguments()).containsExactly("chmod", "--", "0640", "/home/shop/mm/config.json");
            assertThat(defect.toString() + plan(defect)).doesNotContain(SECRET);
            assertThat(Materials.sound().config("{\"mqtt\":{\"password\":\"" + SECRET + "\"}}", 0640).defects()).isEmpty();
            assertThat(Materials.sound().config("{\"mqtt\":{\"password\":\"\"}}", 0644).defects()).isEmpty();
        }

        @Test
        @DisplayName("email is read and emails documented, so no alert is ever sent: the key is renamed on the host")
        void recipients() {
            Defect defect = only(Materials.sound().config("{\"alerts\":{\"emails\":\"a@example.org\"}}", 0600).managerRuns());
            assertThat(defect.kind()).isEqualTo(Kind.UNREAD_RECIPIENTS);
            assertThat(words(plan(defect))).containsExactly(
                    "Rename \"emails\" to \"email\" in /home/shop/mm/config.json; its content stays on the host", "Restart module-manager.service");
            Materials resting = Materials.sound().config("{\"alerts\":{\"emails\":\"a@example.org\"}}", 0600).manager("inactive", "enabled");
            assertThat(words(plan(only(resting)))).hasSize(1);
            assertThat(Materials.sound().config("{\"alerts\":{\"email\":\"a@example.org\"}}", 0600).defects()).isEmpty();
            assertThat(Materials.sound().config("{\"alerts\":{\"emails\":\"a@example.org\"}}", 0600).adopted("{}").defects()).isEmpty();
        }

        @Test
        @DisplayName("what adopt left open, routes and address, is closed by the agent's own program on the host, which keeps the old in the plan's folder")
        void opened() {
            List<Defect> defects = Materials.sound()
                    .adopted("{\"hostkeeper\":{\"rest\":{\"bind\":\"0.0.0.0\",\"compatibility\":[{\"route\":\"*\",\"networks\":[\"10.0.0.0/8\"]}]}}}")
                    .defects();
            assertThat(defects).extracting(Defect::id).containsExactly("open-routes", "open-address");
            assertThat(defects.getFirst().evidence()).containsExactly("* ← 10.0.0.0/8");
            assertThat(((Step.Run) plan(defects.getFirst()).steps().getFirst()).arguments()).contains("access", "--no-compatibility");
            assertThat(((Step.Run) plan(defects.getLast()).steps().getFirst()).arguments()).containsSubsequence("--bind", "127.0.0.1");
            Plan closing = plan(defects.getFirst());
            String kept = "/var/lib/hostkeeper/plans/" + closing.id() + "/config.json.kept";
            assertThat(((Step.Run) closing.steps().getFirst()).arguments()).contains(kept);
            assertThat(((Step.Run) closing.steps().getFirst()).undo().orElseThrow()).contains(kept);
        }
    }

    @Nested
    @DisplayName("broker:")
    class Brokers {
        @Test
        @DisplayName("one that lets in who gives no name, or is reached without TLS, is told")
        void here() {
            assertThat(Materials.sound().broker("listener 1883\nallow_anonymous true\n").defects())
                    .extracting(Defect::kind)
                    .containsExactly(Kind.ANONYMOUS_BROKER, Kind.PLAIN_BROKER);
            assertThat(Materials.sound().broker("listener 1883 127.0.0.1\nlistener 8883\ncertfile /c\nallow_anonymous false\n").defects())
                    .isEmpty();
            assertThat(Materials.sound().broker("listener 1883 # plain\nallow_anonymous 1 # for now\n").defects())
                    .anyMatch(defect -> defect.what().key().equals("what.anonymous-broker") && defect.evidence().equals(List.of("listener 1883")));
            assertThat(Materials.sound().broker("port 1883\nbind_address 127.0.0.1\nallow_anonymous false\n").defects()).isEmpty();
            assertThat(Materials.sound().broker("bind_address 0.0.0.0\nallow_anonymous true\n").defects())
                    .hasSize(2)
                    .allMatch(defect -> defect.evidence().equals(List.of("listener 1883 0.0.0.0")));
            assertThat(only(Materials.sound().broker("pid_file /run/m.pid\n")).what().key()).isEqualTo("what.anonymous-broker.loopback");
            assertThat(only(Materials.sound().broker("per_listener_settings true\nlistener 1 ::1\nallow_anonymous true\nlistener 2 ::1\n")).evidence())
                    .containsExactly("listener 1 ::1");
        }

        @Test
        @DisplayName("elsewhere, a login and TLS are looked for in the config")
        void elsewhere() {
            String json = "{\"mqtt\":{\"broker\":\"hub\",\"username\":\"u\",\"password\":\"p\"},\"hostkeeper\":{\"mqtt\":{\"tls\":true}}}";
            assertThat(Materials.sound().adopted(json).defects()).isEmpty();
            assertThat(Materials.sound().adopted("{\"mqtt\":{\"broker\":\"hub\"}}").defects())
                    .extracting(Defect::kind)
                    .containsExactly(Kind.ANONYMOUS_BROKER, Kind.PLAIN_BROKER);
        }
    }
}
