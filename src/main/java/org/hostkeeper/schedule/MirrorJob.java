package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.adoption.Defect.Severity;
import org.hostkeeper.adoption.DefectKind;
import org.hostkeeper.words.Text;

/**
 * The update of a package mirror as it is deployed on mirror hosts (docs/contracts.md, mirror host): a file of /etc/cron.d with two lines
 * of comment and one job.
 *
 * @param file empty if it is not there
 * @param updates the lines that are the update in a known form; one where all is well
 * @param others what else is a job in the file, or was meant to be one
 */
public record MirrorJob(Optional<CrontabFile> file, List<CronJob> updates, List<CronJob> others) {
    public static final String PATH = "/etc/cron.d/pop-mirror";
    public static final String USER = "apt-mirror";
    public static final String PROGRAM = "/usr/bin/apt-mirror";
    public static final String LOG = "/var/spool/apt-mirror/var/cron.log";
    public static final String SCHEDULE = "0 */12 * * *";

    /** Appends, keeps errors with the rest, and tells how it ended. */
    static final String COMMAND = PROGRAM + " >> " + LOG + " 2>&1" + Wrapper.TELLS_END;

    private static final Pattern DEPLOYED = Pattern.compile(
            "(/usr/bin/)?apt-mirror\\s*>>?\\s*" + Pattern.quote(LOG) + "(\\s*2>&1)?(" + Pattern.quote(Wrapper.TELLS_END) + ")?");

    /** What is wrong with an update as it stands on a host. */
    public enum Defect implements DefectKind {
        /** A line that came with the schedule: nobody checked it for a line feed. */
        FOREIGN_JOB(Severity.DANGER),
        NOT_THERE(Severity.FAULT),
        /** The file holds something else than the update in a known form. */
        OTHER_FORM(Severity.FAULT),
        NOT_RUN(Severity.FAULT),
        NO_PROGRAM(Severity.FAULT),
        LOG_TRUNCATED(Severity.NOTE),
        ERRORS_LOST(Severity.NOTE),
        STATUS_UNKNOWN(Severity.NOTE),
        /** Its log grows for ever. */
        NOT_ROTATED(Severity.NOTE),
        /** As well, and the host has nothing that would rotate it. */
        NO_LOGROTATE(Severity.NOTE);

        private final Severity severity;

        Defect(Severity severity) {
            this.severity = severity;
        }

        @Override
        public Severity severity() {
            return severity;
        }

        @Override
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** In two or three words. */
        public Text title() {
            return Text.of("schedule", "mirror-title." + code());
        }

        /** Whether setting it up anew takes the defect away. */
        public boolean mended() {
            return switch (this) {
                case NOT_THERE, LOG_TRUNCATED, ERRORS_LOST, STATUS_UNKNOWN, NOT_ROTATED -> true;
                case FOREIGN_JOB, OTHER_FORM, NOT_RUN, NO_PROGRAM, NO_LOGROTATE -> false;
            };
        }
    }

    /**
     * A defect with what comes of it.
     *
     * @param about the line; empty if it is about the file or the host
     */
    public record Found(Defect defect, Optional<CronJob> about, Text words) {
        static Found of(Defect defect, Object... args) {
            return new Found(defect, Optional.empty(), Text.of("schedule", "mirror." + defect.code(), args));
        }

        Found on(CronJob line) {
            return new Found(defect, Optional.of(line), words);
        }
    }

    public static MirrorJob of(Schedules schedules) {
        Optional<CrontabFile> file = schedules.file(PATH);
        List<CronJob> jobs = file.map(found -> CronJob.of(schedules, found)).orElse(List.of());
        return new MirrorJob(
                file, jobs.stream().filter(MirrorJob::isKnown).toList(), jobs.stream().filter(job -> !isKnown(job)).toList());
    }

    /** Empty if no line of the file, or more than one, is the update in a known form, or it is not alone. */
    public Optional<CronJob> job() {
        return updates.size() == 1 && others.isEmpty() ? Optional.of(updates.getFirst()) : Optional.empty();
    }

    private static boolean isKnown(CronJob job) {
        return job.text().job().isPresent() && DEPLOYED.matcher(job.command()).matches();
    }

    /** Where the file as a whole is no known form, nothing of what only setting it up would mend. */
    public List<Found> defects(MirrorHost host) {
        boolean otherForm = file.isPresent() && job().isEmpty();
        return all(host).stream().filter(found -> !otherForm || !found.defect().mended()).toList();
    }

    /** Of its lines, of the file, and of the host. */
    List<Found> all(MirrorHost host) {
        List<Found> found = new ArrayList<>();
        if (!host.program()) {
            found.add(Found.of(Defect.NO_PROGRAM, PROGRAM));
        }
        if (file.isEmpty()) {
            found.add(Found.of(Defect.NOT_THERE, PATH));
        } else if (job().isEmpty()) {
            found.add(Found.of(Defect.OTHER_FORM, PATH));
        }
        if (!updates.isEmpty()) {
            others.forEach(other -> found.add(Found.of(Defect.FOREIGN_JOB, other.user()).on(other)));
        }
        for (CronJob update : updates) {
            if (update.state() != CronJob.State.RUNS) {
                found.add(Found.of(Defect.NOT_RUN, update.why().orElseGet(() -> update.state().words())).on(update));
            }
            line(update.command()).forEach(defect -> found.add(defect.on(update)));
        }
        if (updates.stream().anyMatch(update -> appends(update.command())) && !host.rotates()) {
            found.add(Found.of(host.logrotate() ? Defect.NOT_ROTATED : Defect.NO_LOGROTATE, LOG));
        }
        return found;
    }

    private static boolean appends(String command) {
        return command.contains(">>");
    }

    private static List<Found> line(String command) {
        List<Found> found = new ArrayList<>();
        if (!appends(command)) {
            found.add(Found.of(Defect.LOG_TRUNCATED, LOG));
        }
        if (!command.contains("2>&1")) {
            found.add(Found.of(Defect.ERRORS_LOST, LOG));
        }
        if (!Wrapper.tellsEnd(command)) {
            found.add(Found.of(Defect.STATUS_UNKNOWN));
        }
        return found;
    }

    static String text(String schedule) {
        return "# Update of the package mirror: fetches what /etc/apt/mirror.list names\n# Its output is appended to " + LOG
                + "; how it ended: journalctl -t " + Wrapper.TAG + "\n" + schedule + " " + USER + " " + COMMAND + "\n";
    }
}
