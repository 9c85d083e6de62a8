package org.hostkeeper.schedule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.remote.Remote;

/**
 * The crontabs of a host that mirrors and gateways have deployed (docs/contracts.md), and all that a plan about them may touch.
 *
 * @param mirror what the host is like for the update of a mirror; empty if it has none
 * @param gateways users' crontabs as gateways have them
 * @param findings of the lint, about these crontabs
 */
public record DeployedSchedules(
        ScheduleGround ground, Optional<MirrorHost> mirror, List<CrontabFile> gateways, List<Finding> findings) {
    private static final String LOGS = "/.cronlog/";

    public DeployedSchedules {
        gateways = List.copyOf(gateways);
        findings = List.copyOf(findings);
    }

    /** Reads them as root; empty if there are none. Throws what the connection throws. */
    static Optional<DeployedSchedules> read(ScheduleReader reader, Remote remote) {
        Schedules schedules = reader.read(remote, List.of(MirrorJob.USER));
        boolean mirror = schedules.file(MirrorJob.PATH).isPresent();
        List<CrontabFile> gateways = schedules.files().stream().filter(file -> isGateways(schedules, file)).toList();
        if (!mirror && gateways.isEmpty()) {
            return Optional.empty();
        }
        List<Finding> findings = Lint.of(schedules, schedules.read()).stream()
                .filter(finding -> gateways.contains(finding.file()) || finding.file().path().equals(MirrorJob.PATH))
                .toList();
        Set<String> paths = new LinkedHashSet<>();
        gateways.forEach(file -> paths.add(file.path()));
        findings.forEach(finding -> paths.addAll(LintPlans.paths(finding)));
        if (mirror) {
            paths.add(MirrorJob.PATH);
            paths.addAll(MirrorRotation.paths());
        }
        ScheduleGround ground = new ScheduleGround(remote.host(), schedules, Files.look(remote, paths, true));
        return Optional.of(new DeployedSchedules(
                ground, mirror ? Optional.of(MirrorReader.host(remote)) : Optional.empty(), gateways, findings));
    }

    /** A user's crontab with letters to fill in, or with the logs that gateways keep. */
    static boolean isGateways(Schedules schedules, CrontabFile file) {
        return file.user().isPresent() && CronJob.of(schedules, file).stream()
                .anyMatch(job -> job.state() == CronJob.State.TEMPLATE || job.command().contains(LOGS));
    }

    List<Finding> of(CrontabFile file) {
        return findings.stream().filter(finding -> finding.file().equals(file)).toList();
    }
}
