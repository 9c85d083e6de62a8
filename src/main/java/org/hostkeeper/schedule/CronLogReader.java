package org.hostkeeper.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts together the runs of which cron wrote starts, failures and ends in lines of their own (do_command.c of Debian's cron and
 * of cronie). Only with Debian's {@code -L 8} do they share the job's process number, in brackets. Else the job itself writes
 * its start, and the process of cron's that waits for it writes the end: that one was made a little before the job, so the
 * end belongs to the run of the same command whose number comes next after the writer's. The job of a line with a {@link Wrapper}
 * tells by itself how it ended, with its own number.
 */
final class CronLogReader {
    private static final Pattern LINE = Pattern.compile("(\\d+)\\.(\\d{6}) \\S+ \\S+?\\[(\\d{1,9})]: \\(([^)]*)\\) (.*)");
    private static final Pattern SAID = Pattern.compile("(CMD|END|CMDEND) \\((?:\\[(\\d{1,9})] )?(.*)\\)");
    private static final Pattern FAILED =
            Pattern.compile("error \\(grandchild #(\\d{1,9}) (failed with exit status|terminated by signal) (\\d{1,9}).*\\)");
    private static final Pattern TOLD = Pattern.compile("(\\d+)\\.(\\d{6}) \\S+ " + Wrapper.TAG + "\\[\\d+]: (\\d{1,9}) (\\d{1,3})");
    private static final Pattern HOST_START = Pattern.compile("-- (Boot \\p{XDigit}+|Reboot) --");
    private static final Pattern DAEMON_START = Pattern.compile("STARTUP \\(.*|INFO \\((Running|Skipping) @reboot jobs.*");
    private static final String FIRST_SINCE_BOOT = "INFO (Running @reboot jobs)";
    private static final int MICRO = 1000;

    /** From one start of the daemon to the next, while what it writes stays the same. */
    private static final class Life {
        private boolean writesEnds;
        private boolean writesFailures;
    }

    /** A run that has begun, in the daemon's life that decides what will be written of it. */
    private record Begun(JobRun run, Life life) {}

    private record Whose(String user, String command) {}

    private final boolean failuresAreWritten;
    private final Map<Integer, Begun> open = new LinkedHashMap<>();
    private final Map<Whose, TreeSet<Integer>> numbers = new HashMap<>();
    private final Map<Integer, JobRun.Ending> failures = new HashMap<>();
    private final List<JobRun> runs = new ArrayList<>();
    private Life life = new Life();

    /** @param failuresAreWritten whether the daemon's settings say so; else it is known once a failure was written */
    CronLogReader(boolean failuresAreWritten) {
        this.failuresAreWritten = failuresAreWritten;
    }

    /** Lines that tell of no run are passed over. */
    List<JobRun> read(String text) {
        text.lines().forEach(this::line);
        open.values().forEach(begun -> runs.add(
                begun.life.writesEnds || Wrapper.tellsEnd(begun.run.command()) ? with(begun.run, new JobRun.Ending.Open()) : begun.run));
        runs.sort(Comparator.comparing(JobRun::started));
        return runs;
    }

    private void line(String line) {
        Matcher found = LINE.matcher(line);
        Matcher told = TOLD.matcher(line);
        if (HOST_START.matcher(line).matches()) {
            hostStarted();
        } else if (told.matches()) {
            told(moment(told), Integer.parseInt(told.group(3)), Integer.parseInt(told.group(4)));
        } else if (found.matches()) {
            said(moment(found), Integer.parseInt(found.group(3)), found.group(4), found.group(5));
        }
    }

    private static Instant moment(Matcher line) {
        return Instant.ofEpochSecond(Long.parseLong(line.group(1)), Long.parseLong(line.group(2)) * MICRO);
    }

    /** What the job itself says counts only of a line that says it. */
    private void told(Instant at, int number, int status) {
        if (Optional.ofNullable(open.get(number)).filter(begun -> Wrapper.tellsEnd(begun.run.command())).isPresent()) {
            JobRun.Ending ending = status == 0 ? new JobRun.Ending.Well() : new JobRun.Ending.Failed(status);
            take(number).ifPresent(begun -> runs.add(
                    new JobRun(begun.run.user(), begun.run.command(), begun.run.started(), Optional.of(at), ending)));
        }
    }

    private void said(Instant at, int writer, String user, String words) {
        Matcher failed = FAILED.matcher(words);
        Matcher said = SAID.matcher(words);
        if (failed.matches()) {
            int number = Integer.parseInt(failed.group(3));
            boolean exit = failed.group(2).startsWith("failed");
            failures.put(Integer.parseInt(failed.group(1)), exit ? new JobRun.Ending.Failed(number) : new JobRun.Ending.Killed(number));
            life.writesFailures = true;
        } else if (said.matches()) {
            Whose whose = new Whose(user, said.group(3));
            Optional<Integer> number = Optional.ofNullable(said.group(2)).map(Integer::valueOf);
            if (said.group(1).equals("CMD")) {
                begun(at, whose, number.orElse(writer));
            } else if (number.isPresent() || !Wrapper.tellsEnd(whose.command())) {
                ended(at, whose, number.orElseGet(() -> next(whose, writer)), said.group(1).equals("END"));
            }
        } else if (DAEMON_START.matcher(words).matches()) {
            life = new Life();
            if (words.equals(FIRST_SINCE_BOOT)) {
                hostStarted();
            }
        }
    }

    /** Nothing goes on over a start of the host, and ends that came before were lost. */
    private void hostStarted() {
        open.values().forEach(begun -> runs.add(begun.run));
        open.clear();
        numbers.clear();
        failures.clear();
        life = new Life();
    }

    private void begun(Instant at, Whose whose, int number) {
        take(number).ifPresent(before -> runs.add(before.run)); // its number is another's now, so it ended unseen
        failures.remove(number);
        open.put(number, new Begun(
                new JobRun(whose.user, whose.command, at, Optional.empty(), new JobRun.Ending.NotRecorded()), life));
        numbers.computeIfAbsent(whose, _ -> new TreeSet<>()).add(number);
    }

    /** The number of the job for which this process of cron's waits; numbers begin anew when they have run out. */
    private int next(Whose whose, int writer) {
        TreeSet<Integer> own = numbers.getOrDefault(whose, new TreeSet<>());
        Integer next = own.ceiling(writer);
        return next != null ? next : own.isEmpty() ? writer : own.first();
    }

    private void ended(Instant at, Whose whose, int number, boolean debian) {
        if (!numbers.getOrDefault(whose, new TreeSet<>()).contains(number)) {
            return;
        }
        take(number).ifPresent(begun -> {
            begun.life.writesEnds = true;
            // only Debian's daemon writes failures, so only its silence says that there was none
            boolean silenceIsGood = debian && (failuresAreWritten || begun.life.writesFailures);
            JobRun.Ending silence = silenceIsGood ? new JobRun.Ending.Well() : new JobRun.Ending.NotRecorded();
            JobRun.Ending ending = Optional.ofNullable(failures.remove(number)).orElse(silence);
            runs.add(new JobRun(whose.user, whose.command, begun.run.started(), Optional.of(at), ending));
        });
    }

    private Optional<Begun> take(int number) {
        Optional<Begun> taken = Optional.ofNullable(open.remove(number));
        taken.ifPresent(begun -> numbers.getOrDefault(new Whose(begun.run.user(), begun.run.command()), new TreeSet<>()).remove(number));
        return taken;
    }

    private static JobRun with(JobRun run, JobRun.Ending ending) {
        return new JobRun(run.user(), run.command(), run.started(), run.ended(), ending);
    }
}
