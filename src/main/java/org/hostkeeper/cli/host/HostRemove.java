package org.hostkeeper.cli.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Ending;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes hosts out of the inventory; the hosts themselves are not touched. */
@Command(
        name = "remove",
        description = {
            "Take hosts out of the inventory, with what was cached of them.",
            "Nothing is changed on the hosts; the journal keeps what was done there."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host remove web1 --yes", "  hostkeeper host remove web1 web2 --dry-run"})
final class HostRemove implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The hosts.")
    private List<HostName> names = new ArrayList<>();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Common common = new Common();

    HostRemove(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        changing.check(context.terminal());
        return context.local(common, this::remove);
    }

    private Exit remove(Assembly house, Printer printer) {
        List<HostName> hosts = names.stream()
                .distinct()
                .map(name -> Targets.required(house.inventory(), name).name())
                .toList();
        checkJumps(house, hosts);
        String all = hosts.stream().map(HostName::value).collect(Collectors.joining(", "));
        if (!changing.dryRun() && !changing.agreed(context.terminal(), context.terminal().say("host.remove-question", all))) {
            throw new ProblemException(new Problem.Cancelled("host remove"));
        }
        if (!changing.dryRun()) {
            hosts.forEach(house.inventory()::remove);
        }
        List<Answers.OfHost> answers =
                hosts.stream().map(h -> ending().answer(h.value(), context.terminal())).toList();
        printer.object(
                new Answers.Change(Optional.empty(), answers),
                () -> printer.sentence(changing.dryRun() ? "host.would-remove" : "host.removed", all));
        return Exit.DONE;
    }

    private Ending ending() {
        return changing.dryRun() ? Ending.planned() : Ending.done();
    }

    /** A host that others are reached through goes only together with them. */
    private static void checkJumps(Assembly house, List<HostName> going) {
        for (Host other : house.inventory().hosts()) {
            Optional<HostName> jump = other.endpoint().flatMap(Endpoint::jump);
            if (jump.isPresent() && going.contains(jump.get()) && !going.contains(other.name())) {
                throw UsageException.of("host.is-jump", jump.get().value(), other.name().value());
            }
        }
    }
}
