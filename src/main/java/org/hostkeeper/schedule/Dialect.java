package org.hostkeeper.schedule;

/**
 * Which daemon reads a crontab, since they differ where it matters. Debian's cron (3.0pl1) ignores a crontab as a whole for
 * one bad line, takes {@code MAILTO=} without a value for a bad line, drops what follows a number in a field, and lets a
 * line end after its time. Cronie (Fedora, RHEL) passes over bad lines only, knows CRON_TZ, a leading {@code -} that
 * keeps a job out of the log, and refuses ranges that run backwards. Sources: entry.c, env.c and user.c of both.
 */
public enum Dialect {
    DEBIAN,
    CRONIE
}
