package org.hostkeeper.cli.command;

import java.util.List;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.preview.Preview;
import org.hostkeeper.plan.preview.StepPreview;
import org.hostkeeper.plan.preview.Undo;

/** Shows a plan to a person: each step in words, with its difference or command line, and whether it can be taken back. */
public final class PreviewPrint {
    private static final String INDENT = "     ";

    private final Printer printer;
    private final Terminal terminal;

    public PreviewPrint(Printer printer) {
        this.printer = printer;
        this.terminal = printer.terminal();
    }

    /** Nothing for a script, which has the steps in its JSON. */
    public void print(Plan plan) {
        if (printer.json()) {
            return;
        }
        line(plan.host() + ": " + terminal.say(plan.title()), Tone.PLAIN);
        if (plan.deadman().isPresent()) {
            line("  " + terminal.say("preview.deadman", plan.deadman().get().after().toSeconds()), Tone.ATTENTION);
        }
        List<StepPreview> steps = Preview.of(plan).steps();
        for (int i = 0; i < steps.size(); i++) {
            step(i + 1, steps.get(i));
        }
    }

    private void step(int number, StepPreview step) {
        line("%3d. %s".formatted(number, terminal.say(step.words())), Tone.PLAIN);
        step.diff().ifPresent(diff -> diff.lines().forEach(l -> line(INDENT + l, tone(l))));
        // the whole of a script is in the JSON and in the console
        step.briefCommand().ifPresent(command -> line(INDENT + "$ " + indented(command), Tone.WORKING));
        step.briefUndo()
                .ifPresent(undo -> line(INDENT + terminal.say("preview.undo-command") + " $ " + indented(undo), Tone.OFF));
        if (step.undo() == Undo.IMPOSSIBLE) {
            line(INDENT + terminal.say("preview.no-undo"), Tone.ATTENTION);
        }
    }

    private static String indented(String command) {
        return command.replace("\n", "\n" + INDENT + "  ");
    }

    private static Tone tone(String diffLine) {
        return diffLine.startsWith("+") ? Tone.GOOD : diffLine.startsWith("-") ? Tone.FAILED : Tone.PLAIN;
    }

    private void line(String words, Tone tone) {
        printer.line(Printable.text(words), tone);
    }
}
