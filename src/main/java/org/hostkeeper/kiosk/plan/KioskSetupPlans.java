package org.hostkeeper.kiosk.plan;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * Makes a machine a kiosk: an account of its own whose session starts with the machine and holds the kiosk and nothing else; no
 * key leads out of it. Its SSH key is made there and never leaves it; a token for agents is brought by a person.
 */
public final class KioskSetupPlans {
    static final String ACCOUNT = "hostkeeper-screen";
    static final String HOME = "/var/lib/hostkeeper-screen";
    static final String SETTINGS = "/etc/hostkeeper-screen";
    static final String CONFIG = SETTINGS + "/kiosk.json";
    static final String XORG = "/etc/X11/xorg.conf.d/90-hostkeeper-kiosk.conf";
    static final String SESSION = "/usr/local/lib/hostkeeper/kiosk-session";
    static final String UNIT = "hostkeeper-kiosk.service";

    private static final String OPENBOX = SETTINGS + "/openbox.xml";
    private static final String PROGRAMS = "/usr/local/lib/hostkeeper";
    private static final String XORG_FOLDER = "/etc/X11/xorg.conf.d";
    private static final String UNIT_FILE = "/etc/systemd/system/" + UNIT;
    /** virt-viewer writes what it remembers into its own settings if it can, so they stand where it cannot. */
    private static final String VIEWER_FOLDER = SETTINGS + "/virt-viewer";

    private static final String VIEWER_SETTINGS = VIEWER_FOLDER + "/settings";
    private static final Ownership OPEN = new Ownership("root", "root", 0755);
    private static final Ownership READ = new Ownership("root", ACCOUNT, 0640);
    private static final Ownership ENTER = new Ownership("root", ACCOUNT, 0750);
    private static final Ownership OWN = new Ownership(ACCOUNT, ACCOUNT, 0700);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final List<String> TOOLS =
            List.of("useradd", "userdel", "systemctl", "pkill", "Xorg", "startx", "openbox", "hostkeeper");
    private static final List<String> PATHS = List.of(
            HOME, SETTINGS, CONFIG, VIEWER_FOLDER, VIEWER_SETTINGS, OPENBOX, "/etc/X11", XORG_FOLDER, XORG, PROGRAMS, SESSION, UNIT_FILE);

    /** Made by root and given to the account: nobody else can read it at any moment. One that is there stays. */
    private static final String MAKE_KEY =
            "[ -e \"$1\" ] || { umask 077 && ssh-keygen -q -t ed25519 -N '' -C \"hostkeeper-kiosk@$(uname -n)\" -f \"$1\" && chown \"$2:$2\" \"$1\" \"$1.pub\" && chmod 644 \"$1.pub\"; }";

    /** Whoever writes the token into it need not think of owner and mode. */
    private static final String MAKE_PLACE = "[ -e \"$1\" ] || install -m 600 -o \"$2\" -g \"$2\" /dev/null \"$1\"";

    private final Clock clock;
    private final RandomGenerator random;

    public KioskSetupPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Looks at the machine, and makes the plan. One on which a display manager starts is refused: two would fight for the screen. */
    public Plan plan(Remote remote, KioskSetup setup) {
        List<String> tools = new ArrayList<>(TOOLS);
        setup.viewer().ifPresent(_ -> tools.add("remote-viewer"));
        if (!setup.byAgent()) {
            tools.add("ssh-keygen");
        }
        List<String> paths = new ArrayList<>(PATHS);
        paths.add(setup.credential());
        return plan(Ground.read(remote, ACCOUNT, tools, paths), setup);
    }

    Plan plan(Ground ground, KioskSetup setup) {
        ground.display().ifPresent(unit -> {
            throw new ProblemException(new Problem.Refused(
                    Text.of("kiosk.plan", "title.setup"), Text.of("kiosk.plan", "refused.display", unit, ground.host().value())));
        });
        List<Step> steps = new ArrayList<>();
        if (!ground.hasUser()) {
            steps.add(Step.Run.of(
                    Text.of("kiosk.plan", "step.account", ACCOUNT),
                    List.of("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", HOME, "--shell", "/bin/sh", "--password", "*",
                            "--groups", "video,input", ACCOUNT),
                    List.of("userdel", "--force", ACCOUNT)));
        }
        steps.addAll(ground.isAbsent(HOME) ? List.of(home()) : ground.folder(HOME, OWN));
        steps.addAll(ground.folder(SETTINGS, ENTER));
        steps.addAll(ground.file(CONFIG, setup.config(), READ));
        setup.viewer().ifPresent(viewer -> {
            steps.addAll(ground.folder(VIEWER_FOLDER, ENTER));
            steps.addAll(ground.file(VIEWER_SETTINGS, "[fallback]\nmonitor-mapping=1:" + viewer.screen() + "\n", READ));
        });
        if (ground.isAbsent(setup.credential())) { // else taking the plan back would remove what hosts know already
            steps.add(credential(setup));
        }
        steps.addAll(ground.file(OPENBOX, Scripts.beside(KioskSetupPlans.class, "openbox.xml"), Ownership.ROOT_PUBLIC));
        steps.addAll(ground.folder("/etc/X11", OPEN));
        steps.addAll(ground.folder(XORG_FOLDER, OPEN));
        steps.addAll(ground.file(XORG, Scripts.beside(KioskSetupPlans.class, "kiosk.conf"), Ownership.ROOT_PUBLIC));
        steps.addAll(ground.folder(PROGRAMS, OPEN));
        steps.addAll(ground.file(SESSION, Scripts.beside(KioskSetupPlans.class, "session.sh"), OPEN));
        steps.addAll(ground.file(UNIT_FILE, unit(setup), Ownership.ROOT_PUBLIC));
        steps.add(Step.Run.settling(Text.of("kiosk.plan", "step.reload"), List.of("systemctl", "daemon-reload")));
        if (!ground.starts()) {
            steps.add(Step.Run.of(
                    Text.of("kiosk.plan", "step.enable", UNIT), List.of("systemctl", "enable", "--", UNIT), List.of("systemctl", "disable", "--now", "--", UNIT)));
        }
        return new Plan(
                PlanId.next(clock, random), Text.of("kiosk.plan", "title.setup"), ground.host(), true, steps, Optional.empty(), Optional.empty(), clock.instant());
    }

    /** What the session writes there goes with it: an empty folder is all that could be taken back otherwise. */
    private static Step home() {
        return Step.Run.of(
                Text.of("kiosk.plan", "step.home", HOME),
                List.of("install", "-d", "-m", "0700", "-o", ACCOUNT, "-g", ACCOUNT, HOME),
                List.of("rm", "-rf", "--", HOME));
    }

    private static Step credential(KioskSetup setup) {
        String file = setup.credential();
        return new Step.Run(
                setup.byAgent() ? Text.of("kiosk.plan", "step.place", file) : Text.of("kiosk.plan", "step.key", file),
                List.of("sh", "-c", setup.byAgent() ? MAKE_PLACE : MAKE_KEY, "hostkeeper-kiosk-key", file, ACCOUNT),
                Content.nothing(),
                LIMIT,
                Optional.of(List.of("rm", "-f", "--", file, file + ".pub")));
    }

    /** A login of its own on a terminal of its own, which X takes over: no display manager, no other session. */
    private static String unit(KioskSetup setup) {
        List<String> session = new ArrayList<>(List.of(SESSION, String.valueOf(setup.screen())));
        setup.viewer().ifPresent(viewer -> session.add(viewer.url()));
        return """
                [Unit]
                Description=Hostkeeper kiosk
                After=systemd-user-sessions.service network-online.target
                Wants=network-online.target
                Conflicts=getty@tty7.service
                StartLimitIntervalSec=0

                [Service]
                User=%s
                WorkingDirectory=%s
                RuntimeDirectory=hostkeeper-screen
                PAMName=login
                TTYPath=/dev/tty7
                TTYReset=yes
                TTYVHangup=yes
                StandardInput=tty
                StandardOutput=journal
                ExecStartPre=+-/bin/chvt 7
                # Alt+SysRq+R would take the keyboard from X, and Ctrl+Alt+F2 lead to a login then
                ExecStartPre=+-/bin/sh -c 'cat /proc/sys/kernel/sysrq >/run/hostkeeper-kiosk.sysrq && echo 0 >/proc/sys/kernel/sysrq'
                ExecStart=%s
                ExecStopPost=+-/bin/chvt 1
                ExecStopPost=+-/bin/sh -c 'cat /run/hostkeeper-kiosk.sysrq >/proc/sys/kernel/sysrq && rm -f /run/hostkeeper-kiosk.sysrq'
                Restart=on-failure
                RestartSec=2
                TimeoutStopSec=20

                [Install]
                WantedBy=multi-user.target
                """.formatted(ACCOUNT, HOME, Shell.line(session));
    }
}
