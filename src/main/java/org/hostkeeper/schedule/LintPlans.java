package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** Makes the plan that mends a {@link Finding}: the least change that makes it go away, for a person to look at first. */
public final class LintPlans {
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int MINUTES_APART = 5;

    private static final int WRITTEN_BY_OTHERS = 0022;

    private final SchedulePlans plans;

    public LintPlans(SchedulePlans plans) {
        this.plans = plans;
    }

    /** What has to be looked at for it. */
    static List<String> paths(Finding finding) {
        return finding.kind() == Finding.Kind.FILE_NAME
                ? List.of(finding.file().path(), renamed(finding.file()))
                : List.of(finding.file().path());
    }

    /** What cannot be mended without a person's decision is refused with that reason. */
    public Plan plan(ScheduleGround ground, Finding finding) {
        Text title = Text.of("schedule", "plan.mend", finding.kind().title(), finding.job().map(CronJob::command).orElse(finding.file().path()));
        CrontabFile file = finding.file();
        return switch (finding.kind()) {
            case FILE_NAME -> plans.plan(ground, title, rename(ground, file));
            case FILE_OWNER, FILE_MODE, FILE_LINKS -> plans.plan(ground, title, own(ground, file));
            case UNKNOWN_USER, BAD_LINE, TEMPLATE_LINE, NEVER_RUNS, UNATTENDED_UPGRADE, MISSING_USER, BARE_PERCENT, BARE_COMMAND, OUTPUT_LOST,
                    ERRORS_LOST, LOG_TRUNCATED, SAME_MINUTE, NO_FINAL_NEWLINE, CARRIAGE_RETURN ->
                plans.rewrite(ground, title, file.path(), file.user(), change(ground, finding));
        };
    }

    private UnaryOperator<Crontab> change(ScheduleGround ground, Finding finding) {
        return switch (finding.kind()) {
            case NO_FINAL_NEWLINE -> Crontab::endedByNewline;
            case CARRIAGE_RETURN -> Crontab::withoutCarriageReturns;
            default -> {
                CronJob listed = finding.job().orElseThrow(() -> ScheduleGround.refused(finding.file().path(), "refused.no-mending"));
                CronJob job = ground.jobs(finding.file(), List.of(listed.id())).getFirst();
                yield crontab -> mended(ground, crontab, job, finding.kind())
                        .orElseThrow(() -> ScheduleGround.refused(job.command(), "refused.no-mending"));
            }
        };
    }

    private static Optional<Crontab> mended(ScheduleGround ground, Crontab crontab, CronJob job, Finding.Kind kind) {
        int line = job.line();
        Optional<JobText> text = job.text().job();
        return switch (kind) {
            case BAD_LINE, TEMPLATE_LINE, UNKNOWN_USER, NEVER_RUNS, UNATTENDED_UPGRADE -> Optional.of(crontab.switchedOff(line));
            case MISSING_USER -> Lint.withoutUser(job).map(found -> crontab.with(line, found.withUser("root")));
            case BARE_COMMAND -> Optional.of(crontab.inserted(firstJob(crontab), PATH));
            case SAME_MINUTE -> text.flatMap(found -> later(ground.schedules(), job, found)).map(later -> crontab.with(line, later));
            case BARE_PERCENT, OUTPUT_LOST, ERRORS_LOST, LOG_TRUNCATED ->
                text.flatMap(found -> command(new ShellLine(found.rawCommand()), kind).map(found::withRawCommand)).map(changed -> crontab.with(line, changed));
            case NO_FINAL_NEWLINE, CARRIAGE_RETURN, FILE_NAME, FILE_OWNER, FILE_MODE, FILE_LINKS -> Optional.empty();
        };
    }

    private static Optional<String> command(ShellLine shell, Finding.Kind kind) {
        return switch (kind) {
            case BARE_PERCENT -> Optional.of(shell.escaped());
            case OUTPUT_LOST -> shell.intoJournal();
            case ERRORS_LOST -> shell.output().map(out -> shell.with(out, (out.appends() ? ">> " : "> ") + out.target() + " 2>&1"));
            case LOG_TRUNCATED -> shell.output().map(out -> shell.with(out, ">> " + out.target()));
            default -> Optional.empty();
        };
    }

    /** Only where the minute is a plain number, and to a free one; the hour stays. */
    private static Optional<JobText> later(Schedules schedules, CronJob job, JobText text) {
        String[] words = text.time().split("(?=[ \t])", 2);
        if (words.length < 2 || !words[0].matches("\\d{1,2}")) {
            return Optional.empty();
        }
        long taken = schedules.jobs().stream()
                .filter(other -> !other.id().equals(job.id()) && other.state() == CronJob.State.RUNS)
                .mapToLong(other -> minutesInHoursOf(job, other))
                .reduce(0, (a, b) -> a | b);
        return IntStream.rangeClosed(Integer.parseInt(words[0]) + MINUTES_APART, CronField.MINUTE.high())
                .filter(minute -> !CronTime.has(taken, minute))
                .mapToObj(minute -> text.withRawTime(minute + words[1]))
                .findFirst();
    }

    /** The minutes at which the other starts by fixed times, if both do so in one hour. */
    private static long minutesInHoursOf(CronJob job, CronJob other) {
        return job.text().time().orElseThrow() instanceof CronTime.Fields own
                        && other.text().time().orElseThrow() instanceof CronTime.Fields its
                        && !its.followsClock()
                        && (own.hours() & its.hours()) != 0
                ? its.minutes()
                : 0;
    }

    private static int firstJob(Crontab crontab) {
        int line = 0;
        while (line < crontab.lines().size() && crontab.lines().get(line).job().isEmpty()) {
            line++;
        }
        return line;
    }

    private static String renamed(CrontabFile file) {
        String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
        return folder + file.name().replaceFirst("\\.(sh|cron|conf|txt)$", "").replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private static List<Step> rename(ScheduleGround ground, CrontabFile file) {
        String other = renamed(file);
        if (!(ground.at(other) instanceof FileState.Absent)) {
            throw ScheduleGround.refused(other, "refused.name-taken");
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.WriteFile(other, Content.of(ground.content(file.path())), ofSystem(ground, file), ground.at(other)));
        steps.addAll(SchedulePlans.steps(new Step.RemoveFile(file.path(), ground.at(file.path()))));
        return steps;
    }

    /** As cron wants it of the system's crontabs, and no more open than it is: a password may stand in it. */
    private static Ownership ofSystem(ScheduleGround ground, CrontabFile file) {
        if (!(ground.at(file.path()) instanceof FileState.Present there)) {
            throw ScheduleGround.refused(file.path(), "refused.no-file");
        }
        Ownership now = there.ownership();
        return new Ownership("root", now.owner().equals("root") ? now.group() : "root", now.mode() & ~WRITTEN_BY_OTHERS);
    }

    /** The same content as a new file with the owner and mode that cron wants. */
    private static List<Step> own(ScheduleGround ground, CrontabFile file) {
        return SchedulePlans.steps(
                new Step.WriteFile(file.path(), Content.of(ground.content(file.path())), wanted(ground, file), ground.at(file.path())));
    }

    /** The owner and mode that cron wants of it. */
    static Ownership wanted(ScheduleGround ground, CrontabFile file) {
        return file.user()
                .map(user -> new Ownership(user, SchedulePlans.group(ground.schedules(), user), 0600))
                .orElseGet(() -> ofSystem(ground, file));
    }
}
