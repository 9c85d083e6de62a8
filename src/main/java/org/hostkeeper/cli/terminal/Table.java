package org.hostkeeper.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns with a header, for people; scripts use JSON. What a host said is shown on one line and without
 * control characters, so that it can neither break the table nor speak to the terminal.
 */
public final class Table {
    private final List<String> header;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(List<String> header) {
        this.header = List.copyOf(header);
    }

    public void add(List<Cell> row) {
        if (row.size() != header.size()) {
            throw new IllegalArgumentException("A row of " + row.size() + " under " + header.size() + " columns");
        }
        rows.add(List.copyOf(row));
    }

    public String shown(boolean colour) {
        int[] widths = widths();
        StringBuilder all = new StringBuilder();
        line(all, header.stream().map(Cell::of).toList(), widths, false);
        rows.forEach(row -> line(all, row, widths, colour));
        return all.toString();
    }

    private int[] widths() {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = width(clean(header.get(column)));
            for (List<Cell> row : rows) {
                widths[column] = Math.max(widths[column], width(clean(row.get(column).words())));
            }
        }
        return widths;
    }

    private void line(StringBuilder all, List<Cell> row, int[] widths, boolean colour) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Cell cell = row.get(column);
            String words = clean(cell.words());
            String gap = " ".repeat(widths[column] - width(words));
            String painted = colour ? cell.tone().paint(words) : words;
            boolean right = cell.number() || (rowIsHeader(row) && isNumberColumn(column));
            line.append(right ? gap + painted : painted + gap);
            line.append(column == widths.length - 1 ? "" : "  ");
        }
        all.append(line.toString().stripTrailing()).append('\n');
    }

    private boolean rowIsHeader(List<Cell> row) {
        return rows.stream().noneMatch(r -> r == row);
    }

    private boolean isNumberColumn(int column) {
        return rows.stream().anyMatch(row -> row.get(column).number());
    }

    private static String clean(String words) {
        return Printable.line(words);
    }

    private static int width(String words) {
        return words.codePointCount(0, words.length());
    }
}
