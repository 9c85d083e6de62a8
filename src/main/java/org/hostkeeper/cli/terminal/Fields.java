package org.hostkeeper.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing for a person: a name and a value on each line, without those that say nothing. */
public final class Fields {
    private final Printer printer;
    private final List<Map.Entry<String, String>> lines = new ArrayList<>();

    public Fields(Printer printer) {
        this.printer = printer;
    }

    /** @param column a column's name in the command line's bundle */
    public void add(String column, Object value) {
        String words = value.toString();
        if (!words.isEmpty()) {
            lines.add(Map.entry(printer.terminal().say("column." + column), words));
        }
    }

    public void add(String column, Optional<?> value) {
        value.ifPresent(v -> add(column, v));
    }

    public void print() {
        int width = lines.stream().mapToInt(l -> l.getKey().length()).max().orElse(0);
        for (Map.Entry<String, String> line : lines) {
            String gap = " ".repeat(width - line.getKey().length() + 2);
            printer.line(line.getKey() + gap + Printable.line(line.getValue()), Cell.Tone.PLAIN);
        }
    }
}
