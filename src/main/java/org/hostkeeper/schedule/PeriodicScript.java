package org.hostkeeper.schedule;


/**
 * A script of /etc/cron.hourly, cron.daily, cron.weekly, cron.monthly or cron.yearly.
 *
 * @param period hourly, daily, weekly, monthly, or yearly
 */
public record PeriodicScript(String period, String path, String owner, int mode) {
    /** run-parts(8): executable, and a name of letters, digits, underscores and hyphens. */
    public boolean runs() {
        return path.substring(path.lastIndexOf('/') + 1).matches("[A-Za-z0-9_-]+") && (mode & 0111) != 0;
    }

}
