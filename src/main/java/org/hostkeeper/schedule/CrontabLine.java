package org.hostkeeper.schedule;

import java.util.Optional;

/**
 * One line of a crontab: what it is on disk and what it is to the daemon.
 *
 * @param raw one character a byte, without the line feed
 * @param ended whether a line feed ends it; only a last line may lack one
 */
public record CrontabLine(String raw, boolean ended, Entry entry) {
    public String shown() {
        return RawText.shown(raw).replaceFirst("\r$", "");
    }

    public boolean isOff() {
        return entry instanceof Entry.Off;
    }

    /** Whether it ends in CR LF: cron takes the carriage return for a part of the line. */
    public boolean isCrLf() {
        return raw.endsWith("\r");
    }

    /** The job or template in its parts, also of a line that is switched off. */
    public Optional<JobText> job() {
        return job(entry);
    }

    private static Optional<JobText> job(Entry entry) {
        return switch (entry) {
            case Entry.Job job -> Optional.of(job.text());
            case Entry.Template template -> Optional.of(template.text());
            case Entry.Off off -> job(off.what());
            case Entry.Blank _, Entry.Comment _, Entry.Environment _, Entry.Invalid _ -> Optional.empty();
        };
    }

    /** What the daemon refuses about it, also of a line that is switched off. */
    public Optional<Entry.Invalid> refused() {
        return refused(entry);
    }

    private static Optional<Entry.Invalid> refused(Entry entry) {
        return switch (entry) {
            case Entry.Invalid bad -> Optional.of(bad);
            case Entry.Off off -> refused(off.what());
            case Entry.Job _, Entry.Template _, Entry.Blank _, Entry.Comment _, Entry.Environment _ -> Optional.empty();
        };
    }

    /** When it runs, or would if it were on. */
    public Optional<CronTime> time() {
        return entry instanceof Entry.Off(Entry.Job off) ? Optional.of(off.time())
                : entry instanceof Entry.Job job ? Optional.of(job.time()) : Optional.empty();
    }

    boolean matters() {
        return switch (entry) {
            case Entry.Blank _, Entry.Comment _, Entry.Off _ -> false;
            case Entry.Environment _, Entry.Job _, Entry.Template _, Entry.Invalid _ -> true;
        };
    }
}
