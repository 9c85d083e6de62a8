package org.hostkeeper.cli.activity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Changes;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Spreading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a done change back, by a plan of its own that is previewed and journalled like any other. */
@Command(
        name = "undo",
        description = {
            "Take a change back: files become what they were, byte for byte, with owner and mode.",
            "A file that was changed by somebody else since is a conflict, and nothing is overwritten."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper undo 20261121-083000-abcd --dry-run",
            "  hostkeeper undo 20261121-083000-abcd --yes",
            "  hostkeeper undo 20261121-083000-abcd --host web1    a change that another console made"
        })
public final class UndoCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The plan's id, from \"hostkeeper activity list\".")
    private Optional<PlanId> id = Optional.empty();

    @Option(names = "--host", paramLabel = "NAME", description = "Where it was done, if this journal does not know it.")
    private Optional<HostName> host = Optional.empty();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    public UndoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        changing.check(context.terminal());
        return context.connected(common, connecting, this::undo);
    }

    private Exit undo(Assembly house, Printer printer) {
        PlanId wanted = id.orElseThrow();
        HostName where = host.orElseGet(() -> new HostName(ActivityShow.found(house, wanted).host()));
        Optional<Plan> atBroker = house.atBrokers().retained().undo(wanted);
        if (atBroker.isEmpty()) {
            Targets.required(house.inventory(), where);
        }
        Text title = Text.of("cli", "title.undo", Done.of(wanted, house.journal())
                .plan()
                .map(plan -> (Object) plan.title())
                .orElse(wanted.value()));
        Map<HostName, Outcome<Plan>> wishes = atBroker.isPresent()
                ? Map.of(atBroker.get().host(), new Outcome.Done<>(atBroker.get()))
                : new Running(house, context.terminal()).job(title, progress -> house.fleet()
                        .onEach(List.of(where), (remote, _) -> house.plans().undo(wanted, remote), progress));
        return new Changes(house, printer, changing, new Spreading()).carryOut(title, wishes);
    }
}
