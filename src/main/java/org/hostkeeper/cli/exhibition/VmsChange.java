package org.hostkeeper.cli.exhibition;

import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.cli.command.Context;
import picocli.CommandLine.Parameters;

/** An action that several machines can take at once. */
abstract class VmsChange extends VmChange {
    @Parameters(paramLabel = "VM", arity = "1..*", description = "The machines' names.")
    private List<String> names = new ArrayList<>();

    VmsChange(Context context) {
        super(context);
    }

    @Override
    final List<String> machines() {
        return names;
    }
}
