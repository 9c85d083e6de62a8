package org.hostkeeper.kiosk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The plans of the kiosk")
class KioskPlansTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    private static final UUID ID = new UUID(1, 2);
    private static final String CONFIG = "{\"artworks\": [{\"host\": \"gallery-1\", \"vm\": \"orbit\", \"ssh\": \"hostkeeper-kiosk@10.0.0.1\"}]}";

    private static final String CREDENTIAL = KioskSetupPlans.SETTINGS + "/kiosk.credential";

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-14T09:26:53Z"), ZoneOffset.UTC);
    private final KioskHostPlans hosts = new KioskHostPlans(clock, new Random(1));
    private final KioskSetupPlans setups = new KioskSetupPlans(clock, new Random(1));

    /** A machine on which nothing of it stands. */
    private static Ground empty(Optional<String> display) {
        return ground(display, false, Optional.empty(), Map.of());
    }

    private static Ground ground(Optional<String> display, boolean starts, Optional<String> token, Map<String, FileState> there) {
        Map<String, FileState> files = new HashMap<>();
        for (String path : List.of(
                "/usr/local/lib/hostkeeper", KioskHostPlans.DOOR, KioskHostPlans.HOME, KioskHostPlans.HOME + "/.ssh", KioskHostPlans.KEYS, KioskHostPlans.SETTINGS,
                KioskHostPlans.MACHINES, KioskHostPlans.RULE, KioskSetupPlans.HOME, KioskSetupPlans.SETTINGS,
                KioskSetupPlans.SETTINGS + "/virt-viewer", KioskSetupPlans.SETTINGS + "/virt-viewer/settings",
                KioskSetupPlans.CONFIG, CREDENTIAL, KioskSetupPlans.SETTINGS + "/openbox.xml", "/etc/X11", "/etc/X11/xorg.conf.d", KioskSetupPlans.XORG,
                KioskSetupPlans.SESSION, "/etc/systemd/system/" + KioskSetupPlans.UNIT)) {
            files.put(path, new FileState.Absent());
        }
        files.putAll(there);
        return new Ground(new HostName("foyer"), "op", false, starts, token, display, files);
    }

    private static Map<String, String> written(Plan plan) {
        return plan.steps().stream()
                .filter(Step.WriteFile.class::isInstance)
                .map(Step.WriteFile.class::cast)
                .collect(Collectors.toMap(Step.WriteFile::path, file -> file.ownership() + " " + file.content().plain().text()));
    }

    @Test
    @DisplayName("hold a key to one program, name each of its calls for sudo, and come back by themselves if sudo is broken")
    void host() {
        HostedVm orbit = new HostedVm("orbit", ID, "ready", Optional.of(new HostedVm.Watched("controller.service", "http://127.0.0.1:8000")));
        HostedVm pump = new HostedVm("pump", ID, "golden", Optional.empty());
        Plan plan = hosts.plan(empty(Optional.empty()), List.of(orbit, pump), List.of(PublicKey.parse(KEY + " me@home\n")));
        Map<String, String> files = written(plan);
        assertThat(files.get(KioskHostPlans.KEYS)).isEqualTo(
                "root:root 0644 restrict,command=\"/usr/local/lib/hostkeeper/kiosk\" " + KEY + " hostkeeper-kiosk\n");
        assertThat(files.get(KioskHostPlans.MACHINES)).isEqualTo("root:root 0600 orbit " + ID + " ready controller.service http://127.0.0.1:8000\npump " + ID + " golden - -\n");
        assertThat(files.get(KioskHostPlans.RULE)).startsWith("root:root 0440 ").endsWith(
                "hostkeeper-kiosk ALL = (root) NOPASSWD: /usr/local/lib/hostkeeper/kiosk state orbit, /usr/local/lib/hostkeeper/kiosk revert orbit, "
                        + "/usr/local/lib/hostkeeper/kiosk state pump, /usr/local/lib/hostkeeper/kiosk revert pump\n");
        assertThat(plan.deadman()).isPresent();
        assertThat(plan.steps().getFirst()).isInstanceOfSatisfying(Step.Run.class, check -> assertThat(check.arguments()).startsWith("visudo", "-c"));
        assertThat(plan.steps().getLast()).isInstanceOfSatisfying(Step.WriteFile.class, last -> assertThat(last.path()).isEqualTo(KioskHostPlans.KEYS));
    }

    private Optional<Step.Run> token(Optional<String> before, boolean byAgent) {
        Optional<HostedVm.Watched> agent = Optional.of(new HostedVm.Watched(HostedVm.Watched.AGENT, "http://127.0.0.1:8080/api/v1/vms/x"));
        List<HostedVm> machines = List.of(
                new HostedVm("pump", ID, "ready", agent.filter(_ -> byAgent)),
                new HostedVm("mirror", ID, "ready", Optional.empty()),
                new HostedVm("orbit", ID, "ready", agent.filter(_ -> byAgent)));
        return hosts.plan(ground(Optional.empty(), false, before, Map.of()), machines, List.of(PublicKey.parse(KEY))).steps().stream()
                .filter(Step.Run.class::isInstance)
                .map(Step.Run.class::cast)
                .filter(run -> run.arguments().contains("hostkeeper-kiosk-token"))
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        ",                  true,  make revert:orbit/pump, remove",
        "'',                true,  make revert:orbit/pump, remove",
        "revert:orbit,      true,  make revert:orbit/pump, back revert:orbit",
        "revert:orbit/pump, true,  ,",
        "revert:orbit,      false, remove,                 back revert:orbit",
        "'',                false, remove,                 remove",
        ",                  false, ,"
    })
    @DisplayName("make a token only where it is wanted and another, remove one that nobody needs, and take both back to what held before:")
    void token(String before, boolean byAgent, String deed, String back) {
        Optional<Step.Run> step = token(Optional.ofNullable(before), byAgent);
        assertThat(step.map(run -> deed(run.arguments()))).isEqualTo(Optional.ofNullable(deed));
        assertThat(step.flatMap(Step.Run::undo).map(KioskPlansTest::deed)).isEqualTo(Optional.ofNullable(back));
    }

    private static String deed(List<String> arguments) {
        return arguments.get(4) + arguments.stream().skip(8).map(role -> " " + role).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "ssh-ed25519", "command=\"sh\" " + KEY, KEY + "\n" + KEY, "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
        "-----BEGIN OPENSSH PRIVATE KEY-----"
    })
    @DisplayName("take one key and no option with it:")
    void keys(String text) {
        assertThatThrownBy(() -> PublicKey.parse(text)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "../a", "a\0b"})
    @DisplayName("take no machine whose name libvirt would not have:")
    void noNames(String name) {
        assertThatThrownBy(() -> new HostedVm(name, ID, "ready", Optional.empty())).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--domain", "a b", "a,b", "a*", "ALL=(ALL)", "Windows XP", "Ёлка", "..", "a\\b", "100%", "'a' \"b\""})
    @DisplayName("take any other name, and let nobody read more into it than a name:")
    void names(String name) {
        HostedVm vm = new HostedVm(name, ID, name, Optional.empty());
        Plan plan = hosts.plan(empty(Optional.empty()), List.of(vm), List.of(PublicKey.parse(KEY)));
        assertThat(written(plan).get(KioskHostPlans.RULE)).containsPattern(
                "NOPASSWD: /usr/local/lib/hostkeeper/kiosk state [A-Za-z0-9%][A-Za-z0-9._%-]*, /usr/local/lib/hostkeeper/kiosk revert [A-Za-z0-9%][A-Za-z0-9._%-]*\n$");
        assertThat(written(plan).get(KioskHostPlans.MACHINES)).endsWith(vm.word() + " " + ID + " " + vm.word() + " - -\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    @DisplayName("take no snapshot that would be a line of its own, or none:")
    void snapshots(String name) {
        assertThatThrownBy(() -> new HostedVm("orbit", ID, name, Optional.empty())).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("make a machine a kiosk in a session without keys, whose key is made there and whose config it cannot change")
    void setup() {
        KioskSetup wish = new KioskSetup(CONFIG, 2, Optional.of(new KioskSetup.Viewer("spice://10.0.0.1:5900", 1)));
        Plan plan = setups.plan(empty(Optional.empty()), wish);
        Map<String, String> files = written(plan);
        assertThat(files.get(KioskSetupPlans.CONFIG)).isEqualTo("root:hostkeeper-screen 0640 " + CONFIG);
        assertThat(files.get(KioskSetupPlans.XORG)).contains("\"DontVTSwitch\" \"true\"", "\"DontZap\" \"true\"");
        assertThat(files.get(KioskSetupPlans.SETTINGS + "/openbox.xml")).doesNotContain("keybind");
        assertThat(files.get(KioskSetupPlans.SESSION)).contains("HOSTKEEPER_KIOSK_SESSION=1");
        assertThat(files.get(KioskSetupPlans.SETTINGS + "/virt-viewer/settings")).contains("monitor-mapping=1:1");
        assertThat(files.get("/etc/systemd/system/" + KioskSetupPlans.UNIT)).contains(
                "User=hostkeeper-screen", "PAMName=login", "ExecStart=/usr/local/lib/hostkeeper/kiosk-session 2 spice://10.0.0.1:5900\n",
                "echo 0 >/proc/sys/kernel/sysrq", "cat /run/hostkeeper-kiosk.sysrq >/proc/sys/kernel/sysrq");
        assertThat(files.keySet()).noneMatch(path -> path.equals(CREDENTIAL));
        assertThat(plan.steps()).anyMatch(step -> step instanceof Step.Run run && run.arguments().contains(CREDENTIAL));
    }

    @Test
    @DisplayName("leave a kiosk its credential, its account’s folder and its start when a second plan is taken back")
    void again() {
        KioskSetup wish = new KioskSetup(CONFIG, 1, Optional.empty());
        FileState credential = FileState.Present.of(Bytes.utf8("key"), new Ownership("hostkeeper-screen", "hostkeeper-screen", 0600));
        Plan first = setups.plan(empty(Optional.empty()), wish);
        FileState home = new FileState.Folder(new Ownership("hostkeeper-screen", "hostkeeper-screen", 0700));
        Plan second = setups.plan(
                ground(Optional.empty(), true, Optional.empty(), Map.of(CREDENTIAL, credential, KioskSetupPlans.HOME, home)), wish);
        assertThat(undone(first)).anyMatch(words -> words.contains("rm") && words.contains(CREDENTIAL))
                .contains(List.of("rm", "-rf", "--", KioskSetupPlans.HOME)).anyMatch(words -> words.contains("disable"));
        assertThat(undone(second)).noneMatch(words -> words.contains("rm")).noneMatch(words -> words.contains("disable"));
    }

    @Test
    @DisplayName("make no key for a kiosk that asks agents, but the place for its token, which goes with the kiosk")
    void byAgent() {
        String config = "{\"artworks\": [{\"host\": \"gallery-1\", \"vm\": \"orbit\", \"agent\": \"http://10.0.0.1:8080\"}]}";
        Plan plan = setups.plan(empty(Optional.empty()), new KioskSetup(config, 1, Optional.empty()));
        assertThat(plan.steps()).noneMatch(step -> step instanceof Step.Run run && run.arguments().toString().contains("ssh-keygen"));
        assertThat(plan.steps()).anyMatch(step -> step instanceof Step.Run run && run.arguments().toString().contains("install -m 600")
                && run.undo().orElseThrow().contains(CREDENTIAL));
    }

    @Test
    @DisplayName("make the key where the config says that the kiosk looks for it")
    void elsewhere() {
        KioskSetup wish = new KioskSetup(CONFIG.replaceFirst("}$", ", \"credential\": \"foyer.key\"}"), 1, Optional.empty());
        String file = KioskSetupPlans.SETTINGS + "/foyer.key";
        Plan plan = setups.plan(ground(Optional.empty(), false, Optional.empty(), Map.of(file, new FileState.Absent())), wish);
        assertThat(plan.steps()).anyMatch(step -> step instanceof Step.Run run && run.arguments().contains(file));
        assertThat(undone(plan)).contains(List.of("rm", "-f", "--", file, file + ".pub"));
    }

    @Test
    @DisplayName("tell by a rule of its own what a unit and an address have to be")
    void rules() {
        assertThatThrownBy(() -> new HostedVm.Watched("a unit", "http://127.0.0.1")).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().text().toString()).contains("backslash"));
        assertThatThrownBy(() -> new HostedVm.Watched("a.service", "ftp://127.0.0.1")).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().text().toString()).contains("http://, then"));
    }

    private static List<List<String>> undone(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> step instanceof Step.Run run ? run.undo().stream() : Stream.empty())
                .toList();
    }

    @Test
    @DisplayName("refuse kiosk and viewer on one screen, and a machine on which a display manager starts")
    void refused() {
        assertThatThrownBy(() -> new KioskSetup(CONFIG, 1, Optional.of(new KioskSetup.Viewer("vnc://10.0.0.1:5900", 1))))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        assertThatThrownBy(() -> new KioskSetup.Viewer("file:///etc/passwd", 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new KioskSetup("{}", 1, Optional.empty())).isInstanceOf(ProblemException.class);
        KioskSetup wish = new KioskSetup(CONFIG, 1, Optional.empty());
        assertThatThrownBy(() -> setups.plan(empty(Optional.of("lightdm.service")), wish))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
    }
}
