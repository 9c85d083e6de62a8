package org.hostkeeper.schedule;

/** Which form a crontab has: lines of /etc/crontab and /etc/cron.d name a user after the time, those of a user's do not. */
public enum CrontabKind {
    USER,
    SYSTEM
}
