package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Plans that make a timer of systemd of a job of cron's, and a job of such a timer again; each is one plan, so that none of the two runs twice. */
public final class TimerPlans {
    private final SchedulePlans plans;

    public TimerPlans(SchedulePlans plans) {
        this.plans = plans;
    }

    /** The units of a job, or why it cannot be a timer. */
    static TimerUnits units(HostName host, Schedules schedules, String id, TimerRequest wish) {
        TimerRequest request = wish.checked();
        CronJob job = ScheduleGround.find(host, schedules, List.of(id)).getFirst();
        if (!(job.text().entry() instanceof Entry.Job(JobText text, CronTime time))) {
            throw ScheduleGround.refused(job.command(), "refused.timer-state");
        }
        String shell = job.environment().getOrDefault("SHELL", "/bin/sh");
        String home = job.environment().getOrDefault("HOME", "/");
        String command = RawText.shown(DaemonCommand.of(text.command()).command());
        boolean odd = command.chars().anyMatch(c -> c == '\uFFFD' || (Character.isISOControl(c) && c != '\t'));
        if (!schedules.users().contains(job.user()) || odd || !isPlainPath(shell) || !isPlainPath(home)) {
            throw ScheduleGround.refused(job.command(), "refused.timer-line");
        }
        String name = request.name().orElseGet(() -> "cron-" + new ShellLine(text.rawCommand()).label().replaceAll("[^A-Za-z0-9_-]", "_") + "-" + job.id());
        return new TimerUnits(name, job, calendar(job, time), request);
    }

    private static boolean isPlainPath(String path) {
        return path.matches("/[A-Za-z0-9._/+-]*");
    }

    private static List<String> calendar(CronJob job, CronTime time) {
        return switch (time) {
            case CronTime.Reboot _ -> List.of();
            case CronTime.Fields fields when fields.never() -> throw ScheduleGround.refused(job.command(), "why.never");
            case CronTime.Fields fields -> CalendarLines.of(fields).stream().map(line -> line + zone(job)).toList();
        };
    }

    /** Cronie lets a crontab name its own time zone. */
    private static String zone(CronJob job) {
        String own = job.environment().getOrDefault("CRON_TZ", "");
        return job.zone(ZoneOffset.UTC).getId().equals(own) ? " " + own : "";
    }

    /** What has to be looked at for it. */
    static List<String> paths(TimerUnits units) {
        return Stream.concat(Stream.of(units.job().file().path()), files(units.name()).stream()).toList();
    }

    /** The line is switched off before the timer is switched on. */
    public Plan toTimer(ScheduleGround ground, String id, TimerRequest request) {
        TimerUnits units = units(ground.host(), ground.schedules(), id, request);
        CronJob job = ground.jobs(units.job().file(), List.of(units.job().id())).getFirst();
        boolean open = ground.at(job.file().path()) instanceof FileState.Present there && there.ownership().worldReadable();
        Ownership ownership = open ? Ownership.ROOT_PUBLIC : Ownership.ROOT_PRIVATE;
        List<Step> steps = new ArrayList<>();
        if (!units.calendar().isEmpty()) {
            List<String> check = new ArrayList<>(List.of("systemd-analyze", "calendar", "--"));
            check.addAll(units.calendar());
            steps.add(Step.Check.of(Text.of("schedule", "step.calendar"), check, Duration.ZERO));
        }
        steps.add(fresh(ground, units.settingsPath(), units.settings(), ownership));
        steps.add(fresh(ground, units.servicePath(), units.service(), ownership));
        steps.add(fresh(ground, units.timerPath(), units.timer(), ownership));
        steps.add(Step.Run.settling(Text.of("schedule", "step.reload"), List.of("systemctl", "daemon-reload")));
        steps.addAll(SchedulePlans.write(ground, job.file().path(), job.crontab(), job.crontab().switchedOff(job.line()), ownership));
        steps.add(switchOn(units.name() + ".timer", units.calendar().isEmpty()));
        return plans.plan(ground, Text.of("schedule", "plan.to-timer", job.command()), steps);
    }

    private static Step fresh(ScheduleGround ground, String path, String text, Ownership ownership) {
        if (!(ground.at(path) instanceof FileState.Absent absent)) {
            throw new ProblemException(new Problem.AlreadyThere(Text.of("schedule", "field.file"), path, ground.host().value()));
        }
        return new Step.WriteFile(path, Content.of(text), ownership, absent);
    }

    /** One that counts from the start of the host would run its job at once if it were started later. */
    private static Step switchOn(String unit, boolean fromBoot) {
        return Step.Run.of(Text.of("schedule", "step.timer-on", unit), on(unit, fromBoot), List.of("systemctl", "disable", "--now", unit));
    }

    private static List<String> on(String unit, boolean fromBoot) {
        return fromBoot ? List.of("systemctl", "enable", unit) : List.of("systemctl", "enable", "--now", unit);
    }

    private static boolean isFromBoot(FileState timer) {
        return timer instanceof FileState.Present there && there.content().filter(text -> !text.text().contains("\nOnCalendar=")).isPresent();
    }

    /** Without its ending, or the problem with it. */
    public static String checkedName(String unit) {
        String name = unit.endsWith(".timer") ? unit.substring(0, unit.length() - ".timer".length()) : unit;
        new TimerRequest(Optional.of(name), false, Optional.empty()).checked();
        return name;
    }

    /** Where the line of a timer that was made here stands, by the content of its unit. */
    static TimerUnits.Origin origin(String unit, FileState timer) {
        Optional<TimerUnits.Origin> origin = timer instanceof FileState.Present there ? there.content().flatMap(TimerUnits::origin) : Optional.empty();
        return origin.orElseThrow(() -> ScheduleGround.refused(unit, "refused.no-timer"));
    }

    /** What makes the timer. */
    static List<String> files(String name) {
        return List.of(TimerUnits.UNITS + name + ".timer", TimerUnits.UNITS + name + ".service", TimerUnits.SETTINGS + name);
    }

    /** The timer goes, and its line is switched on where it stands. */
    public Plan toCron(ScheduleGround ground, String name) {
        String timer = TimerUnits.UNITS + name + ".timer";
        TimerUnits.Origin origin = origin(name, ground.at(timer));
        CrontabFile file = ground.schedules().file(origin.crontab()).orElseThrow(() -> ScheduleGround.refused(origin.crontab(), "refused.no-line"));
        CrontabFile now = new CrontabFile(
                file.path(), file.user(), file.ownership(), file.links(), file.sort(), Optional.of(ground.content(file.path())));
        Crontab crontab = ground.schedules().crontab(now);
        int line = crontab.lines().stream().map(CrontabLine::raw).toList().indexOf(LineReader.OFF + origin.line());
        if (line < 0) {
            throw ScheduleGround.refused(origin.crontab(), "refused.no-line");
        }
        String unit = name + ".timer";
        List<Step> steps = new ArrayList<>();
        steps.add(Step.Run.of(
                Text.of("schedule", "step.timer-off", unit), List.of("systemctl", "disable", "--now", unit), on(unit, isFromBoot(ground.at(timer)))));
        for (String path : files(name)) {
            if (!(ground.at(path) instanceof FileState.Absent)) {
                steps.add(new Step.RemoveFile(path, ground.at(path)));
            }
        }
        steps.add(Step.Run.settling(Text.of("schedule", "step.reload"), List.of("systemctl", "daemon-reload")));
        steps.addAll(SchedulePlans.write(ground, file.path(), crontab, crontab.switchedOn(line), Ownership.ROOT_PUBLIC));
        return plans.plan(ground, Text.of("schedule", "plan.to-cron", unit), steps);
    }
}
