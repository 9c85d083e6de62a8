package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.words.Text;

/**
 * The update of a package mirror as it is deployed on mirror hosts (docs/contracts.md, mirror host): a file of /etc/cron.d with two lines
 * of comment and one job.
 *
 * @param file empty if it is not there
 * @param job empty if no line of the file, or more than one, is the update in a known form
 */
public record MirrorJob(Optional<CrontabFile> file, Optional<CronJob> job) {
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
    public enum Defect {
        NOT_THERE,
        /** The file holds something else than the update in a known form. */
        OTHER_FORM,
        NOT_RUN,
        NO_PROGRAM,
        LOG_TRUNCATED,
        ERRORS_LOST,
        STATUS_UNKNOWN,
        /** Its log grows for ever. */
        NOT_ROTATED,
        /** As well, and the host has nothing that would rotate it. */
        NO_LOGROTATE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether setting it up anew takes the defect away. */
        public boolean mended() {
            return switch (this) {
                case NOT_THERE, LOG_TRUNCATED, ERRORS_LOST, STATUS_UNKNOWN, NOT_ROTATED -> true;
                case OTHER_FORM, NOT_RUN, NO_PROGRAM, NO_LOGROTATE -> false;
            };
        }
    }

    /** A defect with what comes of it. */
    public record Found(Defect defect, Text words) {
        static Found of(Defect defect, Object... args) {
            return new Found(defect, Text.of("schedule", "mirror." + defect.code(), args));
        }
    }

    public static MirrorJob of(Schedules schedules) {
        Optional<CrontabFile> file = schedules.file(PATH);
        List<CronJob> jobs = file.map(found -> CronJob.of(schedules, found)).orElse(List.of());
        Optional<CronJob> job = jobs.size() == 1 ? Optional.of(jobs.getFirst()).filter(MirrorJob::isKnown) : Optional.empty();
        return new MirrorJob(file, job);
    }

    private static boolean isKnown(CronJob job) {
        return job.text().job().isPresent() && DEPLOYED.matcher(job.command()).matches();
    }

    public List<Found> defects(MirrorHost host) {
        List<Found> found = new ArrayList<>();
        if (!host.program()) {
            found.add(Found.of(Defect.NO_PROGRAM, PROGRAM));
        }
        if (file.isEmpty()) {
            found.add(Found.of(Defect.NOT_THERE, PATH));
        } else if (job.isEmpty()) {
            found.add(Found.of(Defect.OTHER_FORM, PATH));
        }
        job.ifPresent(known -> {
            if (known.state() != CronJob.State.RUNS) {
                found.add(Found.of(Defect.NOT_RUN, known.why().orElseGet(() -> known.state().words())));
            }
            line(known.command()).forEach(found::add);
            if (appends(known.command()) && !host.rotates()) {
                found.add(Found.of(host.logrotate() ? Defect.NOT_ROTATED : Defect.NO_LOGROTATE, LOG));
            }
        });
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
