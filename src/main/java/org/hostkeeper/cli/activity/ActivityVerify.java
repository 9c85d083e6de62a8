package org.hostkeeper.cli.activity;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.plan.Journal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proves that nobody rewrote the journal. */
@Command(
        name = "verify",
        description = "Check the journal's hash chain from its first line to its last.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper activity verify",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the chain is whole", "1:a line was taken out or altered"})
final class ActivityVerify implements Callable<Integer> {
    private final Context context;

    @Mixin
    private Common common = new Common();

    /** The result as scripts see it. */
    record Verified(boolean whole, long lines, Optional<Long> brokenAt) {}

    ActivityVerify(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.local(common, (house, printer) -> {
            Journal.Verification found = house.journal().verify();
            boolean whole = found.brokenAt().isEmpty();
            printer.object(
                    new Verified(whole, found.lines(), found.brokenAt()),
                    () -> printer.sentence(
                            whole ? "verify.whole" : "verify.broken",
                            found.lines(),
                            found.brokenAt().orElse(0L)));
            return whole ? Exit.DONE : Exit.FAILED;
        });
    }
}
