package org.hostkeeper.plan.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/** A plan as a person sees it before anything happens: step by step, nothing left out. */
public record Preview(Text title, List<StepPreview> steps) {
    public Preview {
        steps = List.copyOf(steps);
    }

    public static Preview of(Plan plan) {
        return new Preview(plan.title(), plan.steps().stream().map(Preview::of).toList());
    }

    /** As a terminal shows it: the words of each step, then its difference or its command. */
    public String in(Locale language) {
        StringBuilder all = new StringBuilder();
        for (int n = 0; n < steps.size(); n++) {
            StepPreview step = steps.get(n);
            all.append(n + 1).append(". ").append(step.words().in(language)).append('\n');
            step.diff().ifPresent(diff -> all.append(diff.indent(3)));
            step.command().ifPresent(command -> all.append(("$ " + command).indent(3)));
            step.note().ifPresent(note -> all.append(note.in(language).indent(3)));
        }
        return all.toString();
    }

    /** One step. */
    public static StepPreview of(Step step) {
        return switch (step) {
            case Step.WriteFile w ->
                file(w, Side.before(w), w.before(), Side.of(w.path(), w.content()), Optional.of(w.ownership()));
            case Step.RemoveFile r -> file(r, Side.of(r.path(), r.before()), r.before(), Side.nothing(), Optional.empty());
            case Step.Link l ->
                file(l, Side.of(l.path(), l.before()), l.before(), Side.of(l.path(), new FileState.SymbolicLink(l.target())), Optional.empty());
            case Step.MakeFolder f ->
                file(
                        f,
                        Side.of(f.path(), f.before()),
                        f.before(),
                        Side.of(f.path(), new FileState.Folder(f.ownership())),
                        Optional.of(f.ownership()));
            case Step.Run r -> command(r);
            case Step.Check c ->
                new StepPreview(
                        c.words(),
                        Optional.empty(),
                        Optional.of(Shell.line(c.arguments())),
                        Optional.empty(),
                        Undo.NOTHING_TO_UNDO);
        };
    }

    private static StepPreview command(Step.Run run) {
        return new StepPreview(
                run.words(),
                input(run.input()),
                Optional.of(Shell.line(run.arguments())),
                run.undo().map(Shell::line),
                run.undo().isPresent() ? Undo.BY_COMMAND : Undo.IMPOSSIBLE);
    }

    /** What the command reads, as added lines. */
    private static Optional<String> input(Content input) {
        if (input.parts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join("\n", UnifiedDiff.of(Side.nothing(), Side.of("-", input))));
    }

    private static StepPreview file(Step step, Side old, FileState before, Side after, Optional<Ownership> owner) {
        List<String> lines = new ArrayList<>(ownership(before, owner));
        lines.addAll(UnifiedDiff.of(old, after));
        Optional<String> diff = lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
        return new StepPreview(step.words(), diff, Optional.empty(), Optional.empty(), Undo.BY_ITSELF);
    }

    private static List<String> ownership(FileState before, Optional<Ownership> after) {
        Optional<Ownership> old = switch (before) {
            case FileState.Present p -> Optional.of(p.ownership());
            case FileState.Folder f -> Optional.of(f.ownership());
            case FileState.Absent _, FileState.SymbolicLink _ -> Optional.<Ownership>empty();
        };
        if (after.isEmpty() || old.equals(after)) {
            return List.of();
        }
        return List.of(old.map(o -> o + " → ").orElse("") + after.get());
    }
}
