package org.hostkeeper.cli.host;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.words.Text;

/** The fleet as a table; also what the demo shows where there is no display. */
public final class StatusTable {
    private StatusTable() {}

    static void print(Printer printer, List<StatusRow> rows) {
        Terminal terminal = printer.terminal();
        printer.list(
                rows,
                List.of("host", "state", "system", "uptime", "load", "memory", "failed", "age"),
                row -> List.of(
                        Cell.of(row.host()),
                        Cell.state(terminal.say("state." + row.state()), tone(row.state())),
                        Cell.of(row.os().orElse("")),
                        Cell.number(row.uptimeSeconds().map(StatusTable::lasting).orElse("")),
                        Cell.number(row.load().map(l -> load(l, terminal.language())).orElse("")),
                        Cell.number(memory(row, terminal.language())),
                        Cell.number(row.failedUnits().map(u -> Integer.toString(u.size())).orElse("")),
                        Cell.number(row.ageSeconds().map(StatusTable::lasting).orElse(""))),
                Text.of("cli", "none.hosts-yet"));
    }

    static Tone tone(String state) {
        return switch (state) {
            case "ok" -> Tone.GOOD;
            case "attention" -> Tone.ATTENTION;
            case "unreachable" -> Tone.FAILED;
            default -> Tone.OFF;
        };
    }

    static String memory(StatusRow row, Locale language) {
        if (row.memoryTotal().isEmpty() || row.memoryAvailable().isEmpty()) {
            return "";
        }
        long used = row.memoryTotal().get() - row.memoryAvailable().get();
        return Amounts.bytes(used, language) + " / " + Amounts.bytes(row.memoryTotal().get(), language);
    }

    static String load(List<Double> load, Locale language) {
        return String.format(language, "%.2f", load.getFirst());
    }

    static String lasting(long seconds) {
        return Amounts.lasting(Duration.ofSeconds(seconds));
    }
}
