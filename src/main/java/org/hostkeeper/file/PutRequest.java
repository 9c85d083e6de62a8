package org.hostkeeper.file;

import java.util.Optional;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * A file to be put on hosts.
 *
 * @param name what it is called here, for a path that turns out to be a folder
 * @param path where it goes: a file, or a folder that is there
 * @param ownership whose it becomes; empty for what the file there has, or else the user who writes it, 0644
 * @param asRoot whether root writes it; else the login user
 */
public record PutRequest(String name, Bytes content, String path, Optional<Ownership> ownership, boolean asRoot) {
    /** The largest file that goes through a plan, which keeps what it replaces and can take it back. */
    public static final long LARGEST = 4L << 20;

    public PutRequest {
        path = RemoteFiles.checked(path);
        if (content.size() > LARGEST) {
            throw new ProblemException(new Problem.Refused(
                    Text.of("file", "put", name, path), Text.of("file", "too-large", content.size(), LARGEST)));
        }
    }

    public Text title() {
        return Text.of("file", "put", name, path);
    }
}
