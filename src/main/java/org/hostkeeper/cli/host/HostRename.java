package org.hostkeeper.cli.host;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a host another name; facts, kept passwords and hosts behind it follow. */
@Command(
        name = "rename",
        description = {
            "Call a host something else. Its cached facts, kept passwords and the hosts behind it follow.",
            "The activity keeps the name that the host had when something was done there."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host rename web1 shop-web --yes"})
final class HostRename extends HostChange {
    @Parameters(index = "0", paramLabel = "NAME", description = "The host.")
    private HostName name = new HostName("unnamed");

    @Parameters(index = "1", paramLabel = "NEW-NAME", description = "What you call it from now on.")
    private HostName next = new HostName("unnamed");

    HostRename(Context context) {
        super(context);
    }

    @Override
    Host after(Assembly house) {
        Host before = Targets.required(house.inventory(), name);
        return new Host(next, before.endpoint(), before.sudo(), before.tags());
    }

    @Override
    void carryOut(Assembly house, Host after) {
        house.inventory().replace(name, after);
        house.answers().renamed(name, next);
    }

    @Override
    String said() {
        return "host.renamed";
    }
}
