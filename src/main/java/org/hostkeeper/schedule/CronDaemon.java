package org.hostkeeper.schedule;

import java.util.regex.Pattern;

/**
 * The daemon that reads crontabs on a host.
 *
 * @param name debian, cronie, busybox, systemd-cron, or none
 * @param state as systemctl is-active says it: active if it runs
 * @param options what its settings file gives it on the command line
 * @param anacron whether anacron is there, which then runs the scripts of cron.daily and its like
 */
public record CronDaemon(String name, String state, String options, boolean anacron) {
    private static final Pattern LEVEL = Pattern.compile("\\s-[fln]*L\\s*(\\d{1,9})");
    private static final int STARTS = 1;
    private static final int FAILURES = 4;

    /** Others than the two that are known to the byte are read by Debian's rules. */
    public Dialect dialect() {
        return name.equals("cronie") ? Dialect.CRONIE : Dialect.DEBIAN;
    }

    public boolean runs() {
        return state.equals("active");
    }

    /** Whether Debian's daemon takes names with dots that the LSB allows, in /etc/cron.d: its option {@code -l}. */
    boolean takesLsbNames() {
        return words().matches(".* -[fn]*l.*");
    }

    /** What Debian's daemon writes of its jobs, as the sum of 1 for starts, 2 for ends, 4 for failures, 8 for process numbers. */
    public int logLevel() {
        return LEVEL.matcher(words()).results().reduce((_, last) -> last).map(level -> Integer.parseInt(level.group(1))).orElse(STARTS);
    }

    /** Whether each start is written down, as far as the daemon is known. */
    boolean writesStarts() {
        return name.equals("cronie") || (name.equals("debian") && (logLevel() & STARTS) != 0);
    }

    boolean writesFailures() {
        return (logLevel() & FAILURES) != 0;
    }

    private String words() {
        return " " + options.replaceAll("[\"']", " ") + " ";
    }
}
