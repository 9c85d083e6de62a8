package org.hostkeeper.plan.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.remote.Remote;

/**
 * A file that is no longer what it was when the plan was made, in the three versions a person needs to decide.
 *
 * @param step the step that would change it: ours
 * @param base what it was when the plan was made
 * @param theirs what is there now
 */
public record Conflict(String path, Step step, FileState base, FileState theirs) {

    static List<Conflict> of(Plan plan, Remote remote) {
        Map<String, Step> first = new LinkedHashMap<>();
        plan.steps().forEach(step -> path(step).ifPresent(path -> first.putIfAbsent(path, step)));
        Map<String, FileState> now = Files.look(remote, first.keySet(), plan.asRoot());
        List<Conflict> conflicts = new ArrayList<>();
        first.forEach((path, step) -> {
            FileState base = before(step).orElseThrow();
            FileState theirs = now.getOrDefault(path, new FileState.Absent());
            if (!same(base, theirs)) {
                conflicts.add(new Conflict(path, step, base, theirs));
            }
        });
        return conflicts;
    }

    /** Whether it is still the same, whether or not its content is at hand. */
    static boolean same(FileState one, FileState other) {
        return one instanceof FileState.Present a && other instanceof FileState.Present b
                ? a.sha256().equals(b.sha256()) && a.ownership().equals(b.ownership())
                : one.equals(other);
    }

    static Optional<String> path(Step step) {
        return switch (step) {
            case Step.WriteFile w -> Optional.of(w.path());
            case Step.RemoveFile r -> Optional.of(r.path());
            case Step.Link l -> Optional.of(l.path());
            case Step.MakeFolder f -> Optional.of(f.path());
            case Step.Run _, Step.Check _ -> Optional.empty();
        };
    }

    private static Optional<FileState> before(Step step) {
        return switch (step) {
            case Step.WriteFile w -> Optional.of(w.before());
            case Step.RemoveFile r -> Optional.of(r.before());
            case Step.Link l -> Optional.of(l.before());
            case Step.MakeFolder f -> Optional.of(f.before());
            case Step.Run _, Step.Check _ -> Optional.empty();
        };
    }
}
