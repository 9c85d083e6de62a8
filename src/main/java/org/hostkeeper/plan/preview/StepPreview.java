package org.hostkeeper.plan.preview;

import java.util.Optional;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * One step as a person sees it before it happens.
 *
 * @param diff unified, as diff -u prints it; before it a line with owner and mode where those change
 * @param command the exact command line
 * @param undoCommand the exact command line that takes it back
 */
public record StepPreview(
        Text words, Optional<String> diff, Optional<String> command, Optional<String> undoCommand, Undo undo) {

    /** The command line with a script of ours by its name and what it is given. */
    public Optional<String> briefCommand() {
        return command.map(StepPreview::brief);
    }

    /** Likewise what takes it back. */
    public Optional<String> briefUndo() {
        return undoCommand.map(StepPreview::brief);
    }

    private static String brief(String line) {
        return Command.of(Shell.split(line)).shown();
    }

    /** What is to be said about taking it back, where that does not go without saying. */
    public Optional<Text> note() {
        return switch (undo) {
            case BY_COMMAND -> Optional.of(Text.of("plan.preview", "undo.command", briefUndo().orElse("")));
            case IMPOSSIBLE -> Optional.of(Text.of("plan.preview", "undo.impossible"));
            case BY_ITSELF, NOTHING_TO_UNDO -> Optional.empty();
        };
    }
}
