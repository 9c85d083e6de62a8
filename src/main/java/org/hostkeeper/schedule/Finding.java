package org.hostkeeper.schedule;

import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.DefectKind;
import org.hostkeeper.words.Text;

/**
 * Something about a schedule that somebody should look at.
 *
 * @param job the line that it is about; empty if it is about the whole file
 * @param words what it is and what comes of it
 */
public record Finding(Kind kind, CrontabFile file, Optional<CronJob> job, Text words) {

    /** What is looked for. */
    public enum Kind implements DefectKind {
        BAD_LINE(true),
        TEMPLATE_LINE(true),
        MISSING_USER(true),
        UNKNOWN_USER(true),
        NO_FINAL_NEWLINE(true),
        FILE_NAME(true),
        FILE_OWNER(true),
        FILE_MODE(true),
        FILE_LINKS(true),
        CARRIAGE_RETURN(false),
        NEVER_RUNS(true),
        BARE_PERCENT(false),
        BARE_COMMAND(false),
        OUTPUT_LOST(false),
        ERRORS_LOST(false),
        LOG_TRUNCATED(false),
        SAME_MINUTE(false),
        UNATTENDED_UPGRADE(false);

        private final boolean stops;

        Kind(boolean stops) {
            this.stops = stops;
        }

        /** Whether something does not run because of it. */
        public boolean stops() {
            return stops;
        }

        @Override
        public Defect.Severity severity() {
            return stops ? Defect.Severity.FAULT : Defect.Severity.NOTE;
        }

        @Override
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** In two or three words. */
        public Text title() {
            return Text.of("schedule", "lint-title." + code());
        }
    }

    static Finding of(Kind kind, CronJob job, Object... args) {
        return new Finding(kind, job.file(), Optional.of(job), Text.of("schedule", "lint." + kind.code(), args));
    }

    static Finding of(Kind kind, CrontabFile file, Object... args) {
        return new Finding(kind, file, Optional.empty(), Text.of("schedule", "lint." + kind.code(), args));
    }

    /** What it is about, for people and scripts: the job's id, or the file's path. */
    public String where() {
        return job.map(CronJob::id).orElse(file.path());
    }
}
