package org.hostkeeper.kiosk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
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

/** All is real but what draws: X, its window manager, the viewer and the kiosk are stand-ins, and the host has no terminal. */
@TestBed
@DisplayName("A real machine that is made a kiosk")
class KioskSetupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BY_SSH = "{\"artworks\": [{\"host\": \"gallery-1\", \"vm\": \"orbit\", \"ssh\": \"hostkeeper-kiosk@10.0.0.1\"}]}";
    private static final String BY_AGENT = "{\"artworks\": [{\"host\": \"gallery-1\", \"vm\": \"orbit\", \"agent\": \"http://10.0.0.1:8080\"}]}";
    private static final String CREDENTIAL = KioskSetupPlans.SETTINGS + "/kiosk.credential";
    private static final String UNIT_FILE = "/etc/systemd/system/" + KioskSetupPlans.UNIT;
    private static final String SEEN = "/run/seen";
    private static final List<String> TOOLS = List.of("Xorg", "startx", "xinit", "openbox", "remote-viewer", "hostkeeper");

    private static final String STARTX = """
            #!/bin/sh
            xinit "$@"
            exit $?
            """;

    /** As the real one: it ends well whether X or the session in it ended, however they did, and takes the other along. */
    private static final String XINIT = """
            #!/bin/bash
            words=()
            for word; do
                [ "$word" != -- ] || break
                words+=("$word")
            done
            echo "$*" >>/run/seen/xinit
            Xorg infinity &
            server=$!
            DISPLAY=:0 SERVER=$server setsid "${words[@]}" &
            client=$!
            trap 'kill -HUP -- "-$client"; kill "$server"; exit 1' TERM
            wait -n
            kill -HUP -- "-$client"
            kill "$server"
            exit 0
            """;

    /** Tells what it was given, and ends with the status that /run/seen/NAME.does says, or when X has gone. */
    private static final String PROGRAM = """
            #!/bin/sh
            name=${0##*/}
            {
                echo "arguments $*"
                echo "user $(id -un) of $(id -Gn)"
                env | sort
                cat /etc/hostkeeper-screen/kiosk.json && echo
                cat "${XDG_CONFIG_HOME:-/nowhere}/virt-viewer/settings"
            } >"/run/seen/$name.$$" 2>&1
            mv "/run/seen/$name.$$" "/run/seen/$name.run.$$"
            while [ ! -e "/run/seen/$name.does" ]; do
                kill -0 "$SERVER" || exit 1
                sleep 0.1
            done
            read -r status <"/run/seen/$name.does"
            rm "/run/seen/$name.does"
            exit "$status"
            """;

    private final TestHost host;
    private final RealConsole console;
    private final KioskSetupPlans plans = new KioskSetupPlans(Clock.systemUTC(), new Random());

    KioskSetupIT(TestHost host) {
        this.host = host;
        this.console = new RealConsole(List.of(), host);
    }

    @BeforeEach
    void standIns() throws IOException {
        host.sh("mkdir -p -m 777 %s && chmod 777 %s; getent group input || groupadd --system input".formatted(SEEN, SEEN)).outOfSuccess(); // udev's group
        program("startx", STARTX);
        program("xinit", XINIT);
        for (String name : List.of("openbox", "remote-viewer", "hostkeeper")) {
            program(name, PROGRAM);
        }
        host.sh("cp /bin/sleep /usr/local/bin/Xorg").outOfSuccess();
    }

    private void program(String name, String text) throws IOException {
        Path file = host.files().resolve("usr/local/bin/" + name);
        Files.writeString(file, text);
        host.exec("chmod", "755", "/usr/local/bin/" + name).outOfSuccess();
    }

    @AfterEach
    void clean() {
        host.sh("""
                systemctl disable --now hostkeeper-kiosk display
                pkill -KILL -u hostkeeper-screen
                rm -rf %s %s.d /etc/systemd/system/display.service %s %s %s /usr/local/lib/hostkeeper /run/seen
                userdel --force hostkeeper-screen
                systemctl daemon-reload
                systemctl reset-failed""".formatted(UNIT_FILE, UNIT_FILE, KioskSetupPlans.HOME, KioskSetupPlans.SETTINGS, KioskSetupPlans.XORG));
        console.close();
    }

    private static KioskSetup wish(String config) {
        return new KioskSetup(config, 2, Optional.of(new KioskSetup.Viewer("spice://10.0.0.1:5900?a=1&b=2", 1)));
    }

    private Plan plan(String config) {
        return plans.plan(console.remote(host), wish(config));
    }

    private Applied setUp(String config) {
        Applied applied = console.apply(plan(config));
        assertThat(applied).isInstanceOf(Applied.Done.class);
        return applied;
    }

    private boolean account(String... words) {
        return host.sh("setpriv --reuid=hostkeeper-screen --regid=hostkeeper-screen --init-groups " + String.join(" ", words)).status() == 0;
    }

    @Test
    @DisplayName("has an account without a password, that can read its config and key, and change neither config nor session")
    void made() {
        setUp(BY_SSH);
        assertThat(host.exec("id", "-Gn", KioskSetupPlans.ACCOUNT).out().strip().split(" ")).containsExactlyInAnyOrder(KioskSetupPlans.ACCOUNT, "video", "input");
        assertThat(host.sh("getent shadow hostkeeper-screen | cut -d: -f2").out()).isEqualTo("*\n");
        assertThat(host.sh("getent passwd hostkeeper-screen | cut -d: -f6,7").out()).isEqualTo("/var/lib/hostkeeper-screen:/bin/sh\n");
        Map<String, String> wanted = Map.ofEntries(
                Map.entry(KioskSetupPlans.HOME, "hostkeeper-screen:hostkeeper-screen 700"),
                Map.entry(KioskSetupPlans.SETTINGS, "root:hostkeeper-screen 750"),
                Map.entry(KioskSetupPlans.CONFIG, "root:hostkeeper-screen 640"),
                Map.entry(KioskSetupPlans.SETTINGS + "/virt-viewer", "root:hostkeeper-screen 750"),
                Map.entry(KioskSetupPlans.SETTINGS + "/virt-viewer/settings", "root:hostkeeper-screen 640"),
                Map.entry(CREDENTIAL, "hostkeeper-screen:hostkeeper-screen 600"),
                Map.entry(CREDENTIAL + ".pub", "hostkeeper-screen:hostkeeper-screen 644"),
                Map.entry(KioskSetupPlans.SETTINGS + "/openbox.xml", "root:root 644"),
                Map.entry(KioskSetupPlans.XORG, "root:root 644"),
                Map.entry(KioskSetupPlans.SESSION, "root:root 755"),
                Map.entry(UNIT_FILE, "root:root 644"));
        wanted.forEach((path, ownership) -> {
            assertThat(host.exec("stat", "-c", "%U:%G %a", path).out().strip()).as(path).isEqualTo(ownership);
            assertThat(account("test", "-r", path)).as(path).isTrue();
            boolean own = path.startsWith(CREDENTIAL) || path.equals(KioskSetupPlans.HOME);
            assertThat(account("test", "-w", path)).as(path).isEqualTo(own);
        });
        assertThat(host.sh("su plain -c 'cat %s %s'".formatted(KioskSetupPlans.CONFIG, CREDENTIAL)).out()).isEmpty();
        assertThat(host.exec("cat", KioskSetupPlans.CONFIG).out()).isEqualTo(BY_SSH);
        assertThat(host.sh("ssh-keygen -y -f " + CREDENTIAL).outOfSuccess().strip())
                .startsWith("ssh-ed25519 ")
                .isEqualTo(host.exec("cat", CREDENTIAL + ".pub").out().strip());
        assertThat(PublicKey.parse(host.exec("cat", CREDENTIAL + ".pub").out()).type()).isEqualTo("ssh-ed25519");
    }

    @Test
    @DisplayName("starts it by itself with a unit that systemd finds no fault with")
    void unit() {
        setUp(BY_SSH);
        assertThat(host.sh("systemd-analyze verify %s 2>&1".formatted(UNIT_FILE)).out()).isEmpty();
        assertThat(host.exec("systemctl", "is-enabled", KioskSetupPlans.UNIT).out().strip()).isEqualTo("enabled");
        assertThat(host.exec("systemctl", "show", "-P", "NeedDaemonReload", KioskSetupPlans.UNIT).out().strip()).isEqualTo("no");
        host.sh("echo 'Rubbish=yes' >>" + UNIT_FILE);
        assertThat(host.sh("systemd-analyze verify %s 2>&1".formatted(UNIT_FILE)).out()).contains("Rubbish");
    }

    /** The terminal is all that is taken from the unit. */
    private void start() {
        host.sh("""
                mkdir -p %1$s.d
                printf '[Service]\\nStandardInput=null\\nTTYPath=\\nTTYReset=no\\nTTYVHangup=no\\n' >%1$s.d/no-terminal.conf
                systemctl daemon-reload && systemctl start hostkeeper-kiosk""".formatted(UNIT_FILE)).outOfSuccess();
        await().atMost(PATIENCE).until(() -> runs("hostkeeper") == 1 && runs("openbox") == 1 && runs("remote-viewer") == 1);
    }

    private long runs(String program) {
        return host.sh("ls %s/%s.run.*".formatted(SEEN, program)).out().lines().count();
    }

    private String last(String program) {
        return host.sh("cat $(ls -t %s/%s.run.* | head -n 1)".formatted(SEEN, program)).out();
    }

    private void ends(String program, int status) {
        host.sh("echo %d >%s/new && mv %s/new %s/%s.does".formatted(status, SEEN, SEEN, SEEN, program)).outOfSuccess();
    }

    private boolean nothingRuns() {
        return TOOLS.stream().allMatch(tool -> host.exec("pgrep", "-x", tool).out().isEmpty());
    }

    private String shown(String property) {
        return host.exec("systemctl", "show", "-P", property, KioskSetupPlans.UNIT).out().strip();
    }

    @Test
    @DisplayName("shows the kiosk in a session of that account, and the artwork on the other screen")
    void session() {
        setUp(BY_SSH);
        start();
        assertThat(nothingRuns()).isFalse();
        assertThat(last("hostkeeper").lines()).contains(
                "arguments kiosk --config /etc/hostkeeper-screen/kiosk.json --screen 2",
                "HOSTKEEPER_KIOSK_SESSION=1",
                "HOME=/var/lib/hostkeeper-screen",
                "DISPLAY=:0",
                BY_SSH).anyMatch(line -> line.matches("user hostkeeper-screen of .*\\binput\\b.*"));
        assertThat(last("openbox").lines()).contains("arguments --config-file /etc/hostkeeper-screen/openbox.xml");
        assertThat(last("remote-viewer").lines()).contains(
                "arguments --full-screen --kiosk --kiosk-quit=never -- spice://10.0.0.1:5900?a=1&b=2", "monitor-mapping=1:1");
        assertThat(host.exec("cat", SEEN + "/xinit").out().strip()).endsWith("-- :0 vt7 -nolisten tcp -keeptty");
        assertThat(host.sh("ps -o user= -C Xorg").out().strip()).startsWith("hostke");
    }

    @Test
    @DisplayName("starts again what ends in the session: the kiosk, the window manager and the viewer, each by itself")
    void crash() {
        setUp(BY_SSH);
        start();
        for (String program : List.of("hostkeeper", "openbox", "remote-viewer")) {
            ends(program, program.equals("hostkeeper") ? 1 : 0);
            await().alias(program).atMost(PATIENCE).until(() -> runs(program) == 2);
        }
        assertThat(runs("hostkeeper")).isEqualTo(2);
        assertThat(shown("NRestarts")).isEqualTo("0");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Xorg", "xinit", "startx", "kiosk-session"})
    @DisplayName("starts the whole session again when what carries it crashes, though xinit calls that well, and nothing of the one before is left:")
    void again(String program) {
        setUp(BY_SSH);
        start();
        host.sh("pkill -SEGV -x " + program).outOfSuccess();
        await().atMost(PATIENCE).until(() -> runs("hostkeeper") == 2 && runs("openbox") == 2 && runs("remote-viewer") == 2);
        assertThat(shown("NRestarts")).isEqualTo("1");
        assertThat(shown("ActiveState")).isEqualTo("active");
        for (String each : TOOLS) {
            await().alias(each).atMost(PATIENCE).until(() -> host.exec("pgrep", "-c", "-x", each).out().equals("1\n"));
        }
    }

    @Test
    @DisplayName("is left alone once staff has left the kiosk")
    void left() {
        setUp(BY_SSH);
        start();
        ends("hostkeeper", 0);
        await().atMost(PATIENCE).until(() -> shown("ActiveState").equals("inactive"));
        assertThat(shown("Result")).isEqualTo("success");
        // twice as long as it waits before it starts a session again
        await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> shown("ActiveState").equals("inactive") && runs("hostkeeper") == 1);
        await().atMost(PATIENCE).until(this::nothingRuns);
    }

    @Test
    @DisplayName("stops at once when it is told to, and that is no failure")
    void stopped() {
        setUp(BY_SSH);
        start();
        host.exec("timeout", "15", "systemctl", "stop", KioskSetupPlans.UNIT).outOfSuccess();
        assertThat(shown("Result")).isEqualTo("success");
        await().atMost(PATIENCE).until(this::nothingRuns);
    }

    @Test
    @DisplayName("has nothing left to be changed a second time, and of another config only the config")
    void twice() {
        setUp(BY_SSH);
        assertThat(plan(BY_SSH).steps()).singleElement().isInstanceOfSatisfying(Step.Run.class, run -> assertThat(run.settles()).isTrue());
        assertThat(plan(BY_SSH.replace("orbit", "pump")).steps()).hasSize(2).first().isInstanceOfSatisfying(
                Step.WriteFile.class, file -> assertThat(file.path()).isEqualTo(KioskSetupPlans.CONFIG));
    }

    /** Every file and account; not what each change of a host writes: the kept plans, and the copies that useradd makes. */
    private Set<String> everything() {
        return host.sh("""
                find /etc /usr /var/lib -xdev ! -path '/var/lib/hostkeeper*/plans*' ! -path /var/lib/hostkeeper ! -path '/var/lib/systemd/*' ! -name '*-' \\
                    -printf '%p %u:%g %m %y %l\\n' | sort
                cat /etc/passwd /etc/group /etc/shadow /etc/gshadow
                systemctl list-unit-files --no-legend | grep -v transient""").outOfSuccess().lines().collect(Collectors.toSet());
    }

    private List<String> changes(Set<String> before) {
        Set<String> now = everything();
        return Stream.concat(
                before.stream().filter(line -> !now.contains(line)).map(line -> "gone: " + line),
                now.stream().filter(line -> !before.contains(line)).map(line -> "come: " + line)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {BY_SSH, BY_AGENT})
    @DisplayName("is as before when that is taken back, also after the session has run and a token was brought:")
    void undone(String config) {
        Set<String> before = everything();
        Applied applied = setUp(config);
        assertThat(changes(before)).isNotEmpty();
        start();
        host.sh("setpriv --reuid=hostkeeper-screen --regid=hostkeeper-screen --clear-groups sh -c 'mkdir %1$s/.cache && echo x >%1$s/.cache/x && echo x >%1$s/.Xauthority'"
                .formatted(KioskSetupPlans.HOME)).outOfSuccess();
        if (config.equals(BY_AGENT)) {
            assertThat(host.exec("stat", "-c", "%U:%G %a %s", CREDENTIAL).out().strip()).isEqualTo("hostkeeper-screen:hostkeeper-screen 600 0");
            host.sh("echo hk_0123456789 >" + CREDENTIAL).outOfSuccess();
            assertThat(host.exec("stat", "-c", "%U:%G %a", CREDENTIAL).out().strip()).isEqualTo("hostkeeper-screen:hostkeeper-screen 600");
        }
        host.sh("rm -r %s.d".formatted(UNIT_FILE)).outOfSuccess(); // the test's own

        assertThat(console.undo(applied)).isInstanceOf(Applied.Done.class);

        assertThat(changes(before)).isEmpty();
        await().atMost(PATIENCE).until(this::nothingRuns);
    }

    @Test
    @DisplayName("is refused while a display manager starts there, which is named")
    void display() {
        host.sh("""
                printf '[Service]\\nExecStart=/bin/true\\n[Install]\\nAlias=display-manager.service\\n' >/etc/systemd/system/display.service
                systemctl daemon-reload""").outOfSuccess();
        assertThat(plan(BY_SSH).steps()).isNotEmpty(); // one that is there and does not start is in nobody's way
        host.sh("systemctl enable display").outOfSuccess();
        assertThatThrownBy(() -> plan(BY_SSH)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isInstanceOf(Problem.Refused.class);
            assertThat(e.problem().text().toString()).contains("display.service");
        });
    }

    @Test
    @DisplayName("is told which tool it lacks, each of them")
    void tools() {
        for (String tool : TOOLS) {
            if (!tool.equals("xinit")) { // which comes with startx
                host.sh("mv /usr/local/bin/%s /root/".formatted(tool)).outOfSuccess();
                assertThatThrownBy(() -> plan(BY_SSH)).as(tool).isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(new Problem.MissingTool(host.name(), tool)));
                host.sh("mv /root/%s /usr/local/bin/".formatted(tool)).outOfSuccess();
            }
        }
    }
}
