package org.hostkeeper.kiosk.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/**
 * What a plan about a kiosk is made from, read right before, as root.
 *
 * @param login who is logged in
 * @param hasUser whether the account is there
 * @param starts whether the kiosk's own unit starts with the machine already
 * @param token what the token that stands there for the agent is good for, if one does; empty if the agent does not know it
 * @param display the display manager that starts there by itself, if one does
 * @param files what stands at each path that the plan may touch
 */
record Ground(
        HostName host, String login, boolean hasUser, boolean starts, Optional<String> token, Optional<String> display, Map<String, FileState> files) {
    static final String NAME = "hostkeeper-kiosk-ground";

    private static final String PROGRAM = Scripts.beside(Ground.class, "ground.sh");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    Ground {
        files = Map.copyOf(files);
    }

    /** @param tools that the plan needs; one that is missing is a problem */
    static Ground read(Remote remote, String account, List<String> tools, List<String> paths) {
        List<String> parameters = new ArrayList<>(List.of(account, KioskSetupPlans.UNIT));
        parameters.addAll(tools);
        Output output = remote.run(
                Command.script(PROGRAM, NAME, parameters.toArray(String[]::new)).asRoot(true).within(LIMIT));
        if (!output.ok()) {
            throw new ProblemException(
                    new Problem.CommandFailed(remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        List<String> said = output.text().lines().toList();
        told(said, "missing").ifPresent(tool -> {
            throw new ProblemException(new Problem.MissingTool(remote.host().value(), tool));
        });
        return new Ground(
                remote.host(),
                remote.user(),
                said.contains("user"),
                said.contains("starts"),
                told(said, "token"),
                told(said, "display"),
                Files.look(remote, paths, true));
    }

    private static Optional<String> told(List<String> said, String word) {
        return said.stream().filter(line -> line.startsWith(word + " ")).map(line -> line.substring(word.length() + 1)).findFirst();
    }

    private FileState at(String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow(() -> new IllegalStateException("Nobody looked at " + path));
    }

    boolean isAbsent(String path) {
        return at(path) instanceof FileState.Absent;
    }

    /** Nothing where it stands so already. */
    List<Step> folder(String path, Ownership ownership) {
        return at(path) instanceof FileState.Folder there && there.ownership().equals(ownership)
                ? List.of()
                : List.of(new Step.MakeFolder(path, ownership, at(path)));
    }

    /** Nothing where it stands so already. */
    List<Step> file(String path, String text, Ownership ownership) {
        Content content = Content.of(text);
        boolean same = at(path) instanceof FileState.Present there
                && there.sha256().equals(content.plain().sha256())
                && there.ownership().equals(ownership);
        return same ? List.of() : List.of(new Step.WriteFile(path, content, ownership, at(path)));
    }
}
