package org.hostkeeper.cli.host;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a host another description. */
@Command(
        name = "edit",
        description = {
            "Change how a host is reached, how root is reached there, or its tags; what is not given stays.",
            "Nothing is connected to: host test tells whether the new way works."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper host edit web1 --address op@10.0.0.9 --yes",
            "  hostkeeper host edit web1 --tag web --untag new --dry-run"
        })
final class HostEdit extends HostChange {
    @Parameters(paramLabel = "NAME", description = "The host.")
    private HostName name = new HostName("unnamed");

    @Mixin
    private HostFields fields = new HostFields();

    HostEdit(Context context) {
        super(context);
    }

    @Override
    Host after(Assembly house) {
        if (!fields.any()) {
            throw UsageException.of("host.edit-what");
        }
        return fields.over(Targets.required(house.inventory(), name), name, house.inventory());
    }

    @Override
    void carryOut(Assembly house, Host after) {
        house.inventory().replace(name, after);
    }

    @Override
    String said() {
        return "host.edited";
    }
}
