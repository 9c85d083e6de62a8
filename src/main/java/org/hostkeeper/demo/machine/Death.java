package org.hostkeeper.demo.machine;

import java.time.Duration;
import java.util.List;

/**
 * How a unit's process ends by itself.
 *
 * @param after how long it lives
 * @param cause exit, or the signal that kills it
 * @param status the exit status, or the signal's number
 * @param lastWords what it says before, as {@link Chatter} lines
 */
public record Death(Duration after, Cause cause, int status, List<String> lastWords) {
    /** What systemd calls the end: {@code code=exited} or {@code code=killed}. */
    public enum Cause {
        EXITED(1, "exited", "exit-code"),
        KILLED(2, "killed", "signal"),
        /** Killed by the kernel because memory ran out. */
        OUT_OF_MEMORY(2, "killed", "oom-kill");

        /** As ExecMainCode has it: CLD_EXITED and CLD_KILLED of waitid(2). */
        final int code;

        final String word;
        final String result;

        Cause(int code, String word, String result) {
            this.code = code;
            this.word = word;
            this.result = result;
        }
    }

    public Death {
        lastWords = List.copyOf(lastWords);
    }

    public static Death exit(Duration after, int status, String... lastWords) {
        return new Death(after, Cause.EXITED, status, List.of(lastWords));
    }

    public static Death outOfMemory(Duration after, String... lastWords) {
        return new Death(after, Cause.OUT_OF_MEMORY, 9, List.of(lastWords));
    }

    /** As systemd writes it: {@code 1/FAILURE}, {@code 203/EXEC}, {@code 11/SEGV}. */
    String shown() {
        String name = cause != Cause.EXITED
                ? switch (status) {
                    case 6 -> "ABRT";
                    case 9 -> "KILL";
                    case 11 -> "SEGV";
                    case 15 -> "TERM";
                    default -> "";
                }
                : switch (status) {
                    case 1 -> "FAILURE";
                    case 2 -> "INVALIDARGUMENT";
                    case 200 -> "CHDIR";
                    case 203 -> "EXEC";
                    case 217 -> "USER";
                    default -> "n/a";
                };
        return status + "/" + name;
    }
}
