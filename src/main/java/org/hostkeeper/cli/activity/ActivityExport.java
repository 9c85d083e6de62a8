package org.hostkeeper.cli.activity;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.preview.ShellExport;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A change for the record, or to be done by hand. */
@Command(
        name = "export",
        description = "Print a change as JSON or as a commented shell script. Secrets are references, never values.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper activity export 20261121-083000-abcd > change.json",
            "  hostkeeper activity export 20261121-083000-abcd --format sh > change.sh"
        })
final class ActivityExport implements Callable<Integer> {
    /** In which form. */
    enum Format { json, sh }

    private final Context context;

    @Parameters(paramLabel = "ID", description = "The plan's id, from \"hostkeeper activity list\".")
    private Optional<PlanId> id = Optional.empty();

    @Option(names = "--format", paramLabel = "json|sh", description = "The form (default: json).")
    private Format format = Format.json;

    @Mixin
    private Common common = new Common();

    ActivityExport(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.local(common, (house, _) -> {
            context.terminal().out().println(exported(house).stripTrailing());
            return Exit.DONE;
        });
    }

    private String exported(Assembly house) {
        PlanId wanted = id.orElseThrow();
        Plan plan = ActivityShow.found(house, wanted)
                .plan()
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("cli", "kind.plan"), wanted.value())));
        return switch (format) {
            case json -> PlanJson.writeForJournal(plan);
            case sh -> ShellExport.of(plan);
        };
    }
}
