package org.hostkeeper.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.words.Text;

/**
 * One line of a crontab that is a job, or was meant to be one, where it stands.
 *
 * @param id eight hexadecimal digits made of its file and its text, the same on all hosts; it changes with the line
 * @param line from 0
 * @param user as whom it runs; empty if the line does not say
 * @param above the environment lines before it, of which the last of a name counts
 */
public record CronJob(
        String id,
        CrontabFile file,
        Crontab crontab,
        int line,
        State state,
        Optional<Text> why,
        String user,
        List<Entry.Environment> above) {
    private static final int ID = 8;

    /** Whether the daemon starts it. */
    public enum State {
        RUNS,
        /** Its time never comes. One that runs at the start of the host {@link #RUNS}. */
        NEVER,
        OFF,
        TEMPLATE,
        INVALID,
        /** The line is right, and the daemon takes no notice of its file. */
        IGNORED,
        /** The daemon takes no notice of its file, and is not meant to: its name says that it was set aside. */
        SET_ASIDE,
        /** The daemon does not run. */
        DAEMON_DOWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Text words() {
            return Text.of("schedule", "state." + code());
        }
    }

    static List<CronJob> of(Schedules schedules, CrontabFile file) {
        Crontab crontab = schedules.crontab(file);
        Optional<CrontabFile.Unread> unread = file.unread(schedules.daemon(), schedules.users());
        boolean aside = unread.equals(Optional.of(CrontabFile.Unread.SET_ASIDE));
        Optional<Text> ignored = unread.<Text>map(Faults::of)
                .or(() -> crontab.fault().map(fault -> Faults.of(crontab, fault)));
        Map<String, Integer> seen = new HashMap<>();
        List<Entry.Environment> all = crontab.lines().stream()
                .flatMap(line -> line.entry() instanceof Entry.Environment set ? Stream.of(set) : Stream.empty())
                .toList();
        int above = 0;
        List<CronJob> jobs = new ArrayList<>();
        for (int i = 0; i < crontab.lines().size(); i++) {
            CrontabLine line = crontab.lines().get(i);
            int before = seen.merge(line.raw(), 1, Integer::sum);
            above += line.entry() instanceof Entry.Environment ? 1 : 0;
            if (line.job().isPresent() || line.refused().isPresent()) {
                Verdict verdict = aside ? Verdict.aside(line, ignored) : Verdict.of(schedules, crontab, i, ignored);
                String user = file.user().orElseGet(() -> line.job().map(job -> RawText.shown(job.user())).orElse(""));
                String id = id(file.path(), line.raw(), before);
                jobs.add(new CronJob(id, file, crontab, i, verdict.state(), verdict.why(), user, all.subList(0, above)));
            }
        }
        return jobs;
    }

    static String id(String path, String raw, int occurrence) {
        return Bytes.utf8(path + "\0" + raw + "\0" + occurrence).sha256().substring(0, ID);
    }

    /** Whether a line runs and why not. */
    private record Verdict(State state, Optional<Text> why) {
        static Verdict aside(CrontabLine line, Optional<Text> why) {
            return line.isOff() ? new Verdict(State.OFF, Optional.empty()) : new Verdict(State.SET_ASIDE, why);
        }

        static Verdict of(Schedules schedules, Crontab crontab, int at, Optional<Text> ignored) {
            CrontabLine line = crontab.lines().get(at);
            return switch (line.entry()) {
                case Entry.Off _ -> new Verdict(State.OFF, Optional.empty());
                case Entry.Template template -> new Verdict(State.TEMPLATE, Optional.of(
                        Text.of("schedule", "why.template", String.join(", ", template.letters()))));
                case Entry.Invalid bad -> new Verdict(State.INVALID, Optional.of(Faults.of(bad.fault())));
                case Entry.Job _ when ignored.isPresent() -> new Verdict(State.IGNORED, ignored);
                case Entry.Job _ when !schedules.daemon().runs() -> new Verdict(
                        State.DAEMON_DOWN, Optional.of(Text.of("schedule", "why.daemon-down", schedules.daemon().state())));
                case Entry.Job(JobText _, CronTime.Fields time) when time.never() ->
                    new Verdict(State.NEVER, Optional.of(Text.of("schedule", "why.never")));
                case Entry.Job _, Entry.Blank _, Entry.Comment _, Entry.Environment _ -> new Verdict(State.RUNS, Optional.empty());
            };
        }
    }

    public CrontabLine text() {
        return crontab.lines().get(line);
    }

    /** The five fields or the word; for a line that is no job, nothing. */
    public String fields() {
        return text().job().map(JobText::fields).orElse("");
    }

    /** The command as it stands; for a line that is no job, the line, without the mark of one that is switched off. */
    public String command() {
        return text().job()
                .map(JobText::shownCommand)
                .or(() -> text().refused().map(bad -> bad.text().replaceFirst("\r$", "")))
                .orElseGet(() -> text().shown());
    }

    public Optional<Text> words() {
        return text().time().map(CronWords::of);
    }

    /** When the daemon starts it next; nothing if it does not. */
    public List<Run> next(Instant after, ZoneId zone, int count) {
        return state == State.RUNS ? planned(after, zone, count) : List.of();
    }

    /** When it would start if nothing kept the daemon from it. */
    public List<Run> planned(Instant after, ZoneId zone, int count) {
        return text().time()
                .map(time -> switch (time) {
                    case CronTime.Fields fields -> new NextRuns(zone(zone)).after(after, fields, count);
                    case CronTime.Reboot _ -> List.<Run>of();
                })
                .orElse(List.of());
    }

    /** When the daemon started it between these moments, if it ran all the while and the line was there. */
    public List<Run> due(Instant after, Instant before, ZoneId zone) {
        return state == State.RUNS && text().time().orElse(null) instanceof CronTime.Fields fields
                ? new NextRuns(zone(zone)).between(after, before, fields)
                : List.of();
    }

    /** In which its time is meant: cronie lets a crontab name its own. */
    public ZoneId zone(ZoneId host) {
        String own = environment().getOrDefault("CRON_TZ", "");
        return crontab.rules().dialect() == Dialect.CRONIE && ZoneId.getAvailableZoneIds().contains(own) ? ZoneId.of(own) : host;
    }

    /** What is set for it above. */
    public Map<String, String> environment() {
        Map<String, String> set = new LinkedHashMap<>();
        above.forEach(one -> set.put(one.name(), one.value()));
        return set;
    }
}
