package org.hostkeeper.plan.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.PlanFolders.Shown;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Turns a done plan round: its files from what the host kept of them, its commands by their undo commands. */
record UndoPlan(Shown done) {

    Plan made(PlanId id, Instant now) {
        List<Step> steps = new ArrayList<>();
        List<Step> settling = new ArrayList<>();
        List<Text> stays = new ArrayList<>();
        for (int n = done.plan().steps().size() - 1; n >= 0; n--) {
            Step step = done.plan().steps().get(n);
            switch (step) {
                case Step.Run r when r.undo().isEmpty() -> stays.addFirst(r.words());
                case Step.Run r when r.settles() -> settling.addFirst(inverse(r));
                case Step.Run r -> steps.add(inverse(r));
                case Step.Check _ -> {}
                case Step.WriteFile w -> steps.addAll(restored(n, w.path(), w.before(), written(n, w)));
                case Step.RemoveFile r -> steps.addAll(restored(n, r.path(), r.before(), new FileState.Absent()));
                case Step.Link l ->
                    steps.addAll(restored(n, l.path(), l.before(), new FileState.SymbolicLink(l.target())));
                case Step.MakeFolder f ->
                    steps.addAll(restored(n, f.path(), f.before(), new FileState.Folder(f.ownership())));
            }
        }
        steps.addAll(settling);
        if (steps.isEmpty()) {
            throw new ProblemException(new Problem.Refused(
                    done.plan().title(), Text.of("plan.apply", "nothing-to-undo")));
        }
        return new Plan(
                id,
                title(stays),
                done.plan().host(),
                done.plan().asRoot(),
                named(steps, id),
                done.plan().deadman(),
                Optional.of(done.plan().id()),
                now);
    }

    /** To undo an undo is to do the first again: what that named after itself. */
    private List<Step> named(List<Step> steps, PlanId id) {
        return done.plan().undoes()
                .map(first -> steps.stream().map(step -> OwnName.passed(step, first, id)).toList())
                .orElse(steps);
    }

    private Text title(List<Text> stays) {
        Text title = done.plan().title();
        return stays.stream()
                .reduce((a, b) -> Text.of("plan.apply", "list", a, b))
                .map(all -> Text.of("plan.apply", "undo.except", title, all))
                .orElseGet(() -> Text.of("plan.apply", "undo", title));
    }

    private static Step inverse(Step.Run run) {
        boolean repeatable = run.input().parts().isEmpty();
        return new Step.Run(
                Text.of("plan.apply", run.undo().orElseThrow().equals(run.arguments()) ? "again" : "undo", run.words()),
                run.undo().orElseThrow(),
                Content.nothing(),
                run.limit(),
                Optional.of(run.arguments()).filter(_ -> repeatable),
                run.settles());
    }

    /** What the plan left: content with a secret in it by its hash only. */
    private FileState written(int n, Step.WriteFile write) {
        String sum = done.log().sums().get(n);
        return sum == null
                ? FileState.Present.of(write.content().plain(), write.ownership())
                : new FileState.Present(sum, write.content().size(), write.ownership(), Optional.empty());
    }

    private List<Step> restored(int n, String path, FileState before, FileState now) {
        return switch (before) {
            case FileState.Absent _ when now instanceof FileState.Absent -> List.of();
            case FileState.Absent _ -> List.of(new Step.RemoveFile(path, now));
            case FileState.Present p ->
                List.of(new Step.WriteFile(path, Content.of(old(n, path)), p.ownership(), now));
            case FileState.Folder f -> List.of(new Step.MakeFolder(path, f.ownership(), now));
            case FileState.SymbolicLink l -> List.of(new Step.Link(path, l.target(), now));
        };
    }

    private Bytes old(int n, String path) {
        Bytes kept = done.kept().get(n);
        if (kept == null) {
            throw new ProblemException(new Problem.FileRefused(
                    done.plan().host().value(), path, Text.of("plan.apply", "kept-too-large").toString()));
        }
        return kept;
    }
}
