package org.hostkeeper.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.disk.WholeFile;
import org.hostkeeper.problem.ProblemException;

/**
 * A host's file kept on this machine: its user's alone, since what only root reads there is nobody else's here, and
 * wholly the old or wholly the new one at every moment.
 */
public final class FetchedFile {
    private FetchedFile() {}

    /** @throws ProblemException FileRefused if it cannot be written */
    public static void keep(Path file, byte[] content) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.write(file, content); // a device or a pipe, which stays what it is
            } else {
                WholeFile.replaceDurably(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
            }
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }
}
