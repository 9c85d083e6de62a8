package org.hostkeeper.cli.activity;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Ending;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.OpenPlan;
import picocli.CommandLine.Command;

/** The command {@code plan resume}. */
@Command(
        name = "resume",
        description = {
            "Finish an interrupted plan: its remaining steps are done.",
            "A command that was under way when it was interrupted is run again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper plan resume 20261121-083000-abcd --dry-run", "  hostkeeper plan resume 20261121-083000-abcd --yes"})
final class PlanResume extends TakeOver {
    PlanResume(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "resume";
    }

    @Override
    Applied end(Assembly house, OpenPlan open, Progress progress) {
        return house.plans().resume(open.id(), house.session(open.plan().host()), progress);
    }

    @Override
    Ending ending(Applied applied) {
        return Ending.of(applied);
    }
}
