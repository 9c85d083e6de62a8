package org.hostkeeper.cli.module;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.module.logs.LogFollow;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogPart;
import org.hostkeeper.module.logs.LogReader;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The journals of services on many hosts as one stream. */
@Command(
        name = "logs",
        description = {
            "Print the journals of services on many hosts as one, in the order of time.",
            "With --all it is the whole journal, with --kernel the kernel's lines.",
            "With --follow it goes on, also after a connection was cut, until Ctrl+C.",
            "--json prints one array; with --follow one object a line.",
            "\"hostkeeper logs\" is the same as \"hostkeeper module logs\"."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper logs nginx --tag web --since 2h --level warning",
            "  hostkeeper logs pump_1 pump_2 --host web1 --follow --lines 20",
            "  hostkeeper logs --all --host web1 --since \"2026-11-21 08:30\" --until \"2026-11-21 08:40\" --grep 'oom|killed'"
        })
public final class ModuleLogs implements Callable<Integer> {
    private static final int MOST_LINES = 100_000;

    private final Context context;

    @Parameters(paramLabel = "UNIT", arity = "0..*", description = "The services (\".service\" may be left out), or names of modules.")
    private List<String> units = new ArrayList<>();

    @Option(names = {"-f", "--follow"}, description = "Go on with what comes.")
    private boolean follow;

    @Option(names = "--since", paramLabel = "TIME", description = "Nothing older: 15min, 2h, 3d, 2026-11-21, \"2026-11-21 08:30\".")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Nothing newer; not with --follow.")
    private Optional<String> until = Optional.empty();

    @Option(names = {"-p", "--level"}, paramLabel = "LEVEL", description = "Only this level and more urgent ones: emerg, alert, crit, err, warning, notice, info, debug.")
    private Optional<String> level = Optional.empty();

    @Option(names = {"-g", "--grep"}, paramLabel = "PATTERN", description = "Only messages that match this regular expression; without capitals it ignores case.")
    private Optional<String> grep = Optional.empty();

    @Option(names = {"-a", "--all"}, description = "The whole journal of each host.")
    private boolean all;

    @Option(names = {"-k", "--kernel"}, description = "The kernel's lines, beside those of the services.")
    private boolean kernel;

    @Option(names = {"-n", "--lines"}, paramLabel = "N", defaultValue = "100",
            description = "How many lines of the past, of each host (default: 100).")
    private int lines = 100;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    public ModuleLogs(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (lines < 0 || lines > MOST_LINES) {
            throw UsageException.of("logs.lines-rule", MOST_LINES);
        }
        if (units.isEmpty() && !all && !kernel) {
            throw UsageException.of("logs.whose");
        }
        if (all && !(units.isEmpty() && !kernel)) {
            throw UsageException.of("logs.all-alone");
        }
        if (follow && until.isPresent()) {
            throw UsageException.of("logs.until-follow");
        }
        int least = level.map(Levels::parse).orElse(LogRequest.DEBUG);
        grep.ifPresent(Levels::checkPattern);
        return context.connected(common, connecting, (house, printer) -> logs(house, printer, least));
    }

    private Exit logs(Assembly house, Printer printer, int least) {
        List<HostName> hosts =
                targets.orAll(house.inventory()).stream().map(Host::name).toList();
        List<String> names = units.stream().map(UnitNames::service).distinct().toList();
        LogRequest request = LogRequest.last(
                        hosts.stream().collect(Collectors.toMap(h -> h, h -> new LogPart(all, kernel, meant(house, h, names)))), lines)
                .between(moment(house, since), moment(house, until))
                .matching(least, grep);
        LogPrint print = new LogPrint(printer, hosts);
        return follow ? follow(house, request, print) : past(house, hosts, request, printer, print);
    }

    private static Optional<Instant> moment(Assembly house, Optional<String> words) {
        return words.map(s -> Since.parse(s, house.clock().instant(), ZoneId.systemDefault()));
    }

    /** A module's name stands for its unit, as far as the last refresh knows it. */
    private static List<String> meant(Assembly house, HostName host, List<String> names) {
        Optional<Units> known = house.fleet().state(host).flatMap(state -> state.facts().of(new UnitsProbe()).value());
        return names.stream()
                .map(name -> known.flatMap(units -> units.meant(name)).map(Unit::name).orElse(name))
                .distinct()
                .toList();
    }

    private Exit follow(Assembly house, LogRequest request, LogPrint print) {
        return new Running(house, context.terminal()).quietly(Text.of("cli", "doing.follow"), progress -> {
            try (LogFollow following = new LogFollow(house.fleet(), request, print, Limits.usual(), house.clock())) {
                progress.onCancel(following::close);
                following.start();
                return print.awaitEnd();
            }
        });
    }

    private Exit past(Assembly house, List<HostName> hosts, LogRequest request, Printer printer, LogPrint print) {
        Map<HostName, Outcome<List<LogLine>>> read = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.logs"), progress -> house.fleet()
                        .onEach(hosts, (remote, _) -> new LogReader().read(remote, request), progress));
        List<LogLine> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        read.values().forEach(outcome -> {
            switch (outcome) {
                case Outcome.Done<List<LogLine>>(List<LogLine> of) -> all.addAll(of);
                case Outcome.Failed<List<LogLine>>(Problem problem) -> problems.add(problem);
                case Outcome.Cancelled<List<LogLine>> _ -> problems.add(new Problem.Cancelled("module logs"));
            }
        });
        all.sort(Comparator.comparing(LogLine::at));
        printer.object(all.stream().map(LogRow::of).toList(), () -> all.forEach(print::print));
        problems.forEach(printer::problem);
        return problems.stream().map(Exit::of).reduce(Exit.DONE, Exit::and);
    }
}
