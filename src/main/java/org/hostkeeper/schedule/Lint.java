package org.hostkeeper.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.schedule.Finding.Kind;

/** Looks through the crontabs of a host for what does not run, and for what runs and is not noticed. */
public final class Lint {
    /** Not what only looks for upgrades, simulates or downloads them. */
    private static final Pattern UPGRADE = Pattern.compile(
            "\\b(apt|apt-get|aptitude)\\b(?![^;&|]*\\s(-[A-Za-z]*[sd][A-Za-z]*|--simulate|--dry-run|--just-print|--recon|--no-act|--download-only)(?![^\\s;&|]))"
                    + "[^;&|]*\\s(upgrade|dist-upgrade|full-upgrade|safe-upgrade)\\b"
                    + "|\\b(dnf|yum)\\b(?![^;&|]*\\s--(assumeno|downloadonly)\\b)[^;&|]*\\s(update|upgrade)\\b");

    private final Schedules schedules;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private Lint(Schedules schedules, Instant now) {
        this.schedules = schedules;
        this.now = now;
    }

    /** Everything that is found, in the order of the crontabs; {@code now} is from when runs in the same minute are looked for. */
    public static List<Finding> of(Schedules schedules, Instant now) {
        Lint lint = new Lint(schedules, now);
        schedules.files().forEach(lint::file);
        List<CronJob> jobs = schedules.jobs().stream().filter(job -> job.state() != CronJob.State.SET_ASIDE).toList();
        jobs.stream().filter(job -> !job.text().isOff()).forEach(lint::job);
        lint.sameMinute(jobs);
        return List.copyOf(lint.findings);
    }

    private void file(CrontabFile file) {
        Optional<CrontabFile.Unread> found = file.unread(schedules.daemon(), schedules.users());
        if (found.equals(Optional.of(CrontabFile.Unread.SET_ASIDE))) {
            return;
        }
        found.ifPresent(unread -> findings.add(unread(file, unread)));
        Crontab crontab = schedules.crontab(file);
        crontab.fault().filter(fault -> fault.kind() == Crontab.WholeFault.Kind.NO_FINAL_NEWLINE)
                .ifPresent(_ -> findings.add(Finding.of(Kind.NO_FINAL_NEWLINE, file)));
        if (crontab.lines().stream().anyMatch(CrontabLine::isCrLf)) {
            findings.add(Finding.of(Kind.CARRIAGE_RETURN, file));
        }
    }

    private static Finding unread(CrontabFile file, CrontabFile.Unread why) {
        return switch (why) {
            case NAME, SET_ASIDE -> Finding.of(Kind.FILE_NAME, file, file.name());
            case OWNER -> Finding.of(Kind.FILE_OWNER, file, owner(file));
            case MODE -> Finding.of(Kind.FILE_MODE, file, mode(file));
            case LINKS -> Finding.of(Kind.FILE_LINKS, file);
            case NO_SUCH_USER -> Finding.of(Kind.UNKNOWN_USER, file, file.name());
        };
    }

    private static String owner(CrontabFile file) {
        return file.ownership().map(Object::toString).orElse("");
    }

    private static String mode(CrontabFile file) {
        return file.ownership().map(o -> o.octal()).orElse("");
    }

    private void job(CronJob job) {
        switch (job.text().entry()) {
            case Entry.Invalid bad -> findings.add(bad(job, bad));
            case Entry.Template template -> findings.add(Finding.of(Kind.TEMPLATE_LINE, job, String.join(", ", template.letters())));
            case Entry.Job(JobText text, CronTime time) -> {
                if (time instanceof CronTime.Fields fields && fields.never()) {
                    findings.add(Finding.of(Kind.NEVER_RUNS, job));
                }
                command(job, text.rawCommand());
            }
            case Entry.Blank _, Entry.Comment _, Entry.Environment _, Entry.Off _ -> {}
        }
    }

    private static Finding bad(CronJob job, Entry.Invalid bad) {
        if (bad.fault() != Entry.Fault.USER) {
            return Finding.of(Kind.BAD_LINE, job, Faults.of(bad.fault()));
        }
        String user = withoutUser(job).map(text -> text.shownCommand().split("[ \t]", 2)[0]).orElse("");
        boolean command = user.contains("/") || user.contains("$") || user.equals("cd") || user.equals("[") || user.equals("test");
        return command ? Finding.of(Kind.MISSING_USER, job, user) : Finding.of(Kind.UNKNOWN_USER, job, user);
    }

    /** The line as if it stood in a user's crontab, where no user is named. */
    static Optional<JobText> withoutUser(CronJob job) {
        CrontabRules user = CrontabRules.of(CrontabKind.USER, job.crontab().rules().dialect());
        return new CrontabLine(job.text().raw(), true, new LineReader(user).read(job.text().raw())).job();
    }

    private void command(CronJob job, String command) {
        ShellLine line = new ShellLine(command);
        Map<String, String> environment = job.environment();
        if (line.bare() >= 0) {
            findings.add(Finding.of(Kind.BARE_PERCENT, job, RawText.shown(command.substring(0, line.bare()))));
        }
        if (!environment.containsKey("PATH")) {
            line.calledByName().ifPresent(name -> findings.add(Finding.of(Kind.BARE_COMMAND, job, name)));
        }
        boolean mailed = !environment.getOrDefault("MAILTO", "").isEmpty();
        boolean muted = environment.containsKey("MAILTO") && !mailed;
        if (line.saysNothing() || (muted && line.saysItToCron())) {
            findings.add(Finding.of(Kind.OUTPUT_LOST, job));
        }
        line.output().filter(ShellLine.Redirect::toFile).ifPresent(out -> {
            if (!out.appends() && out.isFixed()) {
                findings.add(Finding.of(Kind.LOG_TRUNCATED, job, RawText.shown(out.target())));
            }
            if (!mailed && line.errors().isEmpty()) {
                findings.add(Finding.of(Kind.ERRORS_LOST, job, RawText.shown(out.target())));
            }
        });
        if (job.user().equals("root") && UPGRADE.matcher(command).find()) {
            findings.add(Finding.of(Kind.UNATTENDED_UPGRADE, job));
        }
    }

    /** Jobs at fixed times that start in the very same minute next; the first of them is not told. */
    private void sameMinute(List<CronJob> jobs) {
        Map<Instant, CronJob> first = new LinkedHashMap<>();
        for (CronJob job : jobs) {
            boolean fixed = job.text().time().filter(time -> time instanceof CronTime.Fields fields && !fields.followsClock()).isPresent();
            if (fixed && job.state() == CronJob.State.RUNS) {
                job.next(now, schedules.clock(), 1).stream().findFirst().ifPresent(run -> {
                    CronJob other = first.putIfAbsent(run.at(), job);
                    if (other != null) {
                        findings.add(Finding.of(Kind.SAME_MINUTE, job, other.command()));
                    }
                });
            }
        }
    }
}
