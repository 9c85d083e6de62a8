package org.hostkeeper.exhibition.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.exhibition.AgentOnHost;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.SettingsWriter;
import org.hostkeeper.exhibition.VmName;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/** Turns the wish that the host's agent watches a machine, or does so no longer, into a plan. */
public final class WatchPlans {
    static final String TOKEN_MADE = "hostkeeper-console-token";
    static final String WATCHED = "hostkeeper-vm-watched";

    private static final String HEAD = "# How Hostkeeper's agent watches this machine. Times are in seconds.\n";
    private static final Ownership FOLDER = new Ownership("root", AgentOnHost.GROUP, 0750);
    private static final Ownership FILE = new Ownership("root", AgentOnHost.GROUP, 0640);
    private static final String TOKEN_PROGRAM = Scripts.beside(WatchPlans.class, "token.sh");
    private static final String WATCHED_PROGRAM = Scripts.beside(WatchPlans.class, "watched.sh");

    /** What takes a setting back, by which no machine can be watched otherwise. */
    private static final String NONE = "none";
    private static final Set<String> CAN_BE_NONE = Set.of("opening_hours", "guests", "compatibility");

    /** For the host itself, and for guests with user-mode networking. */
    private static final String LOOPBACK = "127.0.0.1";

    /** The deployed controller's own. */
    private static final int FIRST_PORT = 8000;

    /** The agent's start, and a first look at each machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Clock clock;
    private final RandomGenerator random;

    public WatchPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * The agent watches this machine so from now on. What is not said stays as it was, or is the usual.
     *
     * @param on the host's machines, of which this one has to be one and to have its golden snapshot
     * @param said by key of the machine's file; "" for the usual, and "none" where there can be none
     * @throws ProblemException InvalidInput that names a key that is not understood
     */
    public Plan watch(WatchGround ground, Domains on, String vm, Map<String, String> said) {
        there(ground);
        ControllerSettings settings = settings(ground, on, vm, said);
        Domain domain = on.find(vm).orElseThrow(() -> new ProblemException(
                new Problem.NotFound(Text.of("exhibition", "vm-on", ground.host().value()), vm)));
        if (domain.snapshot(settings.snapshot()).isEmpty()) {
            throw new ProblemException(new Problem.Refused(
                    Text.of("exhibition.watch", "plan.watch", vm),
                    Text.of("exhibition.watch", "refused.no-golden", vm, settings.snapshot(),
                            Shell.quote(vm), Shell.quote(settings.snapshot()), ground.host().value())));
        }
        Optional<Watcher> other = on.watcher(domain).filter(by -> by.agent().isEmpty());
        if (other.isPresent()) {
            throw new ProblemException(new Problem.Refused(
                    Text.of("exhibition.watch", "plan.watch", vm),
                    Text.of("exhibition.watch", "refused.controller", other.get().unit(), ground.host().value())));
        }
        return plan(ground, Text.of("exhibition.watch", "plan.watch", vm), steps(ground, List.of(settings)));
    }

    private static ControllerSettings settings(WatchGround ground, Domains on, String vm, Map<String, String> said) {
        Map<String, String> keys = new TreeMap<>(said);
        keys.replaceAll((key, value) -> value.equals(NONE) && CAN_BE_NONE.contains(key) ? "" : value);
        keys.put("vm_name", vm);
        if (!ground.watches(vm)) {
            keys.putIfAbsent("api_port", Integer.toString(free(ground, on)));
            on.find(vm).map(Domain::reached).filter(addresses -> !addresses.isEmpty()).ifPresent(addresses -> keys.putIfAbsent(
                    "api_host", LOOPBACK + "," + String.join(",", addresses)));
        }
        StringBuilder lines = new StringBuilder();
        keys.forEach((key, value) -> lines.append("VMCTL_").append(key.toUpperCase(Locale.ROOT)).append('=').append(value).append('\n'));
        return ground.settings(vm, lines.toString());
    }

    /** The first that nobody there has: no other watched machine, nor the agent itself, which would not start with it, nor anything else. */
    private static int free(WatchGround ground, Domains on) {
        Set<Integer> taken = on.watchers().stream()
                .flatMap(by -> Stream.concat(Stream.of(by.port()), by.agent().map(Watch::port).stream()))
                .collect(Collectors.toSet());
        int port = FIRST_PORT;
        while (taken.contains(port) || ground.ports().contains(port)) {
            port++;
        }
        return port;
    }

    /** The agent lets it be; whatever happens to the machine then, nobody reverts it. */
    public Plan release(WatchGround ground, String vm) {
        there(ground);
        if (!ground.watches(vm)) {
            throw new ProblemException(new Problem.NotFound(Text.of("exhibition.watch", "watched-vm", ground.host().value()), vm));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.RemoveFile(AgentOnHost.vm(vm), ground.at(AgentOnHost.vm(vm))));
        withoutVariables(ground, vm).ifPresent(steps::add);
        HelperVms.of(ground).without(vm).ifPresent(steps::add);
        steps.add(takenUp());
        steps.add(runs());
        return plan(ground, Text.of("exhibition.watch", "plan.release", vm), steps);
    }

    /**
     * What makes the agent watch these machines; only checks if it does so already. Throws Refused without an agent.
     */
    static List<Step> steps(WatchGround ground, List<ControllerSettings> machines) {
        there(ground);
        List<Step> steps = files(ground, machines);
        if (!steps.isEmpty()) {
            steps.add(takenUp());
        }
        machines.forEach(machine -> steps.add(watched(machine.vm())));
        return steps;
    }

    private static List<Step> files(WatchGround ground, List<ControllerSettings> machines) {
        List<Step> steps = new ArrayList<>();
        if (ground.isAbsent(AgentOnHost.VMS)) {
            steps.add(new Step.MakeFolder(AgentOnHost.VMS, FOLDER, ground.at(AgentOnHost.VMS)));
        }
        for (ControllerSettings machine : machines) {
            String path = AgentOnHost.vm(VmName.checked(machine.vm()));
            String text = HEAD + SettingsWriter.write(machine);
            if (!ground.text(path).equals(text)) {
                steps.add(new Step.WriteFile(path, Content.of(text), FILE, ground.at(path)));
            }
            withoutVariables(ground, machine.vm()).ifPresent(steps::add);
        }
        HelperVms.of(ground).with(machines.stream().map(ControllerSettings::vm).toList()).ifPresent(steps::add);
        if (ground.isAbsent(AgentOnHost.TOKEN)) {
            steps.add(token());
        }
        return steps;
    }

    /** What was set there stands in the machine's file now, or goes with it. */
    private static Optional<Step> withoutVariables(WatchGround ground, String vm) {
        String path = AgentOnHost.variables(vm);
        return ground.isAbsent(path) ? Optional.empty() : Optional.of(new Step.RemoveFile(path, ground.at(path)));
    }

    /**
     * Stands before the files of machines whose ports others have had. When the plan is taken back these start again after this:
     * by then the agent has to have let go of the ports.
     */
    static Step makesRoom() {
        return Step.Run.of(
                Text.of("exhibition.watch", "step.room"),
                List.of("systemctl", "start", "--", AgentOnHost.UNIT), List.of("systemctl", "restart", "--", AgentOnHost.UNIT));
    }

    private static void there(WatchGround ground) {
        if (!ground.agent()) {
            String host = ground.host().value();
            throw new ProblemException(new Problem.Refused(
                    Text.of("exhibition.watch", "watching", host), Text.of("exhibition.watch", "refused.no-agent", host)));
        }
    }

    /** Made on the host, and never seen elsewhere: plans use it there. */
    private static Step token() {
        return Step.Run.of(
                Text.of("exhibition.watch", "step.token", AgentOnHost.TOKEN),
                List.of("sh", "-c", TOKEN_PROGRAM, TOKEN_MADE, "make", AgentOnHost.PROGRAM, AgentOnHost.CONFIG, AgentOnHost.TOKEN),
                List.of("sh", "-c", TOKEN_PROGRAM, TOKEN_MADE, "remove", AgentOnHost.PROGRAM, AgentOnHost.CONFIG, AgentOnHost.TOKEN));
    }

    private static Step takenUp() {
        return Step.Run.settling(Text.of("exhibition.watch", "step.agent"), List.of("systemctl", "restart", "--", AgentOnHost.UNIT));
    }

    private static Step runs() {
        return Step.Check.of(
                Text.of("exhibition.watch", "check.runs"),
                List.of("systemctl", "is-active", "--quiet", "--", AgentOnHost.UNIT),
                PATIENCE);
    }

    private static Step watched(String vm) {
        return Step.Check.of(
                Text.of("exhibition.watch", "check.watched", vm), List.of("sh", "-c", WATCHED_PROGRAM, WATCHED, vm), PATIENCE);
    }

    private Plan plan(WatchGround ground, Text title, List<Step> steps) {
        return new Plan(
                PlanId.next(clock, random), title, ground.host(), true, steps, Optional.empty(), Optional.empty(), clock.instant());
    }
}
