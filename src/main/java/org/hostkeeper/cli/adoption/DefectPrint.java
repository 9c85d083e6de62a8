package org.hostkeeper.cli.adoption;

import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;

/**
 * Tells a person of one defect after the other: a table has no room for reasons.
 *
 * @param mend the key of the sentence that says how to mend one by its plan; it is given the defect and the host
 */
public record DefectPrint(Printer printer, String mend) {
    public void tell(DefectRow row) {
        line("", Tone.PLAIN);
        line(row.host() + ": " + row.what(), Tone.ATTENTION);
        line("  " + row.why(), Tone.PLAIN);
        row.evidence().forEach(words -> line("    " + words, Tone.OFF));
        row.decision().ifPresent(words -> line("  " + words, Tone.PLAIN));
        row.command().ifPresent(words -> line("    " + words, Tone.PLAIN));
        if (row.withTakeOver()) {
            line("  " + printer.terminal().say("defects.with-take-over"), Tone.PLAIN);
        }
        if (row.mendable()) {
            line("  " + printer.terminal().say(mend, row.defect(), row.host()), Tone.PLAIN);
        }
    }

    void line(String words, Tone tone) {
        printer.line(Printable.line(words), tone);
    }
}
