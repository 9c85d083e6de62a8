package org.hostkeeper.cli.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tries hosts of the inventory from the first packet to root. */
@Command(
        name = "test",
        description = "Try the connection to hosts, from the first packet to root, and say which step fails. Nothing is changed.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host test web1", "  hostkeeper host test --tag web --json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all work", "1:a command failed there", "3:one is unreachable or refuses"})
final class HostTest implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The hosts; without names all, or those chosen by --host and --tag.")
    private List<HostName> names = new ArrayList<>();

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** How far one host could be tried, as scripts see it. */
    record Row(String host, boolean ok, List<String> passed, Optional<String> failedAt, Optional<Answers.Trouble> problem) {
        static Row of(HostTrial trial, Terminal terminal) {
            return new Row(
                    trial.host().name().value(),
                    trial.failed().isEmpty(),
                    trial.passed().stream().map(HostTrial.Stage::code).toList(),
                    trial.failed().map(f -> f.at().code()),
                    trial.failed().map(f -> Answers.Trouble.of(f.problem(), terminal)));
        }
    }

    HostTest(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::test);
    }

    private Exit test(Assembly house, Printer printer) {
        List<Host> hosts = names.isEmpty()
                ? targets.orAll(house.inventory())
                : names.stream().map(n -> Targets.required(house.inventory(), n)).toList();
        List<HostTrial> trials = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.test"), _ -> all(house, hosts));
        printer.object(
                trials.stream().map(t -> Row.of(t, context.terminal())).toList(),
                () -> trials.forEach(new TrialPrint(printer)::print));
        trials.forEach(t -> t.failed().ifPresent(f -> printer.problem(f.problem())));
        return trials.stream()
                .map(t -> t.failed().map(f -> Exit.of(f.problem())).orElse(Exit.DONE))
                .reduce(Exit.DONE, Exit::and);
    }

    private static List<HostTrial> all(Assembly house, List<Host> hosts) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HostTrial>> tries = hosts.stream()
                    .map(host -> (Callable<HostTrial>) () -> house.tryHost(host, house.answers()))
                    .toList();
            return threads.invokeAll(tries).stream().map(Future::resultNow).toList();
        }
    }
}
