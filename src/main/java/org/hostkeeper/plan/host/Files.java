package org.hostkeeper.plan.host;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Remote;

/** Looks at files before a plan is made, so that the plan knows exactly what it replaces. */
public final class Files {
    private static final long SHOWN = 1L << 20;

    private Files() {}

    /**
     * What stands at each path, in one round trip, in the order asked. Files above 1 MiB come without content.
     *
     * @throws ProblemException FileRefused if one cannot be read or is neither a file, a folder nor a link
     */
    public static Map<String, FileState> look(Remote remote, Collection<String> paths, boolean asRoot) {
        if (paths.isEmpty()) {
            return Map.of();
        }
        String lines = String.join("\n", new LinkedHashSet<>(paths)) + "\n";
        Command command = Command.script(PlanScript.PROGRAM, PlanScript.NAME, "look", Long.toString(SHOWN))
                .withInput(lines.getBytes(StandardCharsets.UTF_8))
                .asRoot(asRoot)
                .sayingAtMost(paths.size() * 2 * SHOWN + (1L << 20));
        String host = remote.host().value();
        Map<String, FileState> states = new LinkedHashMap<>();
        for (Answer.Line line : Answer.of(host, "look", remote.run(command)).lines()) {
            states.put(line.text(1), state(host, line));
        }
        return states;
    }

    private static FileState state(String host, Answer.Line line) {
        return switch (line.word(0)) {
            case "absent" -> new FileState.Absent();
            case "file" -> file(line);
            case "folder" -> new FileState.Folder(ownership(line));
            case "link" -> new FileState.SymbolicLink(line.text(7));
            case "unreadable" -> throw refused(host, line.text(1), line.text(8));
            default -> throw refused(host, line.text(1), "neither a file, nor a folder, nor a link");
        };
    }

    private static FileState file(Answer.Line line) {
        String content = line.word(9);
        if (content.equals("-")) {
            return new FileState.Present(line.word(2), line.number(3), ownership(line), Optional.empty());
        }
        return FileState.Present.of(Bytes.of(Answer.bytes(content.substring(1))), ownership(line));
    }

    private static Ownership ownership(Answer.Line line) {
        return new Ownership(line.text(4), line.text(5), Integer.parseInt(line.word(6), 8));
    }

    private static ProblemException refused(String host, String path, String detail) {
        return new ProblemException(new Problem.FileRefused(host, path, detail));
    }
}
