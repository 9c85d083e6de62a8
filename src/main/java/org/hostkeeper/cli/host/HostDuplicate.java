package org.hostkeeper.cli.host;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a host that is much like one that is there. */
@Command(
        name = "duplicate",
        description = "Add a host with the settings of another one, apart from what is given. Nothing is connected to.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host duplicate web1 web2 --address op@web2.example.org --yes"})
final class HostDuplicate extends HostChange {
    @Parameters(index = "0", paramLabel = "NAME", description = "The host that is there.")
    private HostName name = new HostName("unnamed");

    @Parameters(index = "1", paramLabel = "NEW-NAME", description = "What you call the new one.")
    private HostName next = new HostName("unnamed");

    @Mixin
    private HostFields fields = new HostFields();

    HostDuplicate(Context context) {
        super(context);
    }

    @Override
    Host after(Assembly house) {
        return fields.over(Targets.required(house.inventory(), name), next, house.inventory());
    }

    @Override
    void carryOut(Assembly house, Host after) {
        house.inventory().add(after);
    }

    @Override
    String said() {
        return "host.duplicated";
    }
}
