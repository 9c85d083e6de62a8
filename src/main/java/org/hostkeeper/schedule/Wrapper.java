package org.hostkeeper.schedule;

import java.util.Optional;
import java.util.Set;

/**
 * What a line says around its command so that what the job says and how it ended are written to the journal: its output under a name
 * with the number of the job's shell, as cron logs it, and that number with the status, which {@link CronLog} reads. Cron gets the
 * status as before. The command stands in it whole, and is taken out again byte for byte.
 */
final class Wrapper {
    /** By what the journal knows the status; the output has the number behind it. */
    static final String TAG = "hostkeeper-cron";

    /** Keeps the status for cron. */
    static final String TELLS_END = "; s=$?; /usr/bin/logger -t " + TAG + " \"$$ $s\"; exit $s";

    private static final String BEGIN = "/usr/bin/systemd-cat -t " + TAG + "-$$ \"$SHELL\" -c '";
    private static final String END = "'" + TELLS_END;
    private static final String QUOTE = "'\\''";
    private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "dash", "ksh", "ksh93", "mksh", "zsh");

    private Wrapper() {}

    /** @param command as it stands in the crontab, or as cron logs it, without what stands behind a bare percent sign */
    static boolean tellsEnd(String command) {
        return command.endsWith(TELLS_END);
    }

    /** Whether this shell understands the wrapper. */
    static boolean isFor(String shell) {
        return SHELLS.contains(shell.substring(shell.lastIndexOf('/') + 1));
    }

    /** @param raw the command as it stands in the crontab, one character a byte; what stands behind a bare percent sign stays its input */
    static String around(String raw) {
        int end = end(raw);
        return BEGIN + raw.substring(0, end).replace("'", QUOTE) + END + raw.substring(end);
    }

    /** What {@link #around} was given; empty if this is no such command, or somebody changed it. */
    static Optional<String> inside(String raw) {
        int end = end(raw);
        if (!raw.startsWith(BEGIN) || end < BEGIN.length() + END.length() || !raw.substring(BEGIN.length(), end).endsWith(END)) {
            return Optional.empty();
        }
        String inside = raw.substring(BEGIN.length(), end - END.length()).replace(QUOTE, "'") + raw.substring(end);
        return Optional.of(inside).filter(command -> around(command).equals(raw));
    }

    private static int end(String raw) {
        int bare = new ShellLine(raw).bare();
        return bare < 0 ? raw.length() : bare;
    }
}
