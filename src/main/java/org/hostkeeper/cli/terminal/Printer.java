package org.hostkeeper.cli.terminal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** Says one result in the form that was asked for: a table or sentences for a person, JSON for a script. */
public final class Printer {
    private final Terminal terminal;
    private final boolean json;
    private Optional<Text> none = Optional.empty();
    private boolean troubled;

    public Printer(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    public Terminal terminal() {
        return terminal;
    }

    public boolean json() {
        return json;
    }

    /**
     * A list: one array of objects, or a table whose header words are {@code column.NAME} of the command line's bundle.
     *
     * @param none what is said instead of an empty table, unless a problem is told before or next: whoever did not answer
     *     may have some
     */
    public <T> void list(List<T> rows, List<String> columns, Function<T, List<Cell>> cells, Text none) {
        if (json) {
            terminal.out().println(Json.of(rows));
            return;
        }
        end();
        if (rows.isEmpty()) {
            this.none = Optional.of(none).filter(_ -> !troubled);
        } else {
            Table table = new Table(
                    columns.stream().map(c -> terminal.say("column." + c)).toList());
            rows.forEach(row -> table.add(cells.apply(row)));
            terminal.out().print(table.shown(terminal.colour()));
        }
    }

    /** Nothing more is said, or something that is no problem: an empty list is said to be one now. */
    public void end() {
        none.ifPresent(nothing -> terminal.err().println(terminal.say(nothing)));
        none = Optional.empty();
    }

    /** One object for a script, these lines for a person. */
    public void object(Object value, Runnable forPeople) {
        if (json) {
            terminal.out().println(Json.of(value));
        } else {
            forPeople.run();
        }
    }

    /** One object on one line, of many that come. */
    public void line(Object value, Runnable forPeople) {
        if (json) {
            terminal.out().println(Json.line(value));
        } else {
            forPeople.run();
        }
    }

    /** A sentence for a person; a script has the JSON. */
    public void sentence(Text text) {
        if (!json) {
            end();
            terminal.out().println(Printable.text(terminal.say(text)));
        }
    }

    public void sentence(String key, Object... args) {
        sentence(Text.of("cli", key, args));
    }

    /** A line for a person, in a colour where there is any. Nothing for a script. */
    public void line(String words, Cell.Tone tone) {
        if (!json) {
            end();
            terminal.out().println(terminal.colour() ? tone.paint(words) : words);
        }
    }

    /** What to do next, on standard error: it is not part of the result. */
    public void hint(String key, Object... args) {
        hint(Text.of("cli", key, args));
    }

    /** What to do next, on standard error: it is not part of the result. */
    public void hint(Text words) {
        end();
        terminal.err().println(Printable.line(terminal.say(words)));
    }

    /** A problem, on standard error, as one sentence. */
    public void problem(Problem problem) {
        troubled = true;
        none = Optional.empty();
        String sentence = Printable.line(terminal.say(problem.text()).strip());
        terminal.err().println(terminal.colour() ? Cell.Tone.FAILED.paint(sentence) : sentence);
    }
}
