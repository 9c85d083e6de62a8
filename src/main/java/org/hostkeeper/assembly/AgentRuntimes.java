package org.hostkeeper.assembly;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.deployment.AgentRuntime;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Finds the packed agent that came with this program: the start script says in which folder they are. */
public final class AgentRuntimes {
    /** The system property that names the folder. */
    public static final String FOLDER = "hostkeeper.agents";

    private AgentRuntimes() {}

    /**
     * The one that was named, else the only one that came along.
     *
     * @throws ProblemException if there is none, or it has to be said which
     */
    public static AgentRuntime of(Optional<Path> named) {
        return AgentRuntime.of(named.orElseGet(AgentRuntimes::own));
    }

    private static Path own() {
        Path folder = Path.of(System.getProperty(FOLDER, "target"));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "agent-linux-*.tar.gz")) {
            archives.forEach(found::add);
        } catch (IOException e) {
            throw none(folder, e);
        }
        if (found.size() != 1) {
            throw none(folder, new IOException(found.size() + " files"));
        }
        return found.getFirst();
    }

    private static ProblemException none(Path folder, IOException why) {
        return new ProblemException(
                new Problem.Refused(
                        Text.of("assembly", "agent"), Text.of("assembly", "agent.none", folder.toAbsolutePath().toString())),
                why);
    }
}
