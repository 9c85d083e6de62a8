package org.hostkeeper.cli.schedule;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.schedule.StaggerRequest;
import org.hostkeeper.schedule.StaggerRequest.Which;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps jobs of many hosts apart. */
@Command(
        name = "stagger",
        description = {
            "Give jobs of many hosts times at which none starts while another may still run.",
            "Letters of template lines (\"0 U * * 2,5\") are filled in; with --command, jobs that run once a day get another time of day.",
            "Days stay as they are. The same hosts with the same jobs get the same times, in the order of their names."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper cron stagger --letters U,V,W --from 22:00 --to 08:00 --tag gateway --dry-run",
            "  hostkeeper cron stagger --command apt-mirror --from 01:00 --to 05:00 --apart 20 --tag mirror --yes"
        })
final class CronStagger extends PlannedChange {
    @Option(names = "--letters", paramLabel = "LETTER", split = ",", description = "The letters to fill in; without any, all letters.")
    private List<String> letters = new ArrayList<>();

    @Option(names = "--command", paramLabel = "WORDS", description = "The jobs whose command holds these words, instead of letters.")
    private Optional<String> command = Optional.empty();

    @Option(names = "--from", paramLabel = "HH:MM", defaultValue = "00:00",
            description = "When the first may start, in the hosts' time (default: ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(names = "--to", paramLabel = "HH:MM", defaultValue = "00:00",
            description = "When none may start any more (default: ${DEFAULT-VALUE}, the whole day).")
    private String to = "";

    @Option(names = "--apart", paramLabel = "MINUTES", defaultValue = "60",
            description = "How long each may run: two starts are so far apart at least (default: ${DEFAULT-VALUE}).")
    private int apart;

    @Option(names = "--change", paramLabel = "PART", defaultValue = "TIME",
            description = "With --command, what may become another: time, hour or minute (default: time, which is both).")
    private StaggerRequest.Change change = StaggerRequest.Change.TIME;

    private final Map<HostName, List<Stagger.Placed>> placed = new TreeMap<>();

    CronStagger(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return command.or(() -> letters.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", letters)))
                .map(what -> Text.of("schedule", "plan.stagger", what))
                .orElseGet(() -> Text.of("schedule", "plan.stagger-all"));
    }

    @Override
    protected void check() {
        if (command.isPresent() && !letters.isEmpty()) {
            throw UsageException.of("cron.stagger-what");
        }
        request();
    }

    private StaggerRequest request() {
        Which which = command.<Which>map(Which.Command::new).orElseGet(() -> new Which.Letters(Set.copyOf(letters)));
        return new StaggerRequest(which, time("--from", from), time("--to", to), apart, change).checked();
    }

    private static LocalTime time(String option, String text) {
        return StaggerRequest.time(text).orElseThrow(() -> UsageException.of("cron.stagger-time", option, text));
    }

    @Override
    protected List<HostName> concerned(Assembly house, Printer printer, List<HostName> hosts) {
        Map<HostName, Outcome<Schedules>> read = new Running(house, context().terminal())
                .job(Text.of("cli", "doing.read"), progress -> house.fleet()
                        .onEach(hosts, (remote, _) -> house.scheduleReader().read(remote), progress));
        if (read.values().stream().anyMatch(outcome -> !(outcome instanceof Outcome.Done<Schedules>))) {
            printer.hint("cron.stagger-all");
        }
        SortedMap<HostName, Schedules> schedules = new TreeMap<>();
        read.forEach((host, outcome) -> schedules.put(host, schedules(host, outcome)));
        placed.putAll(Stagger.of(schedules, request()).stream().collect(Collectors.groupingBy(Stagger.Placed::host)));
        return List.copyOf(placed.keySet());
    }

    /** A host that is not known cannot be kept apart from, so all have to answer. */
    private static Schedules schedules(HostName host, Outcome<Schedules> outcome) {
        return switch (outcome) {
            case Outcome.Done<Schedules>(Schedules found) -> found;
            case Outcome.Failed<Schedules>(Problem problem) -> throw new ProblemException(problem);
            case Outcome.Cancelled<Schedules> _ -> throw new ProblemException(new Problem.Cancelled(host.value()));
        };
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> {
            List<Stagger.Placed> jobs = placed.getOrDefault(remote.host(), List.of());
            return house.schedulePlans().stagger(house.scheduleReader().staggerGround(remote, jobs), jobs);
        };
    }
}
