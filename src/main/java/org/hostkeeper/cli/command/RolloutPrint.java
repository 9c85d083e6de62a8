package org.hostkeeper.cli.command;

import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.RolloutListener;
import org.hostkeeper.words.Text;

/** Tells a person at a terminal what is under way on which host; on standard error, since it is not the result. */
final class RolloutPrint implements RolloutListener {
    private final Printer printer;

    RolloutPrint(Printer printer) {
        this.printer = printer;
    }

    @Override
    public void started(HostName host) {}

    @Override
    public void step(HostName host, Text what, double fraction) {
        Terminal terminal = printer.terminal();
        if (terminal.interactive() && !printer.json()) {
            terminal.err().println(Printable.line(host + ": " + terminal.say(what)));
        }
    }

    @Override
    public void ended(HostName host, Applied how) {}
}
