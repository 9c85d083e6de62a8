package org.hostkeeper.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What cron wrote to the journal of the runs of its jobs, oldest first. Each run is a process of cron's that writes
 * {@code (USER) CMD (COMMAND)}; with Debian's {@code -L 15} also the job's process number, {@code END}, and how it failed
 * (do_command.c); cronie writes {@code CMDEND} for the end.
 */
public record CronLog(List<JobRun> runs) {
    private static final Pattern LINE = Pattern.compile("(\\d+)\\.(\\d{6}) \\S+ \\S+?\\[(\\d+)]: \\(([^)]*)\\) (.*)");
    private static final Pattern SAID = Pattern.compile("(CMD|END|CMDEND) \\((\\[\\d+] )?(.*)\\)");
    private static final Pattern FAILED = Pattern.compile("error \\(grandchild #\\d+ (failed with exit status|terminated by signal) (\\d+).*\\)");
    private static final int MICRO = 1000;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;

    public CronLog {
        runs = List.copyOf(runs);
    }

    /** Reads {@code journalctl --all --output=short-unix}; lines that tell of no run are passed over. */
    static CronLog parse(String text) {
        Map<String, JobRun> open = new LinkedHashMap<>();
        Map<String, JobRun.Ending> failures = new HashMap<>();
        List<JobRun> runs = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher found = LINE.matcher(line);
            if (!found.matches()) {
                continue;
            }
            Instant at = Instant.ofEpochSecond(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)) * MICRO);
            String process = found.group(3);
            Matcher failed = FAILED.matcher(found.group(5));
            Matcher said = SAID.matcher(found.group(5));
            if (found.group(5).equals("INFO (Running @reboot jobs)")) {
                open.values().stream().map(CronLog::cutOff).forEach(runs::add);
                open.clear();
            } else if (failed.matches()) {
                int number = Integer.parseInt(failed.group(2));
                failures.put(process, failed.group(1).startsWith("failed") ? new JobRun.Ending.Failed(number) : new JobRun.Ending.Killed(number));
            } else if (said.matches() && said.group(1).equals("CMD")) {
                // who writes the job's number, writes its end too; a number that comes again is another process
                JobRun.Ending ending = said.group(2) == null ? new JobRun.Ending.NotRecorded() : new JobRun.Ending.Open();
                Optional.ofNullable(open.put(process, new JobRun(found.group(4), said.group(3), at, Optional.empty(), ending)))
                        .map(CronLog::cutOff)
                        .ifPresent(runs::add);
                failures.remove(process);
            } else if (said.matches()) {
                Optional.ofNullable(open.remove(process)).ifPresent(run -> runs.add(new JobRun(
                        run.user(), run.command(), run.started(), Optional.of(at), ending(said.group(1), failures.get(process)))));
            }
        }
        runs.addAll(open.values());
        runs.sort(Comparator.comparing(JobRun::started));
        return new CronLog(runs);
    }

    /** The host went down, or so much happened since that its end was lost. */
    private static JobRun cutOff(JobRun run) {
        return new JobRun(run.user(), run.command(), run.started(), run.ended(), new JobRun.Ending.NotRecorded());
    }

    /** Only Debian's daemon writes failures, so only its silence says that there was none. */
    private static JobRun.Ending ending(String word, JobRun.@Nullable Ending failure) {
        return failure != null ? failure : word.equals("END") ? new JobRun.Ending.Well() : new JobRun.Ending.NotRecorded();
    }

    /** The runs of this job. Two lines of one user with the same command cannot be told apart and have them in common. */
    public List<JobRun> of(CronJob job) {
        String command = logged(job);
        return runs.stream().filter(run -> run.user().equals(job.user()) && run.command().equals(command)).toList();
    }

    /** Whether it was started while the one before was at work still. */
    public static boolean overlaps(JobRun before, JobRun run) {
        return before.ending() instanceof JobRun.Ending.Open
                || before.ended().filter(end -> end.isAfter(run.started())).isPresent();
    }

    /** As the daemon logs the command (mkprints in misc.c), after it cut the input off and took the backslashes from percent signs. */
    private static String logged(CronJob job) {
        boolean system = job.file().user().isEmpty() && job.crontab().rules().dialect() == Dialect.DEBIAN;
        // of the blanks after a user Debian's daemon takes one, the rest belongs to the command
        String raw = job.text().job().map(text -> (system ? text.userGap().replaceFirst(".", "") : "") + text.command()).orElse("");
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                break;
            }
            boolean escaped = c == '\\' && i + 1 < raw.length() && raw.charAt(i + 1) == '%';
            if (escaped) {
                i++;
            }
            shown.append(escaped ? "%" : printable(c));
        }
        return shown.toString();
    }

    private static String printable(char c) {
        if (c < FIRST_PRINTABLE) {
            return "^" + (char) (c + '@');
        }
        return c < DELETE ? String.valueOf(c) : c == DELETE ? "^?" : "\\%03o".formatted((int) c);
    }
}
