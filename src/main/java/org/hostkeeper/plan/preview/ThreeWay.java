package org.hostkeeper.plan.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;

/**
 * A file that changed between plan and execution, as a person decides upon it.
 *
 * @param meanwhile what somebody else did to it since the plan was made, as a unified diff
 * @param wish what the plan would do to it as it is now, as a unified diff
 */
public record ThreeWay(String path, Optional<String> meanwhile, Optional<String> wish) {
    /**
     * The two differences.
     *
     * @param step the step that was planned
     * @param base what it was planned upon
     * @param theirs what stands there now
     */
    public static ThreeWay of(String path, Step step, FileState base, FileState theirs) {
        return new ThreeWay(path, between(path, base, theirs), Preview.of(upon(step, theirs)).diff());
    }

    private static Optional<String> between(String path, FileState base, FileState theirs) {
        List<String> lines = new ArrayList<>();
        Optional<Ownership> before = ownership(base);
        Optional<Ownership> now = ownership(theirs);
        if (!before.equals(now)) {
            lines.add(before.map(Ownership::toString).orElse("-") + " → " + now.map(Ownership::toString).orElse("-"));
        }
        lines.addAll(UnifiedDiff.of(Side.of(path, base), Side.of(path, theirs)));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static Optional<Ownership> ownership(FileState state) {
        return switch (state) {
            case FileState.Present p -> Optional.of(p.ownership());
            case FileState.Folder f -> Optional.of(f.ownership());
            case FileState.Absent _, FileState.SymbolicLink _ -> Optional.empty();
        };
    }

    private static Step upon(Step step, FileState now) {
        return switch (step) {
            case Step.WriteFile w -> new Step.WriteFile(w.path(), w.content(), w.ownership(), now);
            case Step.RemoveFile r -> new Step.RemoveFile(r.path(), now);
            case Step.Link l -> new Step.Link(l.path(), l.target(), now);
            case Step.MakeFolder f -> new Step.MakeFolder(f.path(), f.ownership(), now);
            case Step.Run _, Step.Check _ -> step;
        };
    }
}
