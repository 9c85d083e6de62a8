package org.hostkeeper.module;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/**
 * Reads the {@link ModuleGround} of one unit on one host, as root, because the plan will need root as well and homes are
 * closed to others. Throws what the connection throws.
 */
public final class GroundReader {
    /** What the program calls itself, {@code $0}; its parameters are the unit and the owner or "". */
    public static final String NAME = "hostkeeper-ground";

    /** The constant program. */
    public static final String PROGRAM =
            Scripts.beside(GroundReader.class, "registered.sh") + Scripts.beside(GroundReader.class, "ground.sh");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** For a module that is to be created; what the request says wrongly is refused before the host is asked. */
    public ModuleGround read(Remote remote, CreateRequest request) {
        String unit = ModuleName.unit(request.name());
        String folder = ModuleName.folder(request.serviceType());
        String owner = ModuleName.user(request.owner().orElse(remote.user()));
        return read(remote, unit, owner, Optional.of(folder));
    }

    /**
     * For a unit that is there: to edit, remove, start, stop. Where there is none of this name, the unit of the module that
     * is called so is read: people know {@code pump-1}, systemd knows {@code pump_1.service}.
     */
    public ModuleGround read(Remote remote, String unit) {
        String name = ModuleName.existing(unit);
        ModuleGround named = read(remote, name, "", Optional.empty());
        if (!named.unit().load().equals("not-found")) {
            return named;
        }
        return named.modules().entrySet().stream()
                .filter(module -> module.getValue().isCalled(name))
                .findFirst()
                .map(module -> read(remote, module.getKey(), "", Optional.empty()))
                .orElse(named);
    }

    private ModuleGround read(Remote remote, String unit, String owner, Optional<String> folder) {
        Output output = remote.run(Command.script(PROGRAM, NAME, unit, owner).asRoot(true).within(LIMIT));
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        GroundAnswer answer = new GroundAnswer(unit, output.text());
        Map<String, FileState> files = Files.look(remote, paths(answer, folder), true);
        return answer.ground(remote.host(), remote.user(), files);
    }

    private static List<String> paths(GroundAnswer answer, Optional<String> folder) {
        List<String> paths = new ArrayList<>(UnitFiles.of(answer.unit()));
        if (folder.isPresent() && answer.owner().isPresent()) {
            paths.addAll(ModuleFolder.of(answer.owner().get(), folder.get()).paths());
        }
        return paths;
    }
}
