package org.hostkeeper.cli.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The rules of what hosts are given on the command line. */
final class HostOptions {
    private HostOptions() {}

    static Sudo sudo(String code) {
        try {
            return Sudo.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw UsageException.of("host.sudo-rule", code);
        }
    }

    /** These private keys by their full paths. */
    static List<Path> readable(List<Path> keys) {
        for (Path key : keys) {
            if (!Files.isReadable(key)) {
                throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.key"), key.toString()));
            }
        }
        return keys.stream().map(k -> k.toAbsolutePath().normalize()).toList();
    }

    static void checkTag(String tag) {
        if (!tag.matches("[\\p{L}\\p{N}._-]{1,63}")) {
            throw UsageException.of("host.tag-rule", tag);
        }
    }
}
