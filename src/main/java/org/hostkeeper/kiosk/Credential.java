package org.hostkeeper.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The kiosk's one credential: a private key, or a token of an agent, in a file that only the kiosk's account can read. */
public record Credential(Path file) {
    private static final Set<PosixFilePermission> OWN = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final long MOST = 1 << 14;

    /** Refuses a file that is not there, is a link or another's, or that others can read. */
    public static Credential of(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new ProblemException(new Problem.NotFound(Text.of("kiosk", "credential"), file.toString()));
            }
            if (!OWN.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
                throw refused(file, Text.of("kiosk", "credential.open", file.toString()));
            }
            if (!Files.isReadable(file) || Files.size(file) > MOST) {
                throw refused(file, Text.of("kiosk", "credential.unreadable"));
            }
            return new Credential(file);
        } catch (IOException e) {
            throw new ProblemException(new Problem.Refused(Text.literal(file.toString()), Text.of("kiosk", "credential.unreadable")), e);
        }
    }

    private static ProblemException refused(Path file, Text why) {
        return new ProblemException(new Problem.Refused(Text.literal(file.toString()), why));
    }

    /** The token, which stands in a line of its own. A private key is none, and is never sent to anybody. */
    public String token() {
        try {
            String token = Files.readString(file).strip();
            if (token.matches("[\\x21-\\x7e]{8,512}")) {
                return token;
            }
        } catch (IOException e) {
            throw new ProblemException(new Problem.Refused(Text.literal(file.toString()), Text.of("kiosk", "credential.unreadable")), e);
        }
        throw refused(file, Text.of("kiosk", "credential.no-token"));
    }
}
