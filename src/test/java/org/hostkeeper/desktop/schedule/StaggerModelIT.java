package org.hostkeeper.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.schedule.ScheduleReader;
import org.hostkeeper.schedule.SchedulePlans;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed(hosts = 3)
@DisplayName("Three real gateways, kept apart as the window does it,")
class StaggerModelIT {
    private static final String SPOOL = "/var/spool/cron/crontabs/op";
    private static final String CRONTAB =
            """
            MAILTO=ops@example.org
            # reports
            23 5,23 * * * $HOME/bin/report > $HOME/.cronlog/report.log 2>&1

            0 U * * 2,5 $HOME/bin/sync
            0 V * * * $HOME/bin/peers
            0 W * * * $HOME/bin/backup
            """;

    private final ScheduleReader reader = new ScheduleReader();
    private final SchedulePlans plans = new SchedulePlans(Clock.systemUTC(), new Random());

    private Schedules read(RealConsole console, TestHost host) {
        return reader.read(console.remote(host));
    }

    private HostState state(RealConsole console, TestHost host) {
        Host known = console.fleet().states().stream().map(HostState::host).filter(one -> one.name().equals(RealConsole.name(host))).findFirst().orElseThrow();
        Instant now = Instant.now();
        return new HostState(known, new Link.Connected(now), new Facts(known.name(), Map.of("schedules", Reading.of(read(console, host), now))));
    }

    @Test
    @DisplayName("start none of their nine jobs within an hour of another, and every other byte of their crontabs stays")
    void gateways(TestHost one, TestHost two, TestHost three) {
        List<TestHost> hosts = List.of(one, two, three);
        try (RealConsole console = new RealConsole(List.of(), one, two, three)) {
            String text = Base64.getEncoder().encodeToString(CRONTAB.getBytes(StandardCharsets.UTF_8));
            hosts.forEach(host -> host.sh("echo %s | base64 -d >%s; chown op:crontab %s; chmod 600 %s".formatted(text, SPOOL, SPOOL, SPOOL)).outOfSuccess());
            SchedulesModel schedules = new SchedulesModel(new Scope(), Clock.systemUTC());
            schedules.show(hosts.stream().map(host -> state(console, host)).toList());
            StaggerModel model = new StaggerModel(schedules, List.of(), Runnable::run, Runnable::run);
            model.letters().set("U, V, W");
            model.from().set("22:00");
            model.to().set("07:00");

            Map<HostName, List<Stagger.Placed>> byHost = model.answer().get().changed().stream().collect(Collectors.groupingBy(Stagger.Placed::host));
            assertThat(byHost).hasSize(3);
            for (TestHost host : hosts) {
                List<Stagger.Placed> jobs = byHost.getOrDefault(RealConsole.name(host), List.of());
                assertThat(console.apply(plans.stagger(reader.staggerGround(console.remote(host), jobs), jobs))).isInstanceOf(Applied.Done.class);
                assertThat(host.sh("sed 's/^0 [0-9]* /0 x /' " + SPOOL).out()).isEqualTo(CRONTAB.replaceAll("(?m)^0 [UVW] ", "0 x "));
                assertThat(host.sh("crontab -l -u op | crontab -n - && echo fine").out()).isEqualTo("fine\n");
            }

            List<Instant> starts = hosts.stream()
                    .flatMap(host -> read(console, host).jobs().stream())
                    .filter(job -> job.user().equals("op") && !job.command().contains("report"))
                    .flatMap(StaggerModelIT::next)
                    .sorted()
                    .toList();
            assertThat(starts).hasSize(9 * 14).doesNotHaveDuplicates();
            for (int i = 1; i < starts.size(); i++) {
                assertThat(Duration.between(starts.get(i - 1), starts.get(i))).isGreaterThanOrEqualTo(Duration.ofHours(1));
            }
        }
    }

    private static Stream<Instant> next(CronJob job) {
        return job.next(Instant.now(), ZoneOffset.UTC, 14).stream().map(Run::at);
    }
}
