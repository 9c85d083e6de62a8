package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.DefectKind;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/**
 * A job that several gateways start in the very same minute, such as one that pushes to a repository that they share: all but one of
 * them may be turned away. Hours and days are kept; each gateway but the first gets a minute of its own.
 *
 * @param with who starts it then too
 * @param time as it would stand in the line
 */
record SameMinuteElsewhere(HostName host, CronJob job, List<HostName> with, String time) {
    private static final int HOUR = 60;
    private static final int APART = 5;

    /** The one kind. */
    enum Kind implements DefectKind {
        SAME_MINUTE_ELSEWHERE;

        @Override
        public String code() {
            return "same-minute-elsewhere";
        }

        @Override
        public Defect.Severity severity() {
            return Defect.Severity.FAULT;
        }
    }

    /** A job with its host. */
    private record On(HostName host, CronJob job) {}

    /** Of all these hosts, in the order of their names; of the first nothing is told, as it may stay where it is. */
    static List<SameMinuteElsewhere> of(Map<HostName, DeployedSchedules> hosts) {
        Map<String, List<On>> alike = new TreeMap<>();
        new TreeMap<>(hosts).forEach((host, material) -> material.gateways().forEach(file ->
                CronJob.of(material.ground().schedules(), file).stream().filter(SameMinuteElsewhere::isFixed).forEach(job -> alike
                        .computeIfAbsent(key(job, material), _ -> new ArrayList<>())
                        .add(new On(host, job)))));
        List<SameMinuteElsewhere> all = new ArrayList<>();
        alike.values().forEach(jobs -> all.addAll(moved(jobs)));
        return all;
    }

    private static String key(CronJob job, DeployedSchedules material) {
        return String.join("\n", job.command(), job.fields(), job.zone(material.ground().schedules().clock()).getId());
    }

    private static boolean isFixed(CronJob job) {
        boolean meant = job.state() == CronJob.State.RUNS || job.state() == CronJob.State.IGNORED;
        return meant && minute(job).isPresent();
    }

    private static Optional<Integer> minute(CronJob job) {
        return Optional.of(job.fields().split(" ")[0]).filter(word -> word.matches("[0-5]?\\d")).map(Integer::valueOf);
    }

    private static List<SameMinuteElsewhere> moved(List<On> jobs) {
        List<HostName> hosts = jobs.stream().map(On::host).distinct().toList();
        int apart = Math.max(1, Math.min(APART, HOUR / hosts.size()));
        List<SameMinuteElsewhere> all = new ArrayList<>();
        for (On one : jobs) {
            int place = hosts.indexOf(one.host);
            int now = minute(one.job).orElseThrow();
            int then = (now + place * apart) % HOUR;
            if (then != now) {
                String time = one.job.text().job().orElseThrow().time().replaceFirst("\\d+", String.valueOf(then));
                all.add(new SameMinuteElsewhere(one.host, one.job, hosts.stream().filter(other -> !other.equals(one.host)).toList(), time));
            }
        }
        return all;
    }

    Text what() {
        return Text.of("schedule", "adopt.same-minute-elsewhere");
    }

    Text why() {
        return Text.of("schedule", "adopt.same-minute-elsewhere.why", String.join(", ", with.stream().map(HostName::value).toList()));
    }
}
