package org.hostkeeper.cli.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** What stands open on some hosts, asked there now. */
public record OpenPlans(List<OpenPlan> plans, List<Problem> problems) {
    public static OpenPlans on(Assembly house, Terminal terminal, List<Host> hosts) {
        List<HostName> names = hosts.stream().map(Host::name).toList();
        Map<HostName, Outcome<List<OpenPlan>>> asked = new Running(house, terminal)
                .job(Text.of("cli", "doing.open-plans"), progress -> house.fleet()
                        .onEach(names, (remote, _) -> house.plans().openOn(remote), progress));
        List<OpenPlan> plans = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        asked.values().forEach(outcome -> {
            switch (outcome) {
                case Outcome.Done<List<OpenPlan>>(List<OpenPlan> open) -> plans.addAll(open);
                case Outcome.Failed<List<OpenPlan>>(Problem problem) -> problems.add(problem);
                case Outcome.Cancelled<List<OpenPlan>> _ -> problems.add(new Problem.Cancelled("plan"));
            }
        });
        return new OpenPlans(plans, problems);
    }

    /** The one of this id; where a host did not answer, that is the more likely reason that it is not found. */
    OpenPlan find(PlanId id, Printer printer) {
        return plans.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow(() -> {
            problems.forEach(printer::problem);
            return new ProblemException(new Problem.NotFound(Text.of("cli", "kind.open-plan"), id.value()));
        });
    }

    public Exit told(Printer printer) {
        problems.forEach(printer::problem);
        return problems.stream().map(Exit::of).reduce(Exit.DONE, Exit::and);
    }
}
