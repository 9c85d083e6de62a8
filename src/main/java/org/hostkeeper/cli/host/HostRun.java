package org.hostkeeper.cli.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.command.CommandEnd;
import org.hostkeeper.command.CommandPlans;
import org.hostkeeper.command.CommandRequest;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command on hosts and shows what it said on each. */
@Command(
        name = "run",
        description = {
            "Run a command on hosts, without a shell: each word is one argument, and nothing is expanded there.",
            "What it said is shown host by host as they end, each line with the host's name before it.",
            "It stands in the activity with the end of what it said; nothing takes it back."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper host run --host web1 web2 --yes -- uptime",
            "  hostkeeper host run --tag web --as-root --limit 300 --yes -- apt-get -q update",
            "  hostkeeper host run --host web1 --yes -- sh -c 'df -h | tail -1'"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it ended with 0 everywhere", "1:it failed on a host", "3:a host was not reached or refused"})
final class HostRun implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The program and its arguments, after --.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--as-root", description = "Run it as root; else as the login user.")
    private boolean asRoot;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "60",
            description = "Kill it on the host after so many seconds (default: ${DEFAULT-VALUE}, at most 3600).")
    private long limit;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** How it ended on one host, as scripts see it. */
    record Row(
            String host,
            String outcome,
            String plan,
            Optional<Integer> exit,
            String out,
            String err,
            Optional<Answers.Trouble> problem) {}

    HostRun(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        changing.check(context.terminal());
        return context.connected(common, connecting, this::run);
    }

    private Exit run(Assembly house, Printer printer) {
        CommandRequest request = new CommandRequest(arguments, asRoot, Duration.ofSeconds(limit));
        List<HostName> hosts =
                targets.forChange(house.inventory()).stream().map(Host::name).toList();
        Terminal terminal = context.terminal();
        if (changing.dryRun()) {
            CommandPlans plans = new CommandPlans(house.clock(), house.random());
            List<Plan> all = hosts.stream().map(host -> plans.run(host, request)).toList();
            all.forEach(new PreviewPrint(printer)::print);
            printer.object(
                    new Answers.Planned(
                            terminal.say(request.title()),
                            all.stream().map(plan -> Answers.planned(plan, terminal)).toList()),
                    () -> printer.sentence("dry-run.nothing-changed"));
            return Exit.DONE;
        }
        if (!changing.agreed(terminal, terminal.say("yes.question", terminal.say(request.title()), hosts.size()))) {
            throw new ProblemException(new Problem.Cancelled(request.shown()));
        }
        Map<HostName, CommandEnd> ends = new Running(house, terminal)
                .job(request.title(), progress -> house.commandRuns().run(request, hosts, e -> told(printer, e), progress));
        printer.object(ends.values().stream().map(this::row).toList(), () -> {});
        return ends.values().stream().map(HostRun::exit).reduce(Exit.DONE, Exit::and);
    }

    private Row row(CommandEnd end) {
        return new Row(
                end.host().value(),
                end.problem().map(p -> Ending.of(p).answer("", context.terminal()).outcome()).orElse("done"),
                end.plan().value(),
                end.exit().isPresent() ? Optional.of(end.exit().getAsInt()) : Optional.empty(),
                end.out(),
                end.err(),
                end.problem().map(p -> Answers.Trouble.of(p, context.terminal())));
    }

    /** For a person, as soon as a host is through: each line says whose it is, and those of one host stay together. */
    private synchronized void told(Printer printer, CommandEnd end) {
        if (printer.json()) {
            return;
        }
        String host = end.host().value();
        String exit = end.exit().isPresent() ? Integer.toString(end.exit().getAsInt()) : "-";
        end.out().lines().forEach(line -> printer.line(host + " | " + Printable.text(line), Tone.PLAIN));
        end.err().lines().forEach(line -> printer.line(host + " ! " + Printable.text(line), Tone.ATTENTION));
        printer.line(context.terminal().say("run.host", host, exit), end.ok() ? Tone.GOOD : Tone.FAILED);
        if (end.exit().isEmpty()) {
            end.problem().ifPresent(printer::problem);
        }
    }

    private static Exit exit(CommandEnd end) {
        return end.problem().map(Exit::of).orElse(Exit.DONE);
    }
}
