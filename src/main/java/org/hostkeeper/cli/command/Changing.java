package org.hostkeeper.cli.command;

import java.util.Optional;
import org.hostkeeper.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** How carefully a change is made. */
public final class Changing {
    @Option(
            names = "--dry-run",
            description = "Print what would be done, step by step with differences and command lines, and change nothing.")
    private boolean dryRun;

    @Option(names = {"-y", "--yes"}, description = "Do it without asking. Without a terminal this or --dry-run is needed.")
    private boolean yes;

    public boolean dryRun() {
        return dryRun;
    }

    public boolean yes() {
        return yes;
    }

    /** Refuses at once, before any host is asked, what nobody could say yes to later. */
    public void check(Terminal terminal) {
        if (dryRun && yes) {
            throw UsageException.of("yes.and-dry-run");
        }
        if (!dryRun && !yes && !terminal.interactive()) {
            throw UsageException.of("yes.needed");
        }
    }

    /** Whether to go on: said beforehand, or by the person now. */
    public boolean agreed(Terminal terminal, String question) {
        if (yes) {
            return true;
        }
        Optional<String> answer = terminal.ask(question + " " + terminal.say("yes.choice"));
        return answer.map(String::strip)
                .filter(a -> a.equalsIgnoreCase(terminal.say("yes")) || a.equalsIgnoreCase(terminal.say("yes.letter")))
                .isPresent();
    }
}
