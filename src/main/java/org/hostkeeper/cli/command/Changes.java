package org.hostkeeper.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** The one way from a wish to its result on every host: preview, question, apply, and an answer for each. */
public final class Changes {
    private final Assembly house;
    private final Printer printer;
    private final Changing changing;
    private final Spreading spreading;
    private final Function<Answers.Change, Object> answer;
    private final Set<HostName> done = new TreeSet<>();

    public Changes(Assembly house, Printer printer, Changing changing, Spreading spreading) {
        this(house, printer, changing, spreading, change -> change);
    }

    /** @param answer what a script gets of the whole */
    Changes(Assembly house, Printer printer, Changing changing, Spreading spreading, Function<Answers.Change, Object> answer) {
        this.house = house;
        this.printer = printer;
        this.changing = changing;
        this.spreading = spreading;
        this.answer = answer;
    }

    /** Carries out what could be planned; hosts where it could not are told with their problem. */
    public Exit carryOut(Text title, Map<HostName, Outcome<Plan>> wishes) {
        List<Plan> plans = new ArrayList<>();
        Map<HostName, Ending> endings = new TreeMap<>();
        new TreeMap<>(wishes).forEach((host, outcome) -> {
            switch (outcome) {
                case Outcome.Done<Plan>(Plan plan) -> plans.add(plan);
                case Outcome.Failed<Plan>(Problem problem) -> endings.put(host, Ending.of(problem));
                case Outcome.Cancelled<Plan> _ -> endings.put(host, cancelled(title));
            }
        });
        if (spreading.failedOn(endings.keySet())) {
            plans.forEach(plan -> endings.put(plan.host(), cancelled(title)));
        } else if (changing.dryRun()) {
            plans.forEach(plan -> new PreviewPrint(printer).print(plan));
            plans.forEach(plan -> endings.put(plan.host(), Ending.planned()));
        } else if (!plans.isEmpty()) {
            endings.putAll(asked(title, plans));
        }
        return report(title, plans, endings);
    }

    /** The hosts on which it was carried out by now. */
    public Set<HostName> done() {
        return Set.copyOf(done);
    }

    private Map<HostName, Ending> asked(Text title, List<Plan> plans) {
        Terminal terminal = printer.terminal();
        if (!changing.yes()) {
            plans.forEach(plan -> new PreviewPrint(printer).print(plan));
            if (!changing.agreed(terminal, terminal.say("yes.question", terminal.say(title), plans.size()))) {
                Map<HostName, Ending> endings = new TreeMap<>();
                plans.forEach(plan -> endings.put(plan.host(), cancelled(title)));
                return endings;
            }
        }
        Map<HostName, Applied> applied = new Running(house, terminal)
                .job(title, progress -> house.rollout()
                        .apply(spreading.over(title, plans), new RolloutPrint(printer), progress));
        Map<HostName, Ending> endings = new TreeMap<>();
        applied.forEach((host, how) -> {
            endings.put(host, Ending.of(how));
            if (Ending.of(how).exit() == Exit.DONE) {
                done.add(host);
            }
        });
        return endings;
    }

    private Ending cancelled(Text title) {
        return Ending.of(new Problem.Cancelled(printer.terminal().say(title)));
    }

    private Exit report(Text title, List<Plan> plans, Map<HostName, Ending> endings) {
        Terminal terminal = printer.terminal();
        List<Answers.OfHost> hosts = new ArrayList<>();
        endings.forEach((host, ending) -> hosts.add(ending.answer(host.value(), terminal)));
        Optional<Answers.Planned> planned = plans.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answers.Planned(
                        terminal.say(title),
                        plans.stream().map(p -> Answers.planned(p, terminal)).toList()));
        printer.object(answer.apply(new Answers.Change(planned, hosts)), () -> forPeople(plans, endings));
        endings.values().forEach(ending -> ending.problem().ifPresent(printer::problem));
        return endings.values().stream().map(Ending::exit).reduce(Exit.DONE, Exit::and);
    }

    private void forPeople(List<Plan> plans, Map<HostName, Ending> endings) {
        if (changing.dryRun()) {
            printer.sentence("dry-run.nothing-changed");
            return;
        }
        Map<HostName, String> ids = new TreeMap<>();
        plans.forEach(plan -> ids.put(plan.host(), plan.id().value()));
        Terminal terminal = printer.terminal();
        printer.list(
                List.copyOf(endings.entrySet()),
                List.of("host", "outcome", "plan"),
                entry -> List.of(
                        Cell.of(entry.getKey()),
                        Cell.state(entry.getValue().words(terminal), entry.getValue().tone()),
                        Cell.of(ids.getOrDefault(entry.getKey(), ""))),
                Text.of("cli", "none.hosts"));
        endings.forEach((host, ending) -> {
            if (ending.exit() == Exit.DONE) {
                printer.hint("undo.hint", ids.getOrDefault(host, ""));
            }
        });
    }
}
