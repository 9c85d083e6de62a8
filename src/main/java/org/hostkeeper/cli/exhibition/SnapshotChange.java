package org.hostkeeper.cli.exhibition;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Parameters;

/** A change that is about one snapshot of one machine. */
abstract class SnapshotChange extends VmChange {
    @Parameters(index = "0", paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The snapshot's name.")
    private String snapshot = "";

    SnapshotChange(Context context) {
        super(context);
    }

    /** What is done, for which plan.* are the words. */
    abstract String verb();

    final String snapshot() {
        return snapshot;
    }

    @Override
    final List<String> machines() {
        return List.of(name);
    }

    @Override
    final Text titled(String names) {
        return Text.of("exhibition", "plan." + verb(), names, snapshot);
    }
}
