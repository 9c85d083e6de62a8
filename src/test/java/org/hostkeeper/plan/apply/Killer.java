package org.hostkeeper.plan.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Stands before every program that changes something and kills the whole process group at the so-manieth call: the host's
 * side of a plan dies there as it would in a crash, without a last word.
 */
final class Killer {
    private static final List<String> PROGRAMS =
            List.of("mv", "cp", "sync", "mktemp", "chown", "chmod", "ln", "rm", "mkdir", "rmdir", "touch", "head");
    private static final String SCRIPT =
            """
            #!/bin/sh
            count=$(($(/bin/cat COUNT) + 1))
            echo $count > COUNT
            [ $count -ne AT ] || kill -9 0
            exec /usr/bin/NAME "$@"
            """;

    private final Path folder;
    private final Path count;

    Killer(Path folder, int at) {
        this.folder = folder;
        this.count = folder.resolve("count");
        try {
            Files.createDirectories(folder);
            Files.writeString(count, "0\n");
            for (String name : PROGRAMS) {
                Path program = folder.resolve(name);
                Files.writeString(
                        program,
                        SCRIPT.replace("COUNT", count.toString())
                                .replace("AT", Integer.toString(at))
                                .replace("NAME", name));
                Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** How many calls there were so far. */
    int calls() {
        try {
            return Integer.parseInt(Files.readString(count).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
