package org.hostkeeper.cli.module;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.inspection.Cause;
import org.hostkeeper.module.inspection.Diagnosis;

/** Why a service failed, for a person: the reason first, then what led to it, then what to try. */
final class WhySheet {
    private final Printer printer;

    private WhySheet(Printer printer) {
        this.printer = printer;
    }

    static void print(Printer printer, HostName host, String unit, Diagnosis diagnosis) {
        if (!printer.json()) {
            new WhySheet(printer).print(host, unit, diagnosis);
        }
    }

    private void print(HostName host, String unit, Diagnosis d) {
        String at = d.at().map(then -> "  " + at(then)).orElse("");
        line(host.value() + "  " + unit + at, Tone.PLAIN);
        line("  " + printer.terminal().say(d.sentence()), d.cause() == Cause.NONE ? Tone.GOOD : Tone.FAILED);
        d.more().forEach(text -> line("  " + printer.terminal().say(text), Tone.PLAIN));
        part("why.last", d.last().stream().map(l -> at(l.at()) + "  " + l.message()).toList());
        part("why.changed", d.changes().stream().map(c -> at(c.at()) + "  " + printer.terminal().say(c.what())).toList());
        part("why.try", d.remedies().stream().map(r -> printer.terminal().say(r.words())).toList());
    }

    private void part(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            line("  " + printer.terminal().say(title), Tone.PLAIN);
            lines.forEach(line -> line("    " + line, Tone.PLAIN));
        }
    }

    private void line(String words, Tone tone) {
        printer.line(Printable.line(words), tone);
    }

    private static String at(Instant then) {
        return Amounts.at(then, ZoneId.systemDefault());
    }
}
