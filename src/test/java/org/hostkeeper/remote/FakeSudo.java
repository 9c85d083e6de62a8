package org.hostkeeper.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A program that talks like sudo and makes nobody root, so that the handshake is tested where there is no sudo. It asks
 * up to three times, as sudo does, and writes each line that it took for a password to a file beside itself.
 */
public final class FakeSudo {
    private static final String SCRIPT =
            """
            #!/bin/sh
            here=$(dirname "$0")
            mode=$(cat "$here/mode")
            prompt= asks=
            while [ "$1" != -- ]; do
              case $1 in
                -p) prompt=$2; shift ;;
                -S) asks=1 ;;
                -k|-n) ;;
                *) echo "usage: sudo" >&2; exit 1 ;;
              esac
              shift
            done
            shift
            echo "sudo: unable to resolve host: Name or service not known" >&2
            case $mode in
              nopasswd) exec "$@" ;;
              notallowed) echo "user is not in the sudoers file." >&2; exit 1 ;;
              requiretty) echo "sudo: sorry, you must have a tty to run sudo" >&2; exit 1 ;;
              silent) sleep 100 ;;
              closed) exit 1 ;;
            esac
            if [ -z "$asks" ]; then echo "sudo: a password is required" >&2; exit 1; fi
            echo "We trust you have received the usual lecture." >&2
            for try in 1 2 3; do
              printf %s "$prompt" >&2
              IFS= read -r given || { echo "sudo: $((try - 1)) incorrect password attempts" >&2; exit 1; }
              echo "$given" >> "$here/given"
              if [ "$given" = "let me in" ]; then exec "$@"; fi
              echo "Sorry, try again." >&2
            done
            echo "sudo: 3 incorrect password attempts" >&2
            exit 1
            """;

    private final Path folder;

    public FakeSudo(Path folder, String mode) throws IOException {
        this.folder = Files.createDirectories(folder);
        Path sudo = Files.writeString(folder.resolve("sudo"), SCRIPT);
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("mode"), mode);
    }

    /** The PATH on which this sudo is the first. */
    public String path() {
        return folder + ":" + System.getenv("PATH");
    }

    /** Every line that was given as a password. */
    public String given() throws IOException {
        Path given = folder.resolve("given");
        return Files.exists(given) ? Files.readString(given) : "";
    }
}
