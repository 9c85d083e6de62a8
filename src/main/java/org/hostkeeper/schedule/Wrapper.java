package org.hostkeeper.schedule;

/** What a line says behind its command so that how it ended is written to the journal, which {@link CronLog} reads. */
final class Wrapper {
    /** By what the journal knows it; the text is the process number of the job's shell, as cron logs it, and the status. */
    static final String TAG = "hostkeeper-cron";

    /** Keeps the status for cron. */
    static final String TELLS_END = "; s=$?; /usr/bin/logger -t " + TAG + " \"$$ $s\"; exit $s";

    private Wrapper() {}

    /** @param command as it stands in the crontab, or as cron logs it */
    static boolean tellsEnd(String command) {
        return command.endsWith(TELLS_END);
    }
}
