package org.hostkeeper.schedule;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;

/**
 * Something that runs by the clock, and where: what a timeline is made of.
 *
 * @param clock the zone of the host's clock
 */
public record Planned(HostName host, ZoneId clock, ByClock what) {
    /** All jobs and timers of these hosts, host by host. */
    public static List<Planned> of(Map<HostName, Schedules> hosts) {
        return hosts.entrySet().stream().flatMap(host -> of(host.getKey(), host.getValue())).toList();
    }

    private static Stream<Planned> of(HostName host, Schedules on) {
        return Stream.concat(
                        on.jobs().stream().map(ByClock.Cron::new),
                        on.timers().stream().map(ByClock.Systemd::new))
                .map(what -> new Planned(host, on.clock(), what));
    }
}
