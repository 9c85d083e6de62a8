package org.hostkeeper.cli.host;

import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.fleet.HostTrial;

/** Shows a person how far a host could be tried. */
final class TrialPrint {
    private final Printer printer;

    TrialPrint(Printer printer) {
        this.printer = printer;
    }

    void print(HostTrial trial) {
        Terminal terminal = printer.terminal();
        trial.passed().forEach(stage -> printer.line(
                terminal.say("trial.passed", trial.host().name().value(), stage.words()), Tone.GOOD));
        trial.failed().ifPresent(failure -> printer.line(
                terminal.say("trial.failed", trial.host().name().value(), failure.at().words()), Tone.FAILED));
    }
}
