package org.hostkeeper.file;

import org.hostkeeper.plan.host.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** Plans that put a file on a host. What it replaces is kept there, so that it can be taken back. */
public record FilePlans(Clock clock, RandomGenerator random) {
    /** Looks at what stands there, and plans; a link is refused, since what it leads to may be meant or not. */
    public Plan put(Remote remote, PutRequest request) {
        String path = request.path();
        FileState before = look(remote, path, request.asRoot());
        if (before instanceof FileState.Folder) {
            path = (path.equals("/") ? "" : path) + "/" + request.name();
            before = look(remote, path, request.asRoot());
        }
        Ownership ownership = switch (before) {
            case FileState.Absent _ -> request.ownership().orElseGet(() -> usual(remote, request.asRoot()));
            case FileState.Present(String _, long _, Ownership there, var _) -> request.ownership().orElse(there);
            case FileState.Folder _ -> throw refused(request, Text.of("file", "is-folder", path));
            case FileState.SymbolicLink(String target) -> throw refused(request, Text.of("file", "is-link", path, target));
        };
        Step step = new Step.WriteFile(path, Content.of(request.content()), ownership, before);
        return new Plan(
                PlanId.next(clock, random),
                Text.of("file", "put", request.name(), path),
                remote.host(),
                request.asRoot(),
                List.of(step),
                Optional.empty(),
                Optional.empty(),
                clock.instant());
    }

    private static FileState look(Remote remote, String path, boolean asRoot) {
        return Files.look(remote, List.of(path), asRoot).values().iterator().next();
    }

    /** A login user's group need not be called like the user: many hosts have one for all. */
    private static Ownership usual(Remote remote, boolean asRoot) {
        if (asRoot) {
            return new Ownership("root", "root", 0644);
        }
        Output group = remote.run(Command.of("id", "-gn"));
        return new Ownership(remote.user(), group.ok() ? group.text().strip() : remote.user(), 0644);
    }

    private static ProblemException refused(PutRequest request, Text why) {
        return new ProblemException(new Problem.Refused(request.title(), why));
    }
}
