package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.CreateRequest.Code;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestBed
@DisplayName("Plans about services, on a real host,")
class ModulePlansIT {
    private static final Code STARTER = new Code.Starter("import time\nprint('pump is up')\nwhile True:\n    time.sleep(1)\n");

    private final TestHost host;
    private final HostName name;
    private final ModulePlans plans = new ModulePlans(Clock.systemUTC(), new Random());
    private final GroundReader grounds = new GroundReader();
    private RealConsole console;

    ModulePlansIT(TestHost host) {
        this.host = host;
        this.name = RealConsole.name(host);
        this.console = new RealConsole(host);
    }

    @BeforeEach
    void clean() {
        host.sh("systemctl stop pump_1 t-run t-die t-note 2>/dev/null; rm -rf /home/op/modules /etc/systemd/system/pump_1.service*"
                + " /etc/systemd/system/t-*; systemctl daemon-reload; systemctl reset-failed");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private Unit unit(String unit) {
        return grounds.read(console.remote(host), unit).unit();
    }

    private ModuleGround ground(CreateRequest request) {
        return grounds.read(console.remote(host), request);
    }

    private void service(String unit, String settings) {
        host.sh("printf '[Service]\\n%s\\n[Install]\\nWantedBy=multi-user.target\\n' >/etc/systemd/system/%s; systemctl daemon-reload"
                .formatted(settings, unit));
    }

    private String files() {
        return host.sh("cd /etc/systemd/system; find . -name 'pump_1*' -o -name 't-*' -o -path './t-*' -o -path './pump_1*' | sort | xargs -r ls -ld --time-style=+;"
                        + " cat pump_1.service pump_1.service.d/* t-*.service t-*.service.d/* 2>/dev/null")
                .out();
    }

    private static void isDone(Applied applied) {
        assertThat(applied).isInstanceOf(Applied.Done.class);
    }

    private static Problem undone(Applied applied) {
        assertThat(applied).isInstanceOf(Applied.Undone.class);
        return ((Applied.Undone) applied).cause();
    }

    @Test
    @DisplayName("create a module that runs as its owner and stays, and take it back without a trace")
    void create() {
        String before = files();
        CreateRequest request = new CreateRequest(
                java.util.Optional.of("g-1"), "pump-1", "Насос", "pumps", java.util.Optional.empty(), false, STARTER, true, true);

        Applied created = console.apply(plans.create(ground(request), request));

        isDone(created);
        Unit unit = unit("pump_1");
        assertThat(unit.state()).isEqualTo(UnitState.RUNNING);
        assertThat(unit.enabled()).isEqualTo("enabled");
        assertThat(unit.user()).isEqualTo("op");
        assertThat(unit.module()).contains(new Registration("g-1", "pump-1", "Насос", "pumps", "op"));
        assertThat(host.sh("stat -c '%U:%G %a' /etc/systemd/system/pump_1.service /home/op/modules /home/op/modules/pumps/main.py").out())
                .isEqualTo("root:root 644\nop:op 755\nop:op 644\n");
        assertThat(host.sh("systemd-analyze verify /etc/systemd/system/pump_1.service 2>&1").out()).doesNotContain("pump_1");

        isDone(console.undo(created));
        assertThat(files()).isEqualTo(before);
        assertThat(unit("pump_1").load()).isEqualTo("not-found");
        assertThat(host.sh("ls /home/op/modules").status()).isNotZero();
    }

    @Test
    @DisplayName("refuse a second name that makes the same unit name, a system service, and code that is not there")
    void collisions() {
        CreateRequest first = CreateRequest.of("pump-1", "pumps").withCode(STARTER);
        isDone(console.apply(plans.create(ground(first), first)));
        String before = files();

        CreateRequest second = CreateRequest.of("pump 1", "pumps");
        assertThatThrownBy(() -> plans.create(ground(second), second)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.AlreadyThere.class));
        for (String system : List.of("ssh", "sshd", "cron", "dbus")) {
            CreateRequest request = CreateRequest.of(system, "pumps");
            assertThat(catchThrowable(() -> plans.create(ground(request), request)))
                    .as(system)
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.AlreadyThere.class));
        }
        CreateRequest noCode = CreateRequest.of("valve", "valves");
        assertThatThrownBy(() -> plans.create(ground(noCode), noCode)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
        CreateRequest nobody = CreateRequest.of("valve", "pumps").ownedBy("nobody-here");
        assertThatThrownBy(() -> plans.create(ground(nobody), nobody)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    @DisplayName("start and stop, enable and disable, each taken back exactly")
    void switches() {
        service("t-run.service", "ExecStart=/bin/sleep 1000");
        assertThat(unit("t-run").state()).isEqualTo(UnitState.STOPPED);

        Applied started = console.apply(plans.start(name, unit("t-run")));
        isDone(started);
        assertThat(unit("t-run").state()).isEqualTo(UnitState.RUNNING);
        Applied enabled = console.apply(plans.enable(name, unit("t-run")));
        isDone(enabled);
        assertThat(unit("t-run").enabled()).isEqualTo("enabled");

        String invocation = unit("t-run").invocation();
        isDone(console.apply(plans.start(name, unit("t-run"))));
        assertThat(unit("t-run").invocation()).as("a start of what runs is no restart").isEqualTo(invocation);

        isDone(console.undo(enabled));
        assertThat(unit("t-run").enabled()).isEqualTo("disabled");
        isDone(console.undo(started));
        assertThat(unit("t-run").state()).isEqualTo(UnitState.STOPPED);
    }

    @Test
    @DisplayName("fail when a started service dies at once, with the reason and its last words")
    void diesAtOnce() {
        service("t-die.service", "ExecStart=/bin/sh -c \"echo no pump found; exit 7\"");
        assertThat(undone(console.apply(plans.start(name, unit("t-die")))).text().toString())
                .contains("t-die.service is failed", "exit-code, status 7", "no pump found");

        service("t-die.service", "ExecStart=/bin/true");
        assertThat(undone(console.apply(plans.start(name, unit("t-die")))).text().toString()).contains("t-die.service is inactive");

        service("t-die.service", "ExecStart=/bin/sh -c \"sleep 0.1; exit 3\"\\nRestart=always\\nRestartSec=5");
        assertThat(undone(console.apply(plans.start(name, unit("t-die")))).text().toString()).contains("auto-restart");

        service("t-note.service", "Type=notify\\nTimeoutStartSec=1\\nExecStart=/bin/sleep 100");
        assertThat(undone(console.apply(plans.start(name, unit("t-note")))).text().toString()).contains("t-note.service");
    }

    @Test
    @DisplayName("let a oneshot that has done its work count as done")
    void oneshot() {
        service("t-run.service", "Type=oneshot\\nExecStart=/bin/true");
        isDone(console.apply(plans.start(name, unit("t-run"))));
    }

    @Test
    @DisplayName("edit by a drop-in that takes effect, and give back every byte")
    void edit() {
        service("t-run.service", "ExecStart=/bin/sleep 1000");
        host.sh("systemctl start t-run");
        String before = files();
        EditRequest request = EditRequest.settings(Map.of("Environment", "LEVEL=3"), true);

        Applied edited = console.apply(plans.edit(grounds.read(console.remote(host), "t-run"), request));

        isDone(edited);
        assertThat(host.sh("tr '\\0' '\\n' </proc/$(systemctl show -p MainPID --value t-run)/environ").out()).contains("LEVEL=3");
        assertThat(unit("t-run").needsReload()).isFalse();

        isDone(console.undo(edited));
        assertThat(files()).isEqualTo(before);
        assertThat(unit("t-run").state()).isEqualTo(UnitState.RUNNING);
        assertThat(unit("t-run").needsReload()).isFalse();
        assertThat(host.sh("tr '\\0' '\\n' </proc/$(systemctl show -p MainPID --value t-run)/environ").out()).doesNotContain("LEVEL=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Service]\nMemoryMax=lots\n", "[Service]\nNoSuchSetting=1\n", "[Service]\nExecStart=/no/such\n", "[Servce]\nUser=op\n"})
    @DisplayName("refuse a drop-in with a fault, with systemd's own words, before anything is changed")
    void faultyDropIn(String text) {
        service("t-run.service", "ExecStart=/bin/sleep 1000\\nNoSuchSettingOfTheVendor=1");
        host.sh("systemctl start t-run");
        String before = files();
        String invocation = unit("t-run").invocation();

        Problem problem = undone(console.apply(plans.edit(grounds.read(console.remote(host), "t-run"), new EditRequest(text, true))));

        assertThat(problem.text().toString()).containsAnyOf("hostkeeper.conf", "t-run.service").doesNotContain("Vendor");
        assertThat(files()).isEqualTo(before);
        assertThat(unit("t-run").invocation()).as("it was not restarted").isEqualTo(invocation);
    }

    @Test
    @DisplayName("run the service as it was when an edit kept it from starting")
    void editThatBreaks() {
        service("t-run.service", "ExecStart=/bin/sleep 1000");
        host.sh("systemctl start t-run");
        String before = files();
        EditRequest request = new EditRequest("[Service]\nExecStart=\nExecStart=/bin/sh -c 'exit 9'\n", true);

        Problem problem = undone(console.apply(plans.edit(grounds.read(console.remote(host), "t-run"), request)));

        assertThat(problem.text().toString()).contains("status 9");
        assertThat(files()).isEqualTo(before);
        assertThat(unit("t-run").state()).isEqualTo(UnitState.RUNNING);
    }

    @Test
    @DisplayName("remove a module with its drop-ins, and bring it back running and enabled")
    void remove() {
        CreateRequest request = new CreateRequest(
                java.util.Optional.empty(), "pump-1", "", "pumps", java.util.Optional.empty(), false, STARTER, true, true);
        isDone(console.apply(plans.create(ground(request), request)));
        isDone(console.apply(plans.edit(
                grounds.read(console.remote(host), "pump_1"), EditRequest.settings(Map.of("Environment", "LEVEL=3"), true))));
        String before = files();

        Applied removed = console.apply(plans.remove(grounds.read(console.remote(host), "pump_1")));

        isDone(removed);
        assertThat(files()).isEmpty();
        assertThat(unit("pump_1").load()).isEqualTo("not-found");
        assertThat(host.sh("pgrep -f '[m]odules/pumps/main.py'").status()).isNotZero();
        assertThat(host.sh("test -e /home/op/modules/pumps/main.py").status()).isZero();

        isDone(console.undo(removed));
        assertThat(files()).isEqualTo(before);
        assertThat(unit("pump_1")).satisfies(u -> {
            assertThat(u.state()).isEqualTo(UnitState.RUNNING);
            assertThat(u.enabled()).isEqualTo("enabled");
            assertThat(u.needsReload()).isFalse();
        });
        assertThatThrownBy(() -> plans.remove(grounds.read(console.remote(host), "ssh"))).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
    }
}
