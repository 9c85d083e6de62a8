package org.hostkeeper.cli.host;

import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import picocli.CommandLine.Mixin;

/** What all changes of a host's description have in common: the host there is, the new one, the question, the answer. */
abstract class HostChange implements Callable<Integer> {
    private final Context context;

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Common common = new Common();

    HostChange(Context context) {
        this.context = context;
    }

    /** Puts the new description into the inventory. */
    abstract void carryOut(Assembly house, Host after);

    /** What the description becomes, from the inventory as it is. */
    abstract Host after(Assembly house);

    /** The text that says what is done: {@code host.edited}. */
    abstract String said();

    @Override
    public final Integer call() {
        changing.check(context.terminal());
        return context.local(common, this::change);
    }

    private Exit change(Assembly house, Printer printer) {
        Host after = after(house);
        HostRow row = HostRow.of(after);
        String name = after.name().value();
        if (!changing.dryRun() && !changing.agreed(context.terminal(), context.terminal().say("host.change-question", name))) {
            throw new ProblemException(new Problem.Cancelled(name));
        }
        if (!changing.dryRun()) {
            carryOut(house, after);
        }
        printer.object(row, () -> printer.sentence(changing.dryRun() ? "host.would-be" : said(), name, shown(row)));
        return Exit.DONE;
    }

    private String shown(HostRow row) {
        return row.user().map(user -> user + "@" + row.address().orElse("") + ":" + row.port().orElse(Endpoint.SSH_PORT))
                .orElse(context.terminal().say("host.local"));
    }
}
