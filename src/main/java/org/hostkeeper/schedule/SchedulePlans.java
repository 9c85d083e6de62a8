package org.hostkeeper.schedule;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Turns wishes about schedules into plans. A crontab is written as a file, not through crontab(1), which puts three lines on
 * top each time and could not give back the old one byte for byte; the file is wholly old or wholly new, and cron takes it up
 * by the time of its folder. What cron would refuse is a {@link Problem} before anything happens.
 */
public final class SchedulePlans {
    /** What the program calls itself, {@code $0}, that has cron look at a folder again; its parameter is the folder. */
    public static final String LOOK = "hostkeeper-cron-look";

    /** The daemon compares whole seconds, so a change in the very second in which it looks would stay unseen: touched in another. */
    private static final String LOOK_PROGRAM = "sleep 1.1 && touch -- \"$1\"";

    private final Clock clock;
    private final RandomGenerator random;

    public SchedulePlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new line at the end of a crontab, which is made if it is not there. */
    public Plan add(ScheduleGround ground, AddRequest wish) {
        AddRequest request = wish.checked();
        if (!ground.schedules().users().contains(request.user())) {
            throw new ProblemException(
                    new Problem.NotFound(Text.of("schedule", "user-on", ground.host().value()), request.user()));
        }
        String path = request.path(ground.schedules());
        Crontab before = crontab(ground, path, request.file().isPresent() ? Optional.empty() : Optional.of(request.user()));
        Crontab after = before.plus(request.line());
        isJob(after, after.lines().size() - 1);
        Ownership usual = request.file().isPresent()
                ? Ownership.ROOT_PUBLIC
                : new Ownership(request.user(), group(ground.schedules(), request.user()), 0600);
        return plan(ground, "add", request.command(), write(ground, path, before, after, usual));
    }

    /** Debian keeps users' crontabs in the group that crontab(1) runs as; others in the user's own. */
    static String group(Schedules schedules, String user) {
        return schedules.daemon().dialect() == Dialect.DEBIAN ? "crontab" : user;
    }

    /** Other parts in the lines of these jobs; every other byte stays. */
    public Plan edit(ScheduleGround ground, Collection<String> ids, EditRequest wish) {
        EditRequest request = wish.checked();
        return change(ground, "edit", ids, (crontab, edited) -> {
            int line = edited.line();
            JobText job = crontab.lines().get(line).job().orElseThrow(() -> ScheduleGround.refused(crontab.lines().get(line).shown(), "refused.no-job"));
            if (request.user().isPresent() && job.user().isEmpty()) {
                throw ScheduleGround.refused(job.shownCommand(), "refused.user");
            }
            Crontab after = crontab.with(line, request.applied(job));
            isJob(after, line);
            return after;
        });
    }

    /** The times that {@link Stagger} found for jobs of this host; every other byte stays. */
    public Plan stagger(ScheduleGround ground, Collection<Stagger.Placed> jobs) {
        Map<String, String> times = jobs.stream().collect(Collectors.toMap(placed -> placed.job().id(), Stagger.Placed::time));
        return change(ground, "stagger", times.keySet(), (crontab, job) -> {
            JobText text = crontab.lines().get(job.line()).job().orElseThrow();
            Crontab after = crontab.with(job.line(), text.withRawTime(times.getOrDefault(job.id(), text.time())));
            isJob(after, job.line());
            return after;
        });
    }

    /** Has Debian's daemon write down ends, failures and process numbers too; it is started anew for that, which no job notices. */
    public Plan record(ScheduleGround ground) {
        if (!ground.schedules().daemon().name().equals("debian")) {
            throw ScheduleGround.refused(CronDefaults.PATH, "refused.record");
        }
        String before = RawText.of(ground.content(CronDefaults.PATH));
        String after = CronDefaults.recordingAll(before);
        if (after.equals(before)) {
            throw ScheduleGround.refused(CronDefaults.PATH, "refused.no-change");
        }
        FileState state = ground.at(CronDefaults.PATH);
        Ownership ownership = state instanceof FileState.Present there ? there.ownership() : Ownership.ROOT_PUBLIC;
        return plan(ground, Text.of("schedule", "plan.record"), List.of(
                new Step.WriteFile(CronDefaults.PATH, Content.of(RawText.bytes(after)), ownership, state),
                Step.Run.settling(Text.of("schedule", "step.restart"), List.of("systemctl", "restart", "cron.service"))));
    }

    /** The lines become comments that {@link #enable} turns back, byte for byte. */
    public Plan disable(ScheduleGround ground, Collection<String> ids) {
        return change(ground, "disable", ids, (crontab, job) -> crontab.switchedOff(job.line()));
    }

    public Plan enable(ScheduleGround ground, Collection<String> ids) {
        return change(ground, "enable", ids, (crontab, job) -> crontab.switchedOn(job.line()));
    }

    public Plan remove(ScheduleGround ground, Collection<String> ids) {
        return change(ground, "remove", ids, (crontab, job) -> crontab.without(job.line()));
    }

    /** The lines write what they say and how they end to the journal; {@link #unwrap} gives them back byte for byte. */
    public Plan wrap(ScheduleGround ground, Collection<String> ids) {
        return change(ground, "wrap", ids, (crontab, job) -> {
            JobText text = job.text().job().orElseThrow(() -> ScheduleGround.refused(job.command(), "refused.no-job"));
            if (job.text().isCrLf() || !Wrapper.isFor(job.environment().getOrDefault("SHELL", "sh"))) {
                throw ScheduleGround.refused(job.command(), "refused.wrap");
            }
            boolean done = Wrapper.tellsEnd(text.rawCommand()) || Wrapper.inside(text.rawCommand()).isPresent();
            Crontab after = done ? crontab : crontab.with(job.line(), text.withRawCommand(Wrapper.around(text.rawCommand())));
            isJob(after, job.line());
            return after;
        });
    }

    public Plan unwrap(ScheduleGround ground, Collection<String> ids) {
        return change(ground, "unwrap", ids, (crontab, job) -> job.text().job()
                .flatMap(text -> Wrapper.inside(text.rawCommand()).map(text::withRawCommand))
                .map(text -> crontab.with(job.line(), text))
                .orElseThrow(() -> ScheduleGround.refused(job.command(), "refused.unwrap")));
    }

    /** What is done to one line of a crontab. */
    @FunctionalInterface
    private interface LineChange {
        Crontab applied(Crontab crontab, CronJob job);
    }

    private Plan change(ScheduleGround ground, String what, Collection<String> ids, LineChange change) {
        Map<String, List<CronJob>> byFile = ScheduleGround.find(ground.host(), ground.schedules(), ids).stream()
                .collect(Collectors.groupingBy(job -> job.file().path(), LinkedHashMap::new, Collectors.toList()));
        List<Step> steps = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        byFile.forEach((path, listed) -> {
            List<CronJob> jobs = ground.jobs(listed.getFirst().file(), listed.stream().map(CronJob::id).toList());
            Crontab before = jobs.getFirst().crontab();
            Crontab after = before;
            // from the last to the first, so that the lines before keep their numbers
            for (CronJob job : jobs.reversed()) {
                after = change.applied(after, job);
                commands.addFirst(job.command());
            }
            if (after.equals(before)) {
                throw ScheduleGround.refused(String.join(", ", commands), "refused.no-change");
            }
            steps.addAll(write(ground, path, before, after, Ownership.ROOT_PUBLIC));
        });
        return plan(ground, what, String.join(", ", commands), steps);
    }

    /** Another content, owner or mode of one crontab: what the lint mends with. */
    Plan rewrite(ScheduleGround ground, Text title, String path, Optional<String> user, UnaryOperator<Crontab> change) {
        Crontab before = crontab(ground, path, user);
        Crontab after = change.apply(before);
        return plan(ground, title, write(ground, path, before, after, Ownership.ROOT_PUBLIC));
    }

    private static Crontab crontab(ScheduleGround ground, String path, Optional<String> user) {
        CrontabKind kind = user.isPresent() ? CrontabKind.USER : CrontabKind.SYSTEM;
        CrontabRules rules = new CrontabRules(
                kind, ground.schedules().daemon().dialect(), Optional.of(ground.schedules().users()));
        return Crontab.parse(ground.content(path), rules);
    }

    private static void isJob(Crontab crontab, int line) {
        Entry entry = crontab.lines().get(line).entry() instanceof Entry.Off(Entry what) ? what : crontab.lines().get(line).entry();
        if (entry instanceof Entry.Invalid(String text, Entry.Fault fault)) {
            throw new ProblemException(new Problem.InvalidInput(Text.of("schedule", "job"), text, Faults.of(fault)));
        }
        if (!(entry instanceof Entry.Job)) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("schedule", "job"), crontab.lines().get(line).shown(), Text.of("schedule", "field.time.rule")));
        }
    }

    /** Keeps owner and mode of a file that is there. */
    static List<Step> write(ScheduleGround ground, String path, Crontab before, Crontab after, Ownership usual) {
        if (before.fault().isEmpty() && after.fault().isPresent()) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("schedule", "crontab"), path, Faults.of(after, after.fault().get())));
        }
        FileState state = ground.at(path);
        Ownership ownership = state instanceof FileState.Present there ? there.ownership() : usual;
        return steps(new Step.WriteFile(path, Content.of(after.bytes()), ownership, state));
    }

    static List<Step> steps(Step... changes) {
        List<Step> steps = new ArrayList<>(List.of(changes));
        String path = switch (changes[0]) {
            case Step.WriteFile write -> write.path();
            case Step.RemoveFile remove -> remove.path();
            case Step.Link _, Step.MakeFolder _, Step.Run _, Step.Check _ -> throw new IllegalStateException("No file is changed");
        };
        String folder = path.substring(0, path.lastIndexOf('/'));
        if (!folder.equals("/etc")) {
            steps.add(Step.Run.settling(
                    Text.of("schedule", "step.look", folder), List.of("sh", "-c", LOOK_PROGRAM, LOOK, folder)));
        }
        return steps;
    }

    private Plan plan(ScheduleGround ground, String what, String name, List<Step> steps) {
        return plan(ground, Text.of("schedule", "plan." + what, name), steps);
    }

    Plan plan(ScheduleGround ground, Text title, List<Step> steps) {
        return plan(ground.host(), title, _ -> steps);
    }

    /** For steps that carry the plan's own name. */
    Plan plan(HostName host, Text title, Function<PlanId, List<Step>> steps) {
        PlanId id = PlanId.next(clock, random);
        return new Plan(id, title, host, true, steps.apply(id), Optional.empty(), Optional.empty(), clock.instant());
    }
}
