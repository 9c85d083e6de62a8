package org.hostkeeper.cli.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Ending;
import org.hostkeeper.cli.command.PreviewPrint;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.JobRunner;
import org.hostkeeper.schedule.RunEnd;
import org.hostkeeper.schedule.RunPlans;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a job of cron's at once on hosts and shows what it says as it says it; Ctrl+C ends it there. */
abstract class RunsJob implements Callable<Integer> {
    private final Context context;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "86400",
            description = "End it on the host after so many seconds (default: ${DEFAULT-VALUE}, which is a day).")
    private long limit;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    RunsJob(Context context) {
        this.context = context;
    }

    /** What is wanted, for the question and the person. */
    abstract Text title();

    /** Plans the run on one host, from what is there right now. */
    abstract HostWork<Plan> planning(Assembly house, Duration longest);

    /**
     * How it ended on one host, as scripts see it.
     *
     * @param exit the job's status
     * @param out the end of what it said, 8 KiB at most
     */
    record Row(String host, String outcome, Optional<String> plan, Optional<Integer> exit, String out, Optional<Answers.Trouble> problem) {}

    @Override
    public final Integer call() {
        changing.check(context.terminal());
        if (limit < 1 || limit > RunPlans.LONGEST.toSeconds()) {
            throw UsageException.of("cron.run-limit", RunPlans.LONGEST.toSeconds());
        }
        return context.connected(common, connecting, this::run);
    }

    private Exit run(Assembly house, Printer printer) {
        List<HostName> hosts = targets.forChange(house.inventory()).stream().map(Host::name).toList();
        HostWork<Plan> planning = planning(house, Duration.ofSeconds(limit));
        Map<HostName, Outcome<Plan>> wishes = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.plan"), progress -> house.fleet().onEach(hosts, planning, progress));
        Map<HostName, Plan> plans = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        new TreeMap<>(wishes).forEach((host, outcome) -> {
            if (outcome instanceof Outcome.Done<Plan>(Plan plan)) {
                plans.put(host, plan);
            } else {
                problems.add(problem(host, outcome));
                rows.add(row(host, problems.getLast()));
            }
        });
        if (changing.dryRun()) {
            shown(printer, List.copyOf(plans.values()));
        } else if (!plans.isEmpty()) {
            carriedOut(house, printer, plans).values().forEach(end -> {
                end.problem().ifPresent(problems::add);
                rows.add(row(end));
            });
            printer.object(rows, () -> {});
        }
        problems.forEach(printer::problem);
        return problems.stream().map(one -> Ending.of(one).exit()).reduce(Exit.DONE, Exit::and);
    }

    private static Problem problem(HostName host, Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(Problem problem) ? problem : new Problem.Cancelled(host.value());
    }

    private void shown(Printer printer, List<Plan> plans) {
        plans.forEach(new PreviewPrint(printer)::print);
        printer.object(
                new Answers.Planned(
                        context.terminal().say(title()), plans.stream().map(plan -> Answers.planned(plan, context.terminal())).toList()),
                () -> printer.sentence("dry-run.nothing-changed"));
    }

    private Map<HostName, RunEnd> carriedOut(Assembly house, Printer printer, Map<HostName, Plan> plans) {
        Terminal terminal = context.terminal();
        if (!changing.yes()) {
            plans.values().forEach(new PreviewPrint(printer)::print);
        }
        if (!changing.agreed(terminal, terminal.say("yes.question", terminal.say(title()), plans.size()))) {
            throw new ProblemException(new Problem.Cancelled(terminal.say(title())));
        }
        JobRunner.Listener listener = new JobRunner.Listener() {
            @Override
            public void said(HostName host, String line) {
                RunsJob.this.said(printer, host, line);
            }

            @Override
            public void ended(RunEnd end) {
                RunsJob.this.ended(printer, end);
            }
        };
        return new Running(house, terminal).job(title(), progress -> house.jobRunner().run(title(), plans.values(), listener, progress));
    }

    private synchronized void said(Printer printer, HostName host, String line) {
        printer.line(host.value() + " | " + Printable.text(line), Tone.PLAIN);
    }

    private synchronized void ended(Printer printer, RunEnd end) {
        if (!end.heard()) {
            end.said().lines().forEach(line -> said(printer, end.host(), line));
        }
        String exit = end.exit().isPresent() ? Integer.toString(end.exit().getAsInt()) : "-";
        printer.line(context.terminal().say("run.host", end.host().value(), exit), end.problem().isEmpty() ? Tone.GOOD : Tone.FAILED);
    }

    private Row row(RunEnd end) {
        return new Row(
                end.host().value(),
                end.problem().map(problem -> Ending.of(problem).code()).orElse("done"),
                Optional.of(end.plan().value()),
                end.exit().isPresent() ? Optional.of(end.exit().getAsInt()) : Optional.empty(),
                end.said(),
                end.problem().map(problem -> Answers.Trouble.of(problem, context.terminal())));
    }

    private Row row(HostName host, Problem problem) {
        return new Row(
                host.value(), Ending.of(problem).code(), Optional.empty(), Optional.empty(), "",
                Optional.of(Answers.Trouble.of(problem, context.terminal())));
    }
}
