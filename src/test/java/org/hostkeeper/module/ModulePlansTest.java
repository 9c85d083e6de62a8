package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.CreateRequest.Code;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A plan about a service")
class ModulePlansTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final HostName H1 = new HostName("h1");
    private static final Ownership OP_FOLDER = new Ownership("op", "op", 0755);
    private static final String FOLDER = "/home/op/modules/pumps";
    private static final String UNIT = "/etc/systemd/system/pump_1.service";

    private final ModulePlans plans = new ModulePlans(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
    private final Map<String, FileState> files = new HashMap<>();

    private static Problem problemOf(Supplier<Plan> wish) {
        try {
            throw new AssertionError("planned: " + wish.get());
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    private static Unit free(String name) {
        return Sample.unit(name).load("not-found").with("FragmentPath", "").enabled("").build();
    }

    private ModuleGround ground(Unit unit, String user, int uid) {
        UnitFiles.of(unit).forEach(p -> files.putIfAbsent(p, new FileState.Absent()));
        Stream.of("/home/op/modules", FOLDER, FOLDER + "/main.py").forEach(p -> files.putIfAbsent(p, new FileState.Absent()));
        Optional<ModuleGround.Owner> owner =
                Optional.of(new ModuleGround.Owner(user, user, uid, "/home/op", Optional.of("/usr/bin/python3")));
        return new ModuleGround(H1, user, unit, files, Map.of(), owner, NOW);
    }

    private ModuleGround ground(Unit unit) {
        return ground(unit, "op", 1000);
    }

    private void codeIsThere() {
        files.put("/home/op/modules", new FileState.Folder(OP_FOLDER));
        files.put(FOLDER, new FileState.Folder(OP_FOLDER));
        files.put(FOLDER + "/main.py", FileState.Present.of(Bytes.utf8("x"), OP_FOLDER));
    }

    private static List<String> words(Plan plan) {
        return plan.steps().stream().map(s -> s.words().in(Locale.ENGLISH)).toList();
    }

    @Nested
    @DisplayName("that switches it")
    class Switches {
        private final Unit stopped = Sample.unit("nginx.service").build();
        private final Unit running = Sample.unit("nginx.service").running().enabled("enabled").build();

        @Test
        @DisplayName("starts it as root, looks whether it stays, and stops it to take that back")
        void start() {
            Plan plan = plans.start(H1, stopped);
            assertThat(plan.asRoot()).isTrue();
            assertThat(plan.host()).isEqualTo(H1);
            assertThat(plan.made()).isEqualTo(NOW);
            assertThat(plan.title().in(Locale.GERMAN)).isEqualTo("nginx.service starten");
            assertThat(plan.steps().getFirst())
                    .isEqualTo(new Step.Run(
                            Text.of("module", "step.start", "nginx.service"),
                            List.of("systemctl", "start", "--", "nginx.service"),
                            Content.nothing(),
                            Duration.ofSeconds(200),
                            Optional.of(List.of("systemctl", "stop", "--", "nginx.service")),
                            false));
            assertThat(plan.steps().getLast()).isInstanceOfSatisfying(Step.Check.class, c -> {
                assertThat(c.arguments()).endsWith("hostkeeper-unit-runs", "nginx.service");
                assertThat(c.good()).isEqualTo(Set.of(0));
            });
            assertThat(plan.steps()).hasSize(2);
        }

        @Test
        @DisplayName("only looks where there is nothing to do")
        void nothingToDo() {
            Stream.of(
                            plans.start(H1, running),
                            plans.stop(H1, stopped),
                            plans.enable(H1, running),
                            plans.disable(H1, stopped))
                    .forEach(p -> assertThat(p.steps()).singleElement().isInstanceOf(Step.Check.class));
        }

        @Test
        @DisplayName("forgets failures and reads files again by one command each")
        void forgets() {
            assertThat(((Step.Run) plans.resetFailed(H1, running).steps().getFirst()).arguments())
                    .containsExactly("systemctl", "reset-failed", "--", "nginx.service");
            assertThat(((Step.Run) plans.reload(H1, running).steps().getFirst()).arguments())
                    .containsExactly("systemctl", "daemon-reload");
            Unit gone = Sample.unit("x.service").load("not-found").build();
            assertThat(problemOf(() -> plans.resetFailed(H1, gone))).isInstanceOf(Problem.NotFound.class);
        }

        @Test
        @DisplayName("starts what is just stopping, once it has stopped")
        void startsWhatStops() {
            Unit stopping = Sample.unit("nginx.service").active("deactivating", "stop-sigterm").build();
            assertThat(words(plans.start(H1, stopping))).first().isEqualTo("Start nginx.service");
        }

        @Test
        @DisplayName("disables what is enabled until the host starts anew just there, and enables it no longer than that again")
        void disablesUntilTheNextStart() {
            Unit runtime = Sample.unit("nginx.service").enabled("enabled-runtime").build();
            Step.Run step = (Step.Run) plans.disable(H1, runtime).steps().getFirst();
            assertThat(step.arguments()).containsExactly("systemctl", "disable", "--runtime", "--", "nginx.service");
            assertThat(step.undo()).contains(List.of("systemctl", "enable", "--runtime", "--", "nginx.service"));
        }

        @Test
        @DisplayName("leaves a unit that is merely linked: disabling it would take the link away, and systemd would not know it any more")
        void linked() {
            for (String state : List.of("linked", "linked-runtime")) {
                assertThat(plans.disable(H1, Sample.unit("nginx.service").enabled(state).build()).steps())
                        .singleElement()
                        .isInstanceOf(Step.Check.class);
            }
        }

        @Test
        @DisplayName("takes a restart back only where there was nothing to restart")
        void restart() {
            assertThat(((Step.Run) plans.restart(H1, running).steps().getFirst()).undo()).isEmpty();
            assertThat(((Step.Run) plans.restart(H1, stopped).steps().getFirst()).undo())
                    .contains(List.of("systemctl", "stop", "--", "nginx.service"));
        }

        @Test
        @DisplayName("is refused for a unit that is not there, is masked, is broken or cannot be enabled")
        void refused() {
            Unit gone = Sample.unit("x.service").load("not-found").build();
            Unit masked = Sample.unit("x.service").load("masked").build();
            Unit broken = Sample.unit("x.service").load("bad-setting").build();
            Unit fixed = Sample.unit("x.service").enabled("static").build();
            assertThat(problemOf(() -> plans.stop(H1, gone))).isInstanceOf(Problem.NotFound.class);
            assertThat(problemOf(() -> plans.start(H1, masked)).text().toString()).contains("x.service", "masked");
            assertThat(problemOf(() -> plans.restart(H1, broken)).text().toString()).contains("error", "systemd-analyze");
            assertThat(problemOf(() -> plans.enable(H1, fixed)).text().toString()).contains("static");
        }
    }

    @Nested
    @DisplayName("that brings a module's unit up to date")
    class Renews {
        private final Registration registration = new Registration("g-1", "pump-1", "", "pumps", "op");
        private final CreateRequest wish = new CreateRequest(
                Optional.of("g-1"), "pump-1", "", "pumps", Optional.empty(), false, new Code.Existing(), false, false);

        private Unit ours(Registration module) {
            return Sample.unit("pump_1.service").module(module).build();
        }

        private Step.WriteFile written(Plan plan) {
            return (Step.WriteFile) plan.steps().get(1);
        }

        @Test
        @DisplayName("checks the new text, writes it over the old one, and lets systemd read it; it neither stops nor starts")
        void renews() {
            codeIsThere();
            FileState old = FileState.Present.of(Bytes.utf8("[Unit]\n"), Ownership.ROOT_PUBLIC);
            files.put(UNIT, old);

            Plan plan = plans.renew(ground(ours(registration)), wish).orElseThrow();

            assertThat(words(plan)).hasSize(3).last().isEqualTo("Let systemd read its files again");
            assertThat(written(plan).path()).isEqualTo(UNIT);
            assertThat(written(plan).before()).isEqualTo(old);
        }

        @Test
        @DisplayName("is none where the unit says already what it should")
        void nothingToDo() {
            codeIsThere();
            Plan first = plans.create(ground(free("pump_1.service")), wish);
            Bytes text = ((Content.Part.Plain) written(first).content().parts().getFirst()).bytes();
            files.put(UNIT, FileState.Present.of(text, Ownership.ROOT_PUBLIC));

            assertThat(plans.renew(ground(ours(registration)), wish)).isEmpty();
        }

        @Test
        @DisplayName("is refused for another module's unit, for what is no module, and without its code")
        void refused() {
            files.put(UNIT, FileState.Present.of(Bytes.utf8("[Unit]\n"), Ownership.ROOT_PUBLIC));
            Registration other = new Registration("g-2", "pump 1", "", "pumps", "op");

            assertThat(problemOf(() -> plans.renew(ground(ours(other)), wish).orElseThrow()).text().toString())
                    .contains("pump 1");
            assertThat(problemOf(() -> plans.renew(ground(Sample.unit("ssh.service").build()), wish).orElseThrow()))
                    .isInstanceOf(Problem.class)
                    .isNotInstanceOf(Problem.Bug.class);
            assertThat(problemOf(() -> plans.renew(ground(ours(registration)), wish).orElseThrow()))
                    .isEqualTo(new Problem.NotFound(Text.of("module", "code-on", "h1"), FOLDER + "/main.py"));
        }
    }

    @Nested
    @DisplayName("that creates a module")
    class Creates {
        @Test
        @DisplayName("writes the unit of the contract, with its registration, and nothing before systemd found it right")
        void template() {
            codeIsThere();
            CreateRequest request = new CreateRequest(
                    Optional.of("g-1"), "pump-1", "Насос", "pumps", Optional.empty(), false, new Code.Existing(), false, false);

            Plan plan = plans.create(ground(free("pump_1.service")), request);

            assertThat(words(plan))
                    .containsExactly(
                            "systemd finds no fault with pump_1.service",
                            "Create " + UNIT,
                            "Let systemd read its files again");
            assertThat(plan.steps().get(1))
                    .isEqualTo(new Step.WriteFile(
                            UNIT,
                            Content.of(
                                    """
                                    [Unit]
                                    Description=Module Service for pump_1
                                    After=network.target

                                    [Service]
                                    Type=simple
                                    User=op
                                    WorkingDirectory=/home/op/modules/pumps
                                    ExecStart=/usr/bin/python3 /home/op/modules/pumps/main.py
                                    Restart=no
                                    StandardOutput=journal
                                    StandardError=journal
                                    SyslogIdentifier=pump_1
                                    Environment=PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
                                    Environment=PYTHONUNBUFFERED=1

                                    [Install]
                                    WantedBy=multi-user.target

                                    [X-Hostkeeper]
                                    Guid=g-1
                                    Name=pump-1
                                    Description=Насос
                                    ServiceType=pumps
                                    Owner=op
                                    """),
                            Ownership.ROOT_PUBLIC,
                            new FileState.Absent()));
        }

        @Test
        @DisplayName("makes the folder and a first main.py as the owner's, if the operator gives one")
        void starter() {
            CreateRequest request = CreateRequest.of("pump-1", "pumps").withCode(new Code.Starter("print()\n"));
            assertThat(plans.create(ground(free("pump_1.service")), request).steps().subList(0, 3))
                    .containsExactly(
                            new Step.MakeFolder("/home/op/modules", OP_FOLDER, new FileState.Absent()),
                            new Step.MakeFolder(FOLDER, OP_FOLDER, new FileState.Absent()),
                            new Step.WriteFile(
                                    FOLDER + "/main.py",
                                    Content.of("print()\n"),
                                    new Ownership("op", "op", 0644),
                                    new FileState.Absent()));
            codeIsThere();
            assertThat(problemOf(() -> plans.create(ground(free("pump_1.service")), request)))
                    .isInstanceOf(Problem.AlreadyThere.class);
        }

        @Test
        @DisplayName("does not make up code that is missing")
        void noStub() {
            assertThat(problemOf(() -> plans.create(ground(free("pump_1.service")), CreateRequest.of("pump-1", "pumps"))))
                    .isEqualTo(new Problem.NotFound(Text.of("module", "code-on", "h1"), FOLDER + "/main.py"));
        }

        @Test
        @DisplayName("gives it a random guid of its own")
        void guid() {
            codeIsThere();
            Plan plan = plans.create(ground(free("pump_1.service")), CreateRequest.of("pump-1", "pumps"));
            assertThat(((Step.WriteFile) plan.steps().get(1)).content().parts().toString()).isNotBlank();
            assertThat(((Content.Part.Plain) ((Step.WriteFile) plan.steps().get(1)).content().parts().getFirst()).bytes().text())
                    .containsPattern("Guid=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n");
        }

        static Stream<String> badNames() {
            return Stream.of(
                    "", " ", "../ssh", "../../etc/cron.d/x", "a/b", "a\nb", "pump\n[Service]\nUser=root", "a'b", "a\"b",
                    "$(reboot)", "`id`", "насос", "pump%n", "x".repeat(300), "-rf", ".hidden", "a\0b", "pump\t1", "pump ");
        }

        @ParameterizedTest
        @MethodSource("badNames")
        @DisplayName("is refused for a name that would be a path, a line, code, or nothing that systemd takes")
        void badName(String name) {
            assertThat(problemOf(() -> plans.create(ground(free("pump_1.service")), CreateRequest.of(name, "pumps"))))
                    .isInstanceOf(Problem.class)
                    .isNotInstanceOf(Problem.Bug.class);
            assertThatThrownBy(() -> ModuleName.unit(name)).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class);
                assertThat(e.problem().text().in(Locale.ENGLISH)).startsWith("Module name").doesNotContain("\n");
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "..", "../x", "a/b", "a\nb", "насосы", "$(id)", ".x"})
        @DisplayName("is refused for a service type that is no plain folder name")
        void badType(String type) {
            assertThatThrownBy(() -> ModuleName.folder(type)).isInstanceOf(ProblemException.class);
        }

        @ParameterizedTest(name = "{0} becomes {1}")
        @CsvSource({"pump, pump", "pump-1, pump_1", "pump 1, pump_1", "a.b-c d, a_b_c_d", "9lives, 9lives", "A_b, A_b"})
        @DisplayName("maps names to units as deployed hosts do")
        void mapping(String name, String base) {
            assertThat(ModuleName.unit(name)).isEqualTo(base + ".service");
        }

        @Test
        @DisplayName("is refused where the unit is somebody else's, where a name maps to the same unit, or the guid is taken")
        void taken() {
            codeIsThere();
            Unit ssh = Sample.unit("ssh.service").running().with("FragmentPath", "/lib/systemd/system/ssh.service").build();
            assertThat(problemOf(() -> plans.create(ground(ssh), CreateRequest.of("ssh", "pumps"))).text().toString())
                    .contains("ssh.service", "/lib/systemd/system/ssh.service", "already there");
            assertThat(problemOf(() -> plans.create(ground(ssh), CreateRequest.of("sshd", "pumps"))))
                    .as("another name of a unit").isInstanceOf(Problem.AlreadyThere.class);

            Registration registration = new Registration("g", "pump-1", "", "pumps", "op");
            Unit ours = Sample.unit("pump_1.service").module(registration).build();
            assertThat(problemOf(() -> plans.create(ground(ours), CreateRequest.of("pump 1", "pumps"))).text().toString())
                    .contains("pump-1");

            ModuleGround free = ground(free("valve.service"));
            ModuleGround withModule = new ModuleGround(
                    H1, "op", free.unit(), files, Map.of("pump_1.service", registration), free.owner(), NOW);
            CreateRequest sameGuid = new CreateRequest(
                    Optional.of("g"), "valve", "", "pumps", Optional.empty(), false, new Code.Existing(), false, false);
            assertThat(problemOf(() -> plans.create(withModule, sameGuid)).text().toString()).contains("pump_1.service");
        }

        @Test
        @DisplayName("never makes root an owner unless that is said, nor a user that is not there")
        void owners() {
            codeIsThere();
            CreateRequest request = CreateRequest.of("pump-1", "pumps");
            assertThat(problemOf(() -> plans.create(ground(free("pump_1.service"), "root", 0), request)))
                    .isInstanceOf(Problem.Refused.class);
            assertThat(problemOf(() -> plans.create(ground(free("pump_1.service")), request.ownedBy("eve"))))
                    .isInstanceOf(Problem.NotFound.class);
            assertThat(problemOf(() -> plans.create(ground(free("pump_1.service")), request.ownedBy("$(id)"))))
                    .isInstanceOf(Problem.InvalidInput.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"two\nlines", "continued \\", "\u0000"})
        @DisplayName("is refused for a description that would not stay one line")
        void badDescription(String words) {
            codeIsThere();
            assertThat(problemOf(() -> plans.create(
                            ground(free("pump_1.service")), CreateRequest.of("pump-1", "pumps").described(words))))
                    .isInstanceOf(Problem.InvalidInput.class);
        }
    }

    @Nested
    @DisplayName("that edits or removes it")
    class Changes {
        private final Unit nginx = Sample.unit("nginx.service").running().with("FragmentPath", "/lib/systemd/system/nginx.service").build();

        @Test
        @DisplayName("checks the drop-in, writes it beside the unit, and restarts into it")
        void edit() {
            Plan plan = plans.edit(ground(nginx), EditRequest.settings(Map.of("Nice", "5"), true));
            assertThat(words(plan))
                    .containsExactly(
                            "systemd finds no fault with hostkeeper.conf",
                            "Make the folder /etc/systemd/system/nginx.service.d",
                            "Create /etc/systemd/system/nginx.service.d/hostkeeper.conf",
                            "Let systemd read its files again",
                            "Restart nginx.service",
                            "nginx.service runs and keeps running");
            assertThat(((Step.WriteFile) plan.steps().get(2)).content()).isEqualTo(Content.of("[Service]\nNice=5\n"));
        }

        @Test
        @DisplayName("is refused when somebody wrote there since the person looked")
        void changedMeanwhile() {
            EditRequest seenNone = new EditRequest("[Service]\nNice=5\n", false, Optional.of(""));
            EditRequest seenOld = new EditRequest("[Service]\nNice=5\n", false, Optional.of("[Service]\nNice=1\n"));
            assertThat(plans.edit(ground(nginx), seenNone).steps()).isNotEmpty();
            assertThat(problemOf(() -> plans.edit(ground(nginx), seenOld))).isInstanceOf(Problem.Conflict.class);
            files.put(
                    UnitFiles.ourDropIn("nginx.service"),
                    FileState.Present.of(Bytes.utf8("[Service]\nNice=1\n"), Ownership.ROOT_PUBLIC));
            assertThat(plans.edit(ground(nginx), seenOld).steps()).isNotEmpty();
            assertThat(problemOf(() -> plans.edit(ground(nginx), seenNone))).isInstanceOf(Problem.Conflict.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Nice=5\n", "[Service]\nNice=5", "[Service]\nNice=5\u0007\n", "# nothing\n"})
        @DisplayName("is refused for a drop-in that systemd would read differently than it looks")
        void badDropIn(String text) {
            assertThat(problemOf(() -> plans.edit(ground(nginx), new EditRequest(text, false))))
                    .isInstanceOf(Problem.InvalidInput.class);
        }

        @Test
        @DisplayName("lets no setting become a line of its own")
        void badSettings() {
            Stream.of(Map.of("Nice", "5\nUser=root"), Map.of("Nice\nUser", "5"), Map.of("nice", "5"), Map.of("Nice", "5 \\"))
                    .forEach(s -> assertThatThrownBy(() -> EditRequest.settings(s, false)).isInstanceOf(ProblemException.class));
        }

        @Test
        @DisplayName("is refused for a service that is no module, and taken for one that a deployed manager made")
        void remove() {
            files.put("/etc/systemd/system/x.service", FileState.Present.of(Bytes.utf8("x"), Ownership.ROOT_PUBLIC));
            Sample sample = Sample.unit("x.service").running().enabled("enabled");
            assertThat(problemOf(() -> plans.remove(ground(sample.build())))).isInstanceOf(Problem.Refused.class);
            assertThat(problemOf(() -> plans.remove(ground(nginx)))).isInstanceOf(Problem.Refused.class);

            Unit adopted = sample.with("WorkingDirectory", "/home/op/modules/pumps")
                    .with("ExecStart", " path=/usr/bin/python3 ; argv[]=/usr/bin/python3 /home/op/modules/pumps/main.py ; ignore_errors=no ; }")
                    .build();
            assertThat(words(plans.remove(ground(adopted))))
                    .containsExactly(
                            "Stop x.service",
                            "Disable x.service",
                            "Remove /etc/systemd/system/x.service",
                            "Let systemd read its files again");
            Unit untilTheNextStart = sample.enabled("enabled-runtime").build();
            assertThat(words(plans.remove(ground(untilTheNextStart)))).contains("Disable x.service");
        }
    }
}
