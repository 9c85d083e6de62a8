package org.hostkeeper.remote.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.job.Progress;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.words.Text;

/**
 * Whole files by plain commands (sh and coreutils), so that it is the same with and without an SFTP server and on this
 * machine. A file is wholly old or wholly new at every moment: what was cut off on the way is never renamed into place,
 * because the number of bytes is checked first. A symbolic link is replaced, not followed.
 */
final class FileCommands {
    private static final String WRITE =
            """
            set -e
            umask 077
            folder=$(dirname -- "$1")
            new=$(mktemp -- "$folder/.hostkeeper.XXXXXXXX")
            trap 'rm -f -- "$new"' EXIT
            trap 'exit 1' HUP INT TERM PIPE
            exec 3> "$new"
            chmod -- "$2" "$new"
            cat >&3
            exec 3>&-
            [ "$(stat -c %s -- "$new")" = "$3" ] || { echo "write: the file did not arrive whole" >&2; exit 1; }
            sync -- "$new"
            mv -fT -- "$new" "$1"
            trap - EXIT
            sync -- "$folder"
            """;

    private static final long ROOM_FOR_ERRORS = 64 << 10;

    private final ProcessRemote remote;

    FileCommands(ProcessRemote remote) {
        this.remote = remote;
    }

    byte[] read(String path, long limit) {
        Command head = Command.of("head", "-c", Long.toString(limit + 1), "--", path)
                .sayingAtMost(Math.max(limit + 1, ROOM_FOR_ERRORS))
                .within(ProcessRemote.limitFor(limit));
        Output output = remote.run(head);
        if (!output.ok()) {
            throw new ProblemException(unreadable(path, output.error()));
        }
        if (output.out().length > limit) {
            throw new ProblemException(new Problem.OutputTooLarge(host(), path, limit));
        }
        return output.out();
    }

    void write(String path, byte[] content, int mode) {
        check(path, remote.run(command(path, mode, content.length), out -> out.write(content)));
    }

    void upload(Path source, String path, int mode, Progress progress) {
        try (InputStream in = Files.newInputStream(source)) {
            long size = Files.size(source);
            Upload upload = new Upload(in, size, Text.of("remote", "upload", path), progress);
            Output output = remote.run(command(path, mode, size), upload::to);
            upload.cancelled().ifPresent(p -> {
                throw new ProblemException(p);
            });
            check(path, output);
        } catch (IOException e) {
            throw OwnFile.refused(source, e);
        }
    }

    private static Command command(String path, int mode, long size) {
        String octal = Integer.toOctalString(mode & 07777);
        return Command.script(WRITE, "hostkeeper-write", path, octal, Long.toString(size))
                .within(ProcessRemote.limitFor(size));
    }

    private void check(String path, Output output) {
        if (!output.ok()) {
            throw new ProblemException(new Problem.FileRefused(host(), path, reason(output.error())));
        }
    }

    private Problem unreadable(String path, String error) {
        return error.contains("No such file or directory")
                ? new Problem.NotFound(Text.of("remote", "file"), host() + ":" + path)
                : new Problem.FileRefused(host(), path, reason(error));
    }

    /** What a tool says after the last colon: {@code cat: write error: No space left on device}. */
    private static String reason(String error) {
        String last = error.strip().lines().reduce("", (_, line) -> line);
        return last.substring(last.lastIndexOf(": ") + 1).strip();
    }

    private String host() {
        return remote.host().value();
    }

    /** Copies a local file while telling how far it is; stops between two pieces when nobody wants it any more. */
    private record Upload(InputStream in, long size, Text what, Progress progress) {
        void to(OutputStream out) throws IOException {
            byte[] piece = new byte[64 << 10];
            long done = 0;
            for (int n = in.read(piece); n >= 0 && !progress.cancelled(); n = in.read(piece)) {
                out.write(piece, 0, n);
                done += n;
                progress.report(what, size == 0 ? 1 : (double) done / size);
            }
        }

        Optional<Problem> cancelled() {
            return progress.cancelled() ? Optional.of(new Problem.Cancelled(what.toString())) : Optional.empty();
        }
    }
}
