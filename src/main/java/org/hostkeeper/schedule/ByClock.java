package org.hostkeeper.schedule;

/** What runs on a host by the clock: a job of cron, or a timer of systemd. */
public sealed interface ByClock {
    /** A line of a crontab. */
    record Cron(CronJob job) implements ByClock {
        @Override
        public String id() {
            return job.file().path() + " " + job.id();
        }

        @Override
        public String name() {
            return job.command();
        }
    }

    /** A timer of systemd. */
    record Systemd(Timer timer) implements ByClock {
        @Override
        public String id() {
            return timer.unit();
        }

        @Override
        public String name() {
            return timer.unit();
        }
    }

    /** What it is known by on its host. */
    String id();

    /** The command, or the unit of a timer: the same on all hosts that run the same. */
    String name();
}
