package org.hostkeeper.schedule;

/**
 * The daemon that reads crontabs on a host.
 *
 * @param name debian, cronie, busybox, systemd-cron, or none
 * @param state as systemctl is-active says it: active if it runs
 * @param options what its settings file gives it on the command line
 * @param anacron whether anacron is there, which then runs the scripts of cron.daily and its like
 */
public record CronDaemon(String name, String state, String options, boolean anacron) {
    /** Others than the two that are known to the byte are read by Debian's rules. */
    public Dialect dialect() {
        return name.equals("cronie") ? Dialect.CRONIE : Dialect.DEBIAN;
    }

    public boolean runs() {
        return state.equals("active");
    }

    /** Whether Debian's daemon takes names with dots that the LSB allows, in /etc/cron.d: its option {@code -l}. */
    boolean takesLsbNames() {
        return (" " + options.replaceAll("[\"']", " ") + " ").matches(".* -[fn]*l.*");
    }
}
