package org.hostkeeper.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Plans that run a job of a crontab at once, as cron would run it. Nothing takes such a run back, and the plan says so. */
public final class RunPlans {
    /** What the program calls itself, {@code $0}; its parameters are the plan's id, the user, a number of lines, and the command. */
    public static final String RUN = "hostkeeper-cron-run";

    /** Longer than most jobs take, and not for ever. */
    public static final Duration LONGEST = Duration.ofDays(7);

    static final String SCRIPT = Scripts.beside(RunPlans.class, "run.sh");
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /** What bash keeps for itself, and what the program calls its own. */
    private static final Set<String> NOT_SET = Set.of("UID", "EUID", "PPID", "BASHOPTS", "SHELLOPTS");

    private final SchedulePlans plans;

    public RunPlans(SchedulePlans plans) {
        this.plans = plans;
    }

    /** @param limit after which it is ended on the host */
    public Plan run(HostName host, Schedules schedules, String id, Duration limit) {
        CronJob job = ScheduleGround.find(host, schedules, List.of(id)).getFirst();
        return plans.plan(host, Text.of("schedule", "plan.run", job.command()), plan -> List.of(step(host, schedules, job, plan.value(), limit)));
    }

    /** @param mark names the run on the host */
    static Step step(HostName host, Schedules schedules, CronJob job, String mark, Duration limit) {
        JobText text = job.text().job().orElseThrow(() -> ScheduleGround.refused(job.command(), "refused.no-job"));
        if (!schedules.users().contains(job.user())) {
            throw new ProblemException(new Problem.NotFound(Text.of("schedule", "user-on", host.value()), job.user()));
        }
        DaemonCommand daemon = DaemonCommand.of(text.command());
        String command = RawText.shown(daemon.command());
        if (command.indexOf('\uFFFD') >= 0 || command.isBlank()) {
            throw ScheduleGround.refused(job.command(), "refused.run-bytes");
        }
        List<String> set = set(job);
        List<String> arguments = List.of("sh", "-c", SCRIPT, RUN, mark, job.user(), String.valueOf(set.size()), command);
        return new Step.Run(
                Text.of("schedule", "step.run", job.user(), command), arguments, input(set, daemon), limit, Optional.empty());
    }

    /** What the crontab sets, by input: a password may be among it, which no process list is to show and no journal to keep. */
    private static List<String> set(CronJob job) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, String> one : job.environment().entrySet()) {
            if (one.getKey().matches(NAME) && !one.getKey().startsWith("hk_") && !NOT_SET.contains(one.getKey())) {
                pairs.add(Base64.getEncoder().encodeToString((one.getKey() + "=" + one.getValue()).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return pairs;
    }

    private static Content input(List<String> set, DaemonCommand daemon) {
        String lines = set.stream().map(pair -> pair + "\n").reduce("", String::concat);
        return (lines + daemon.input()).isEmpty() ? Content.nothing() : Content.of(RawText.bytes(lines + daemon.input()));
    }
}
