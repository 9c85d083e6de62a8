package org.hostkeeper.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The agent with its own Java, packed for one architecture: what is brought to a host, which needs no Java then.
 *
 * @param archive a tar file, compressed by gzip, {@code agent-linux-ARCH.tar.gz}
 * @param architecture as {@code uname -m} says it
 * @param sha256 lower-case hexadecimal
 */
public record AgentRuntime(Path archive, String architecture, String sha256, long size) {
    private static final Pattern NAME = Pattern.compile("agent-linux-([a-z0-9_]+)\\.tar\\.gz");
    private static final int MARK = 12;

    /** @throws ProblemException if there is no such file, or it is none of these */
    public static AgentRuntime of(Path archive) {
        Matcher name = NAME.matcher(String.valueOf(archive.getFileName()));
        if (!name.matches()) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("deployment", "runtime"), archive.toString(), Text.of("deployment", "runtime.rule")));
        }
        try {
            return new AgentRuntime(archive, name.group(1), digest(archive), Files.size(archive));
        } catch (IOException e) {
            throw new ProblemException(new Problem.NotFound(Text.of("deployment", "runtime"), archive.toString()), e);
        }
    }

    /** What its folder on a host is called: the same content has the same name, so an unfinished one is recognised. */
    String folder() {
        return "agent-" + sha256.substring(0, MARK);
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
