package org.hostkeeper.cli.adoption;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hostkeeper.adoption.AdoptionPlans;
import org.hostkeeper.adoption.Adoptions;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Looking;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.Contributions;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes over what is deployed on hosts, whichever feature knows it. */
@Command(
        name = "adopt",
        description = {
            "Take over what is deployed on hosts, with its known defects: each is told with why it matters and what mends it.",
            "deployment: the agent takes the place of a module manager, with its settings, its table of modules and its address. Clients",
            "notice nothing; what they need without a token stays open and is told as such. The manager is stopped and stays where it is.",
            "schedule: the update of a mirror gets the form of \"cron mirror setup\", and all else in its file stays; letters in the crontabs",
            "of gateways are filled in so that the hosts that are adopted together do not overlap (\"cron stagger\" takes a window of yours).",
            "All of a host is one plan, and undo restores it byte for byte. Passwords in a config.json do not leave the host."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper adopt --host shop-1 --dry-run",
            "  hostkeeper adopt --only schedule --tag gateway --yes",
            "  hostkeeper adopt --mend log-truncated:3f09ab12 --host gateway-1",
            "  hostkeeper adopt --tag shop --canary shop-1 --yes"
        })
public final class AdoptCommand extends PlannedChange {
    @Option(names = "--only", paramLabel = "FEATURE", split = ",",
            description = "Only what these features know: deployment, schedule.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--mend", paramLabel = "DEFECT",
            description = "Take nothing over, and mend this defect by its own plan; as --dry-run names it.")
    private Optional<String> mend = Optional.empty();

    @Option(names = "--runtime", paramLabel = "FILE",
            description = "The packed agent, agent-linux-ARCHITECTURE.tar.gz; else the one that came with this program.")
    private Optional<Path> runtime = Optional.empty();

    @Option(names = "--as-root",
            description = "Go on where the manager runs as root: its modules are root's, and so whoever reaches the agent without a token runs code as root.")
    private boolean asRoot;

    private final SortedMap<HostName, List<Found>> found = new TreeMap<>();
    private final Map<HostName, Problem> unread = new TreeMap<>();

    public AdoptCommand(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return mend.map(defect -> Text.of("adoption", "mend", defect)).orElseGet(() -> Text.of("adoption", "title"));
    }

    /** Looks at all of them first: what one gets depends on the others, and what was found is told before it is asked about. */
    @Override
    protected List<HostName> concerned(Assembly house, Printer printer, List<HostName> hosts) {
        Adoptions adoptions = Contributions.of(house, runtime, asRoot);
        only.stream().filter(noun -> !adoptions.nouns().contains(noun)).findFirst().ifPresent(noun -> {
            throw UsageException.of("adopt.only", noun, String.join(", ", adoptions.nouns()));
        });
        Looking looking = adoptions.at(hosts, Set.copyOf(only));
        HostWork<Boolean> reading = (remote, _) -> {
            looking.read(remote);
            return true;
        };
        new Running(house, context().terminal())
                .job(Text.of("cli", "doing.read"), progress -> house.fleet().onEach(hosts, reading, progress))
                .forEach(this::note);
        found.putAll(looking.found());
        if (mend.isEmpty()) {
            found.forEach((host, all) -> all.forEach(one -> tell(printer, FoundRow.of(host, one, context().terminal()))));
        }
        return hosts;
    }

    private void note(HostName host, Outcome<Boolean> outcome) {
        switch (outcome) {
            case Outcome.Done<Boolean> _ -> {}
            case Outcome.Failed<Boolean>(Problem problem) -> unread.put(host, problem);
            case Outcome.Cancelled<Boolean> _ -> unread.put(host, new Problem.Cancelled(host.value()));
        }
    }

    private static void tell(Printer printer, FoundRow row) {
        DefectPrint print = new DefectPrint(printer, "adopt.mend");
        print.line(row.host() + ": " + row.what() + " (" + row.feature() + ")", Tone.PLAIN);
        row.problem().ifPresent(why -> print.line("  " + why.message(), Tone.FAILED));
        row.unread().ifPresent(why -> print.line("  " + why.message(), Tone.ATTENTION));
        if (row.defects().isEmpty() && row.unread().isEmpty()) {
            print.line("  " + printer.terminal().say("none.defects"), Tone.GOOD);
        }
        row.defects().forEach(print::tell);
        print.line("", Tone.PLAIN);
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        AdoptionPlans plans = Contributions.plans(house);
        return (remote, progress) -> {
            Optional.ofNullable(unread.get(remote.host())).ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            List<Found> here = found.getOrDefault(remote.host(), List.of());
            if (mend.isPresent()) {
                List<Defect> defects = here.stream().flatMap(one -> one.defects().stream()).toList();
                return plans.mend(remote.host(), defects, mend.get());
            }
            Plan plan = plans.takeOver(remote.host(), here.stream().map(Found::takeOver).toList());
            if (!dryRun()) {
                bring(here, remote, progress);
            }
            return plan;
        };
    }

    private static void bring(List<Found> found, Remote remote, Progress progress) {
        found.forEach(one -> {
            if (one.takeOver() instanceof TakeOver.ByPlan plan) {
                plan.before().bring(remote, progress);
            }
        });
    }

    /**
     * A change, with what it is about.
     *
     * @param found on each host that answered; a host where nothing was found has no entry
     */
    private record Adopted(Optional<Answers.Planned> plan, List<Answers.OfHost> hosts, List<FoundRow> found) {}

    @Override
    protected Object answer(Answers.Change change) {
        List<FoundRow> rows = new ArrayList<>();
        found.forEach((host, all) -> all.forEach(one -> rows.add(FoundRow.of(host, one, context().terminal()))));
        return new Adopted(change.plan(), change.hosts(), rows);
    }

    @Override
    protected void done(Printer printer, Set<HostName> hosts) {
        if (mend.isEmpty()) {
            printer.hint("adopted.hint");
        }
    }
}
