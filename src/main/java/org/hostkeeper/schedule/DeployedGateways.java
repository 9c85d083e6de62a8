package org.hostkeeper.schedule;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The deployed crontabs of gateways, all together. Taken over is what keeps cron from reading them: letters are filled in so that the
 * gateways do not overlap, and the like. What runs and is not noticed has plans of its own, those of the lint.
 */
final class DeployedGateways {
    /** As long as a job may be at work, in minutes: the same as at the command line. */
    private static final int APART = 60;

    /** For any of these cron takes no notice of the whole crontab. */
    private static final Set<Finding.Kind> TAKEN_OVER = EnumSet.of(
            Finding.Kind.TEMPLATE_LINE, Finding.Kind.BAD_LINE, Finding.Kind.NO_FINAL_NEWLINE, Finding.Kind.FILE_OWNER, Finding.Kind.FILE_MODE,
            Finding.Kind.FILE_LINKS);

    private final SchedulePlans plans;
    private final SortedMap<HostName, DeployedSchedules> hosts;
    private final List<SameMinuteElsewhere> sameMinute;
    private final Map<HostName, List<Stagger.Placed>> filled = new HashMap<>();
    private final Optional<Problem> unfilled;

    private DeployedGateways(SchedulePlans plans, SortedMap<HostName, DeployedSchedules> hosts, Collection<HostName> unanswered) {
        this.plans = plans;
        this.hosts = hosts;
        this.sameMinute = SameMinuteElsewhere.of(hosts);
        this.unfilled = fill(unanswered);
    }

    /** @param unanswered hosts whose jobs are not known, so that nothing can be kept apart from them */
    static DeployedGateways of(SchedulePlans plans, SortedMap<HostName, DeployedSchedules> hosts, Collection<HostName> unanswered) {
        return new DeployedGateways(plans, hosts, unanswered);
    }

    private Optional<Problem> fill(Collection<HostName> unanswered) {
        Map<HostName, Set<String>> lines = new HashMap<>();
        hosts.forEach((host, material) -> material.gateways().forEach(file -> letters(material, file)
                .forEach(job -> lines.computeIfAbsent(host, _ -> new TreeSet<>()).add(job.id()))));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (!unanswered.isEmpty()) {
            return Optional.of(new Problem.Refused(
                    Text.of("schedule", "adopt.filling"), Text.of("schedule", "adopt.unanswered", names(unanswered))));
        }
        SortedMap<HostName, Schedules> all = new TreeMap<>();
        hosts.forEach((host, material) -> all.put(host, material.ground().schedules()));
        StaggerRequest wholeDay = new StaggerRequest(
                new StaggerRequest.Which.Chosen(lines), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, APART, StaggerRequest.Change.TIME);
        try {
            Stagger.of(all, wholeDay).forEach(placed -> filled.computeIfAbsent(placed.host(), _ -> new ArrayList<>()).add(placed));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    /** The lines of a crontab whose letters are to be filled in. */
    private static List<CronJob> letters(DeployedSchedules material, CrontabFile file) {
        return material.of(file).stream()
                .filter(finding -> finding.kind() == Finding.Kind.TEMPLATE_LINE)
                .flatMap(finding -> finding.job().stream())
                .toList();
    }

    private static String names(Collection<HostName> hosts) {
        return String.join(", ", new TreeSet<>(hosts).stream().map(HostName::value).toList());
    }

    Found found(HostName host, CrontabFile file) {
        DeployedSchedules material = Objects.requireNonNull(hosts.get(host));
        List<Defect> defects = new ArrayList<>();
        material.of(file).forEach(finding -> defects.add(defect(material, finding)));
        sameMinute.stream()
                .filter(job -> job.host().equals(host) && job.job().file().equals(file))
                .forEach(job -> defects.add(moved(material, job)));
        defects.sort(Defect.WORST_FIRST);
        Text what = Text.of("schedule", "adopt.gateway", file.user().orElse(""));
        return Found.of(ScheduleContribution.NOUN, what, defects, takeOver(host, material, file));
    }

    private Defect defect(DeployedSchedules material, Finding finding) {
        if (finding.kind() == Finding.Kind.TEMPLATE_LINE && unfilled.isPresent()) {
            return FindingDefects.of(finding, Mending.person(unfilled.get().text(), "hostkeeper cron stagger --letters "
                    + String.join(",", LineReader.letters(finding.job().map(CronJob::fields).orElse(""))) + " --from HH:MM --to HH:MM --host NAMES"));
        }
        return TAKEN_OVER.contains(finding.kind())
                ? FindingDefects.of(finding, new Mending.ByTakeOver())
                : new FindingDefects(plans, material.ground()).of(finding);
    }

    private Defect moved(DeployedSchedules material, SameMinuteElsewhere job) {
        Stagger.Placed placed = new Stagger.Placed(job.host(), job.job(), job.time());
        return new Defect(
                SameMinuteElsewhere.Kind.SAME_MINUTE_ELSEWHERE,
                job.job().id(),
                job.what(),
                job.why(),
                List.of(job.job().text().shown()),
                Mending.plan(
                        Text.of("schedule", "plan.stagger", job.job().command()), plans.stagger(material.ground(), List.of(placed)).steps()));
    }

    private TakeOver takeOver(HostName host, DeployedSchedules material, CrontabFile file) {
        List<Finding> findings = material.of(file);
        if (unfilled.isPresent() && !letters(material, file).isEmpty()) {
            return new TakeOver.Refused(unfilled.get());
        }
        try {
            return findings.stream().anyMatch(finding -> TAKEN_OVER.contains(finding.kind()))
                    ? TakeOver.plan(Text.of("schedule", "plan.gateway-adopt", file.user().orElse("")), steps(host, material, file))
                    : new TakeOver.Done();
        } catch (ProblemException e) {
            return new TakeOver.Refused(e.problem());
        }
    }

    private List<Step> steps(HostName host, DeployedSchedules material, CrontabFile file) {
        ScheduleGround ground = material.ground();
        List<Stagger.Placed> times = filled.getOrDefault(host, List.of()).stream().filter(placed -> placed.job().file().equals(file)).toList();
        List<CronJob> bad = material.of(file).stream()
                .filter(finding -> finding.kind() == Finding.Kind.BAD_LINE)
                .flatMap(finding -> finding.job().stream())
                .toList();
        Crontab after = Crontab.parse(ground.content(file.path()), ground.schedules().crontab(file).rules());
        for (Stagger.Placed placed : times) {
            int line = now(ground, file, placed.job()).line();
            after = after.with(line, after.lines().get(line).job().orElseThrow().withRawTime(placed.time()));
        }
        for (CronJob job : bad) {
            after = after.switchedOff(now(ground, file, job).line());
        }
        Ownership owned = LintPlans.wanted(ground, file);
        return SchedulePlans.steps(new Step.WriteFile(file.path(), Content.of(after.endedByNewline().bytes()), owned, ground.at(file.path())));
    }

    private static CronJob now(ScheduleGround ground, CrontabFile file, CronJob job) {
        return ground.jobs(file, List.of(job.id())).getFirst();
    }
}
