package org.hostkeeper.cli.activity;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Ending;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.problem.Problem;
import picocli.CommandLine.Command;

/** The command {@code plan rollback}. */
@Command(
        name = "rollback",
        description = "Undo what was done of an interrupted plan, in reverse order.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper plan rollback 20261121-083000-abcd --dry-run",
            "  hostkeeper plan rollback 20261121-083000-abcd --yes"
        })
final class PlanRollback extends TakeOver {
    PlanRollback(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "rollback";
    }

    @Override
    Applied end(Assembly house, OpenPlan open, Progress progress) {
        return house.plans().rollback(open.id(), house.session(open.plan().host()), progress);
    }

    /** Undone is what was asked for, unless undoing itself is the problem. */
    @Override
    Ending ending(Applied applied) {
        boolean wholly = applied instanceof Applied.Undone(_, Problem cause)
                && !(cause instanceof Problem.RollbackFailed);
        return wholly ? Ending.taken() : Ending.of(applied);
    }
}
