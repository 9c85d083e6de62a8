package org.hostkeeper.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hostkeeper.disk.OwnFile;

/** Where users are at home, as passwd(5) says. */
public record UserHomes(Path passwd) implements Function<String, Optional<Path>> {
    public static UserHomes ofThisMachine() {
        return new UserHomes(Path.of("/etc/passwd"));
    }

    @Override
    public Optional<Path> apply(String user) {
        try (Stream<String> lines = Files.lines(passwd)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length >= 7 && fields[0].equals(user))
                    .map(fields -> Path.of(fields[5]))
                    .findFirst();
        } catch (IOException e) {
            throw OwnFile.refused(passwd, e);
        }
    }
}
