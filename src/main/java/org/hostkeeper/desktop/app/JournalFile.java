package org.hostkeeper.desktop.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hostkeeper.desktop.activity.ActivityDeeds.Format;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.preview.JournalExport;
import org.hostkeeper.plan.preview.ShellExport;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.disk.WholeFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Writes changes of the journal into a file of the operator's, wholly or not at all. */
record JournalFile(Journal journal) {
    /** Where it was written. */
    Path write(List<PlanId> changes, Format format, Path file) {
        String text = switch (format) {
            case JSON -> JournalExport.json(changes.stream().map(journal::of).filter(l -> !l.isEmpty()).toList());
            case SHELL -> script(changes.getFirst());
        };
        Path whole = file.toAbsolutePath().normalize();
        try {
            if (Files.exists(whole)) {
                throw new ProblemException(new Problem.AlreadyThere(
                        Text.of("desktop.activity", "export.file"), whole.getFileName().toString(), String.valueOf(whole.getParent())));
            }
            WholeFile.replaceDurably(whole, text.getBytes(StandardCharsets.UTF_8));
            return whole;
        } catch (IOException e) {
            throw OwnFile.refused(whole, e);
        }
    }

    private String script(PlanId change) {
        return journal.of(change).stream()
                .map(Journal.Line::entry)
                .filter(e -> e.event() == Journal.Event.STARTED || e.event() == Journal.Event.TAKEN_OVER)
                .findFirst()
                .map(e -> ShellExport.of(PlanJson.read(e.details())))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(Text.of("plan", "id"), change.value())));
    }
}
