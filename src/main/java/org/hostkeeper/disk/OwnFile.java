package org.hostkeeper.disk;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/** A file of this machine that could not be written or read, for whatever reason. What Java says of some is their path alone. */
public final class OwnFile {
    private static final String HERE = "localhost";

    private OwnFile() {}

    public static ProblemException refused(Path file, Exception why) {
        return new ProblemException(problem(file, why), why);
    }

    public static Problem problem(Path file, Exception why) {
        return new Problem.FileRefused(HERE, file.toString(), reason(why));
    }

    private static String reason(Exception why) {
        return switch (why) {
            case NoSuchFileException _ -> "no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException of when of.getReason() != null -> of.getReason();
            default -> Optional.ofNullable(why.getMessage()).orElse(why.getClass().getSimpleName());
        };
    }
}
