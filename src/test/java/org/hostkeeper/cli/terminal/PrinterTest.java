package org.hostkeeper.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hostkeeper.cli.FakeTerminal;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An empty list")
class PrinterTest {
    private static final Text NONE = Text.literal("No VM is on these hosts.");
    private static final Problem LOST = new Problem.ConnectionLost("web", "virsh");

    private final FakeTerminal terminal = new FakeTerminal();
    private final Printer printer = new Printer(terminal, false);

    @Test
    @DisplayName("is said to be one")
    void said() {
        empty();
        printer.end();

        assertThat(terminal.complained().lines()).containsExactly("No VM is on these hosts.");
    }

    @Test
    @DisplayName("is not where something did not answer: it may have some, and that is told right after or was before")
    void notWhereSomethingDidNotAnswer() {
        empty();
        printer.problem(LOST);
        empty();
        printer.end();

        assertThat(terminal.complained()).contains("web").doesNotContain("No VM");
    }

    @Test
    @DisplayName("is said before whatever is said after it")
    void before() {
        empty();
        printer.hint(Text.literal("Look elsewhere."));
        printer.end();

        assertThat(terminal.complained().lines()).containsExactly("No VM is on these hosts.", "Look elsewhere.");
    }

    private void empty() {
        printer.list(List.of(), List.of("vm"), row -> List.of(Cell.of(row.toString())), NONE);
    }
}
