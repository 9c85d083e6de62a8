package org.hostkeeper.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Where Hostkeeper's own files are, so that nothing else decides about places. {@code HOSTKEEPER_HOME} moves them all;
 * else they follow the XDG Base Directory Specification 0.8, which says that a relative path in its variables is to be
 * ignored. Folders are made 0700 when they are first asked for.
 *
 * @param config what a person writes
 * @param data what must not be lost: inventory, journal, known hosts, vault
 * @param state logs
 * @param cache what can be had again
 * @param user the person's own home folder, where ~/.ssh is
 */
public record Home(Path config, Path data, Path state, Path cache, Path user) {
    /** The folders that these environment variables choose for the person whose home folder this is. */
    public static Home of(Map<String, String> environment, Path user) {
        Optional<Path> moved = variable(environment, "HOSTKEEPER_HOME").map(Home::moved);
        return moved.map(all -> new Home(all.resolve("config"), all.resolve("data"), all.resolve("state"), all.resolve("cache"), user))
                .orElseGet(() -> new Home(
                        xdg(environment, "XDG_CONFIG_HOME", user.resolve(".config")),
                        xdg(environment, "XDG_DATA_HOME", user.resolve(".local/share")),
                        xdg(environment, "XDG_STATE_HOME", user.resolve(".local/state")),
                        xdg(environment, "XDG_CACHE_HOME", user.resolve(".cache")),
                        user));
    }

    /** This process's own. */
    public static Home ofThisUser() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** Inventory, journal and cached facts. */
    public Path store() {
        return made(data).resolve("hostkeeper.db");
    }

    public Path knownHosts() {
        return made(data).resolve("known_hosts");
    }

    /** Where secrets are kept on a machine without a keyring. */
    public Path vault() {
        return made(data).resolve("secrets.vault");
    }

    /** The folder of the logs. */
    public Path logs() {
        return made(state);
    }

    private static Path moved(String where) {
        return Path.of(where).toAbsolutePath().normalize();
    }

    private static Path xdg(Map<String, String> environment, String name, Path usual) {
        return variable(environment, name).map(Path::of).filter(Path::isAbsolute).orElse(usual).resolve("hostkeeper");
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Path made(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem.Refused(Text.literal(folder.toString()), Text.of("assembly", "folder", e.getMessage() == null ? e.toString() : e.getMessage())), e);
        }
    }
}
