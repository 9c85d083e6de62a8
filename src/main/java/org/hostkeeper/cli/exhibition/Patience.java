package org.hostkeeper.cli.exhibition;

import java.time.Duration;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.exhibition.ExhibitionPlans;
import picocli.CommandLine.Option;

/** How long a guest may take to shut down. */
final class Patience {
    private static final int LONGEST = 600;

    @Option(names = "--patience", paramLabel = "SECONDS", defaultValue = "30",
            description = "How long its guest agent, and then its own system, may take to shut it down; then the plug is pulled (${DEFAULT-VALUE}).")
    private int seconds = (int) ExhibitionPlans.PATIENCE.toSeconds();

    @Option(names = "--pull-the-plug", description = "Do not ask the guest at all.")
    private boolean plug;

    Duration value() {
        if (seconds < 0 || seconds > LONGEST) {
            throw UsageException.of("vm.patience", LONGEST);
        }
        return plug ? Duration.ZERO : Duration.ofSeconds(seconds);
    }
}
