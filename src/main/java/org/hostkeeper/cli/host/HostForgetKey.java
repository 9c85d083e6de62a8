package org.hostkeeper.cli.host;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Ending;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is left to a person after a host was set up anew: the old key goes, and the next contact asks again. */
@Command(
        name = "forget-key",
        description = {
            "Forget the accepted key of a host whose keeper confirmed that it has a new one.",
            "The next contact shows the new fingerprint and asks. Files in ~/.ssh are not touched."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host forget-key web1 --yes", "  hostkeeper host test web1"})
final class HostForgetKey implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The host.")
    private HostName name = new HostName("unnamed");

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Common common = new Common();

    HostForgetKey(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        changing.check(context.terminal());
        return context.local(common, (house, printer) -> {
            Host host = Targets.required(house.inventory(), name);
            Endpoint endpoint = host.endpoint().orElseThrow(() -> UsageException.of("host.no-key", name.value()));
            boolean agreed = changing.dryRun()
                    || changing.agreed(context.terminal(), context.terminal().say("host.forget-question", name.value()));
            if (!agreed) {
                throw new ProblemException(new Problem.Cancelled("host forget-key"));
            }
            int keys = changing.dryRun() ? 0 : house.hostKeys().forget(endpoint);
            Ending ending = changing.dryRun() ? Ending.planned() : Ending.done();
            printer.object(
                    new Answers.Change(Optional.empty(), List.of(ending.answer(name.value(), context.terminal()))),
                    () -> printer.sentence(changing.dryRun() ? "host.would-forget" : "host.forgotten", name.value(), keys));
            return Exit.DONE;
        });
    }
}
