package org.hostkeeper.kiosk.plan;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * Lets a kiosk's key ask for the state of some machines of a host and bring them back, and nothing else: an account that can
 * run one root-owned program, which checks every word, and a rule of sudo that names each of its calls.
 */
public final class KioskHostPlans {
    static final String ACCOUNT = "hostkeeper-kiosk";
    static final String DOOR = "/usr/local/lib/hostkeeper/kiosk";
    static final String HOME = "/var/lib/hostkeeper-kiosk";
    static final String KEYS = HOME + "/.ssh/authorized_keys";
    static final String SETTINGS = "/etc/hostkeeper-kiosk";
    static final String MACHINES = SETTINGS + "/machines";
    static final String RULE = "/etc/sudoers.d/hostkeeper-kiosk";

    private static final String PROGRAMS = "/usr/local/lib/hostkeeper";
    private static final String DOOR_PROGRAM = Scripts.beside(KioskHostPlans.class, "door.sh");
    private static final Ownership OPEN = new Ownership("root", "root", 0755);
    private static final Ownership CLOSED = new Ownership("root", "root", 0700);
    private static final Ownership SUDOERS = new Ownership("root", "root", 0440);
    private static final String TOKEN = SETTINGS + "/token";
    static final String AGENT = "/opt/hostkeeper/current/bin/hostkeeper";
    static final String CONFIG = "/etc/hostkeeper/config.json";
    private static final String TOKEN_PROGRAM = Scripts.beside(KioskHostPlans.class, "token.sh");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TIME_TO_COME_BACK = Duration.ofSeconds(60);
    private static final List<String> TOOLS = List.of("sudo", "visudo", "useradd", "userdel", "logger", "flock", "timeout", "virsh", "systemctl");
    private static final List<String> PATHS =
            List.of(PROGRAMS, DOOR, HOME, HOME + "/.ssh", KEYS, SETTINGS, MACHINES, RULE);

    private final Clock clock;
    private final RandomGenerator random;

    public KioskHostPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Looks at the host, and makes the plan after which exactly these keys can do that to exactly these machines. */
    public Plan plan(Remote remote, List<HostedVm> machines, List<PublicKey> keys) {
        Ground ground = Ground.read(remote, ACCOUNT, TOOLS, PATHS);
        if (ground.login().equals(ACCOUNT)) {
            throw new ProblemException(new Problem.Refused(
                    Text.of("kiosk.plan", "title.host.short"), Text.of("kiosk.plan", "refused.itself", ACCOUNT)));
        }
        return plan(ground, machines, keys);
    }

    Plan plan(Ground ground, List<HostedVm> machines, List<PublicKey> keys) {
        String rule = rule(machines);
        Step.Check whole = Step.Check.of(Text.of("kiosk.plan", "check.sudoers"), List.of("visudo", "-c", "-q"), PATIENCE);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Run(
                Text.of("kiosk.plan", "check.sudoers.new", RULE), List.of("visudo", "-c", "-q", "-f", "-"), Content.of(rule), PATIENCE, Optional.empty()));
        steps.addAll(ground.folder(PROGRAMS, OPEN));
        steps.addAll(ground.file(DOOR, DOOR_PROGRAM, OPEN));
        steps.addAll(ground.folder(SETTINGS, CLOSED));
        steps.addAll(ground.file(MACHINES, lines(machines.stream().map(HostedVm::line)), Ownership.ROOT_PRIVATE));
        token(ground.token(), role(machines)).ifPresent(steps::add);
        if (!ground.hasUser()) {
            steps.add(account());
        }
        steps.addAll(ground.file(RULE, rule, SUDOERS));
        steps.add(whole);
        // the key last: whoever comes in by it finds all of it in place
        steps.addAll(ground.folder(HOME, OPEN));
        steps.addAll(ground.folder(HOME + "/.ssh", OPEN));
        steps.addAll(ground.file(KEYS, lines(keys.stream().map(KioskHostPlans::line)), Ownership.ROOT_PUBLIC));
        return new Plan(
                PlanId.next(clock, random),
                Text.of("kiosk.plan", "title.host", names(machines)),
                ground.host(),
                true,
                steps,
                Optional.of(new Deadman(TIME_TO_COME_BACK, List.of(whole), false)),
                Optional.empty(),
                clock.instant());
    }

    public static String names(List<HostedVm> machines) {
        return machines.stream().map(HostedVm::name).collect(Collectors.joining(", "));
    }

    /** For those that the agent watches one token, which can read their state and revert them. As the agent writes it. */
    private static Optional<String> role(List<HostedVm> machines) {
        String names = machines.stream().filter(HostedVm::byAgent).map(HostedVm::name).sorted().collect(Collectors.joining("/"));
        return names.isEmpty() ? Optional.empty() : Optional.of("revert:" + names);
    }

    /**
     * The host keeps no token that was replaced, and the agent only their hashes: to take it back, one is made that is good for
     * what the one before was good for.
     */
    private static Optional<Step> token(Optional<String> before, Optional<String> wanted) {
        if (before.equals(wanted)) {
            return Optional.empty();
        }
        List<String> back = before.filter(role -> !role.isEmpty()).map(role -> token("back", role)).orElseGet(() -> token("remove"));
        return Optional.of(wanted.map(role -> Step.Run.of(
                        Text.of("kiosk.plan", "step.token", TOKEN, role.substring("revert:".length()).replace("/", ", ")), token("make", role), back))
                .orElseGet(() -> Step.Run.of(Text.of("kiosk.plan", "step.token.remove", TOKEN), token("remove"), back)));
    }

    private static List<String> token(String... words) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", TOKEN_PROGRAM, "hostkeeper-kiosk-token", words[0], AGENT, CONFIG, TOKEN));
        all.addAll(List.of(words).subList(1, words.length));
        return all;
    }

    /** A password that nothing matches: one that is locked keeps out keys too where sshd does without PAM. It goes also while a kiosk is connected. */
    private static Step account() {
        return Step.Run.of(
                Text.of("kiosk.plan", "step.account", ACCOUNT),
                List.of("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", HOME, "--shell", "/bin/sh", "--password", "*", ACCOUNT),
                List.of("userdel", "--force", ACCOUNT));
    }

    /** sshd runs it by the account's shell, which reads nothing out of what was asked for. */
    private static String line(PublicKey key) {
        return "restrict,command=\"" + DOOR + "\" " + key.type() + " " + key.base64() + " " + ACCOUNT;
    }

    private static String rule(List<HostedVm> machines) {
        String calls = machines.stream()
                .flatMap(vm -> Stream.of("state ", "revert ").map(verb -> DOOR + " " + verb + vm.word()))
                .collect(Collectors.joining(", "));
        return "# Hostkeeper's kiosk. What it does is told by the program itself: it asks for the state every second or two.\n"
                + "Defaults:" + ACCOUNT + " !log_allowed, !pam_session\n"
                + ACCOUNT + " ALL = (root) NOPASSWD: " + calls + "\n";
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }
}
