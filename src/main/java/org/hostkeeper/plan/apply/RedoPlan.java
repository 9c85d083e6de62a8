package org.hostkeeper.plan.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Makes the plan that does again what another plan did, here or on another host: the same files, links, folders and
 * commands, but each file is expected as it stands on that host now, so that the preview shows what would change there.
 * What stands as wished already is left out. Not replayed are undos, which are about what one host kept; plans whose
 * contents the journal did not keep; and files where that host has a thing of another kind.
 *
 * @param now what stands on the host at each path of the plan
 */
record RedoPlan(Plan done, HostName host, Map<String, FileState> now) {

    /** The paths that have to be looked at first. */
    static Set<String> paths(Plan done) {
        Set<String> paths = new HashSet<>();
        done.steps().forEach(step -> Conflict.path(step).ifPresent(paths::add));
        return paths;
    }

    /** @throws ProblemException Refused if it cannot be replayed there, with the reason */
    Plan made(PlanId id, Instant made) {
        replayable(done);
        Map<String, FileState> stands = new HashMap<>(now);
        Set<String> unknown = new HashSet<>();
        List<Step> steps = new ArrayList<>();
        for (Step step : done.steps()) {
            Optional<String> path = Conflict.path(step);
            if (path.filter(unknown::contains).isPresent()) {
                throw refused("redo.secret-twice", path.get());
            }
            Optional<Step> next = replayed(OwnName.passed(step, done.id(), id), path.map(p -> stands.getOrDefault(p, new FileState.Absent())));
            next.ifPresent(s -> {
                steps.add(s);
                after(s, stands, unknown);
            });
        }
        if (nothingToDo(steps)) {
            throw new ProblemException(new Problem.Refused(done.title(), Text.of("plan.apply", "redo.so-already", host.value())));
        }
        return new Plan(id, done.title(), host, done.asRoot(), steps, done.deadman(), Optional.empty(), made);
    }

    /** @throws ProblemException Refused if it can be replayed nowhere, with the reason */
    static void replayable(Plan done) {
        if (done.undoes().isPresent()) {
            throw new ProblemException(new Problem.Refused(done.title(), Text.of("plan.apply", "redo.undo")));
        }
        for (Step step : done.steps()) {
            boolean withheld = switch (step) {
                case Step.WriteFile w -> w.content().isWithheld();
                case Step.Run r -> r.input().isWithheld();
                case Step.RemoveFile _, Step.Link _, Step.MakeFolder _, Step.Check _ -> false;
            };
            if (withheld) {
                throw new ProblemException(new Problem.Refused(
                        done.title(), Text.of("plan.apply", "redo.withheld", Conflict.path(step).orElse(""))));
            }
        }
    }

    private Optional<Step> replayed(Step step, Optional<FileState> stands) {
        FileState there = stands.orElseGet(FileState.Absent::new);
        return switch (step) {
            case Step.WriteFile w -> {
                refuseUnless(there instanceof FileState.Absent || there instanceof FileState.Present, w.path());
                yield isWritten(w, there)
                        ? Optional.empty()
                        : Optional.of(new Step.WriteFile(w.path(), w.content(), w.ownership(), there));
            }
            case Step.RemoveFile r -> {
                refuseUnless(there instanceof FileState.Absent || sameKind(r.before(), there), r.path());
                yield there instanceof FileState.Absent ? Optional.empty() : Optional.of(new Step.RemoveFile(r.path(), there));
            }
            case Step.Link l -> {
                refuseUnless(!(there instanceof FileState.Folder), l.path());
                yield there.equals(new FileState.SymbolicLink(l.target()))
                        ? Optional.empty()
                        : Optional.of(new Step.Link(l.path(), l.target(), there));
            }
            case Step.MakeFolder f -> {
                refuseUnless(there instanceof FileState.Absent || there instanceof FileState.Folder, f.path());
                yield there.equals(new FileState.Folder(f.ownership()))
                        ? Optional.empty()
                        : Optional.of(new Step.MakeFolder(f.path(), f.ownership(), there));
            }
            case Step.Run _, Step.Check _ -> Optional.of(step);
        };
    }

    private static boolean isWritten(Step.WriteFile write, FileState there) {
        return !write.content().hasSecrets()
                && there instanceof FileState.Present p
                && p.sha256().equals(write.content().plain().sha256())
                && p.ownership().equals(write.ownership());
    }

    private static boolean sameKind(FileState one, FileState other) {
        return one.getClass().equals(other.getClass());
    }

    /** What a later step on the same path finds; content with a secret in it nobody can foretell. */
    private static void after(Step step, Map<String, FileState> stands, Set<String> unknown) {
        switch (step) {
            case Step.WriteFile w when w.content().hasSecrets() -> unknown.add(w.path());
            case Step.WriteFile w -> stands.put(w.path(), FileState.Present.of(plain(w.content()), w.ownership()));
            case Step.RemoveFile r -> stands.put(r.path(), new FileState.Absent());
            case Step.Link l -> stands.put(l.path(), new FileState.SymbolicLink(l.target()));
            case Step.MakeFolder f -> stands.put(f.path(), new FileState.Folder(f.ownership()));
            case Step.Run _, Step.Check _ -> {}
        }
    }

    private static org.hostkeeper.plan.Bytes plain(Content content) {
        return content.plain();
    }

    /** Of a plan that was about files, only commands that make the host take them up are left. */
    private boolean nothingToDo(List<Step> steps) {
        boolean aboutFiles = !paths(done).isEmpty();
        boolean changes = steps.stream().anyMatch(step -> switch (step) {
            case Step.WriteFile _, Step.RemoveFile _, Step.Link _, Step.MakeFolder _ -> true;
            case Step.Run r -> !r.settles();
            case Step.Check _ -> false;
        });
        return steps.isEmpty() || aboutFiles && !changes;
    }

    private void refuseUnless(boolean fits, String path) {
        if (!fits) {
            throw refused("redo.other-kind", path);
        }
    }

    private ProblemException refused(String why, String path) {
        return new ProblemException(new Problem.Refused(done.title(), Text.of("plan.apply", why, path, host.value())));
    }
}
