package org.hostkeeper.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that runs on a host by the clock, as it was read.
 *
 * @param zone of the host's clock; empty if the host did not say
 * @param spool where users' crontabs lie
 * @param closed whether those of other users could not be read, which needs root
 * @param users those of the users that crontabs name who are there
 */
public record Schedules(
        Instant read,
        Optional<ZoneId> zone,
        CronDaemon daemon,
        String spool,
        boolean closed,
        List<CrontabFile> files,
        List<PeriodicScript> scripts,
        List<Timer> timers,
        Set<String> users) {
    public Schedules {
        files = List.copyOf(files);
        scripts = List.copyOf(scripts);
        timers = List.copyOf(timers);
        users = Set.copyOf(users);
    }

    /** The same with the crontabs that root saw, which are all of them; what was read later is as it is here. */
    public Schedules withCrontabsOf(Schedules root) {
        if (!read.isAfter(root.read)) {
            return root;
        }
        Set<String> both = Stream.concat(users.stream(), root.users.stream()).collect(Collectors.toSet());
        return new Schedules(read, zone, daemon, spool, root.closed, root.files, scripts, timers, both);
    }

    public ZoneId clock() {
        return zone.orElse(ZoneOffset.UTC);
    }

    public Crontab crontab(CrontabFile file) {
        return file.crontab(daemon.dialect(), Optional.of(users));
    }

    /** Every job, template and bad line of all crontabs, in their order. */
    public List<CronJob> jobs() {
        return files.stream().flatMap(file -> CronJob.of(this, file).stream()).toList();
    }

    public Optional<CrontabFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
