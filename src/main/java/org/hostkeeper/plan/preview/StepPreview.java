package org.hostkeeper.plan.preview;

import java.util.Optional;
import org.hostkeeper.words.Text;

/**
 * One step as a person sees it before it happens.
 *
 * @param diff unified, as diff -u prints it, with a line about owner and mode where those change
 * @param command the exact command line
 * @param undoCommand the exact command line that takes it back
 */
public record StepPreview(
        Text words, Optional<String> diff, Optional<String> command, Optional<String> undoCommand, Undo undo) {}
