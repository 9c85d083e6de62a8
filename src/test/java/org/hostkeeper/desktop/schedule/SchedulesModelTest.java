package org.hostkeeper.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronDaemon;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.EditRequest;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.schedule.Schedules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the Schedules page shows, without a window: rows by host, what root read, and a job in the making. */
@DisplayName("What the Schedules page shows")
class SchedulesModelTest {
    private static final Instant NOW = TestWindow.NOW;

    @Test
    @DisplayName("A lost host's rows stay and are said to be old; a host that goes takes its rows along")
    void lost() {
        SchedulesModel model = new SchedulesModel(new Scope(), Clock.fixed(NOW, ZoneOffset.UTC));
        model.show(List.of(SchedulesPageTest.state()));
        assertThat(model.rows().list()).hasSize(207);
        assertThat(model.badge().get().count()).isEqualTo(2);
        model.show(List.of(SchedulesPageTest.state(new Link.Untried(), SchedulesPageTest.schedules(true, ""))));
        assertThat(model.rows().list()).allMatch(row -> row.value().state().word().in(Locale.ENGLISH).startsWith("Was: "));
        assertThat(model.badge().get()).isEqualTo(Page.Badge.NONE);
        model.keepOnly(List.of());
        assertThat(model.rows().list()).isEmpty();
    }

    @Test
    @DisplayName("What root read is read again once the facts show other crontabs than then, and not for the time that goes by")
    void rootOutdated() {
        SchedulesModel model = new SchedulesModel(new Scope(), Clock.fixed(NOW, ZoneOffset.UTC));
        List<HostName> again = new ArrayList<>();
        model.outdated().addListener((_, _, now) -> again.addAll(now));
        model.show(List.of(SchedulesPageTest.state(new Link.Connected(NOW), later(SchedulesPageTest.schedules(true, ""), 0))));
        model.readByRoot(new HostName("mirror-1"), later(SchedulesPageTest.schedules(false, "1 1 * * * root /opt/closed\n"), 5));

        model.show(List.of(SchedulesPageTest.state(new Link.Connected(NOW), later(SchedulesPageTest.schedules(true, "2 2 * * * root /opt/at-once\n"), 5))));
        model.show(List.of(SchedulesPageTest.state(new Link.Connected(NOW), later(SchedulesPageTest.schedules(true, "2 2 * * * root /opt/at-once\n"), 9))));
        assertThat(again).isEmpty();
        assertThat(SchedulesPageTest.names(model)).contains("/opt/closed");
        model.show(List.of(SchedulesPageTest.state(new Link.Connected(NOW), later(SchedulesPageTest.schedules(true, ""), 12))));
        assertThat(again).containsExactly(new HostName("mirror-1"));

        model.readByRoot(new HostName("mirror-1"), later(SchedulesPageTest.schedules(false, "3 3 * * * root /opt/new\n"), 11));
        model.catchUp();
        assertThat(model.outdated().get()).isEmpty();
        assertThat(SchedulesPageTest.names(model)).contains("/opt/new");
    }

    @Test
    @DisplayName("What root read is worked out on the thread that read it; the window's own only shows it")
    void besideTheWindow() {
        SchedulesModel model = new SchedulesModel(new Scope(), Clock.fixed(NOW, ZoneOffset.UTC));
        model.show(List.of(SchedulesPageTest.state(new Link.Connected(NOW), SchedulesPageTest.nothing())));
        List<Runnable> window = new ArrayList<>();
        new RootReading(model, new SchedulesPageTest.Deeds(), window::add).read(Set.of(new HostName("mirror-1")));
        assertThat(model.zone(new HostName("mirror-1"))).contains(ZoneId.of("Europe/Berlin"));
        assertThat(model.rows().list()).isEmpty();

        window.forEach(Runnable::run);
        assertThat(model.rows().list()).hasSize(207);
    }

    @Test
    @DisplayName("A row has what is found of its file, then what is found of its line, and nothing of its neighbours")
    void findings() {
        Schedules bad = SchedulesPageTest.schedules(true, "0 25 * * * root /bin/late");
        List<ScheduleRow> rows = HostRows.of(Optional.empty(), SchedulesPageTest.state(new Link.Connected(NOW), bad), Optional.empty(), NOW).rows();
        assertThat(rows).filteredOn(row -> row.job().filter(job -> job.file().name().equals("pop-mirror")).isPresent())
                .extracting(row -> row.findings().stream().map(Finding::kind).toList())
                .containsExactly(
                        List.of(Finding.Kind.NO_FINAL_NEWLINE, Finding.Kind.LOG_TRUNCATED, Finding.Kind.ERRORS_LOST),
                        List.of(Finding.Kind.NO_FINAL_NEWLINE, Finding.Kind.BAD_LINE));
    }

    @Test
    @DisplayName("A timer and a daemon are shown as they were read last, whoever read")
    void newest() {
        Schedules root = later(SchedulesPageTest.schedules(false, ""), 5);
        Schedules facts = later(new Schedules(
                NOW, Optional.of(ZoneId.of("Europe/Berlin")), new CronDaemon("debian", "failed", "", false), "/var/spool/cron/crontabs", true,
                SchedulesPageTest.schedules(true, "").files(), List.of(), List.of(), Set.of("root", "op")), 9);
        List<ScheduleRow> rows = HostRows.of(Optional.empty(), SchedulesPageTest.state(new Link.Connected(NOW), facts), Optional.of(root), NOW).rows();
        assertThat(rows).isNotEmpty().allMatch(row -> row.job().filter(job -> job.state() != CronJob.State.RUNS).isPresent());
    }

    private static Schedules later(Schedules s, int seconds) {
        return new Schedules(
                NOW.plusSeconds(seconds), s.zone(), s.daemon(), s.spool(), s.closed(), s.files(), s.scripts(), s.timers(), s.users());
    }

    @Test
    @DisplayName("Rows are made anew only where something changed, or the next start has passed")
    void steady() {
        HostRows before = HostRows.of(Optional.empty(), SchedulesPageTest.state(), Optional.empty(), NOW);
        assertThat(HostRows.of(Optional.of(before), SchedulesPageTest.state(), Optional.empty(), NOW.plusSeconds(1))).isSameAs(before);
        assertThat(HostRows.of(Optional.of(before), SchedulesPageTest.state(), Optional.empty(), NOW.plusSeconds(90_000))).isNotSameAs(before);
        HostState changed = SchedulesPageTest.state(new Link.Connected(NOW), SchedulesPageTest.schedules(true, "5 5 * * * root /bin/more\n"));
        assertThat(HostRows.of(Optional.of(before), changed, Optional.empty(), NOW.plusSeconds(1)).rows()).hasSize(208);
    }

    @Test
    @DisplayName("What is done to jobs is counted with its hosts, and fits their state")
    void proposals() {
        List<ScheduleRow> rows = HostRows.of(Optional.empty(), SchedulesPageTest.state(), Optional.empty(), NOW).rows();
        ScheduleProposals proposals = new ScheduleProposals(new SchedulesPageTest.Deeds());
        assertThat(proposals.of(JobAction.DISABLE, rows.subList(0, 1)).title().toString()).isEqualTo("Switch off one job on one host");
        assertThat(proposals.of(JobAction.REMOVE, rows.subList(0, 3)).title().toString()).isEqualTo("Remove 3 jobs on one host");
        CronJob job = rows.getFirst().job().orElseThrow();
        assertThat(JobAction.DISABLE.fits(job)).isTrue();
        assertThat(JobAction.ENABLE.fits(job)).isFalse();
    }

    @Test
    @DisplayName("An edit asks for what was changed and nothing else")
    void edit() {
        ScheduleRow row = HostRows.of(Optional.empty(), SchedulesPageTest.state(), Optional.empty(), NOW).rows().getFirst();
        JobModel change = JobModel.of(row, row.job().orElseThrow(), NOW);
        assertThat(change.complete().getValue()).isFalse();
        change.time().set("5 5 * * *");
        assertThat(change.edit()).isEqualTo(new EditRequest(Optional.of("5 5 * * *"), Optional.empty(), Optional.empty()));
        assertThat(change.complete().getValue()).isTrue();
        assertThat(change.next().getValue()).hasSize(5);
    }

    @Test
    @DisplayName("A new job starts in the time of the host that is chosen, and nobody says when where that is not known")
    void zones() {
        List<HostName> hosts = Stream.of("tokyo", "utc", "unknown").map(HostName::new).toList();
        Map<String, ZoneId> zones = Map.of("tokyo", ZoneId.of("Asia/Tokyo"), "utc", ZoneOffset.UTC);
        JobModel wish = JobModel.fresh(hosts, Optional.empty(), host -> Optional.ofNullable(zones.get(host.value())), NOW);
        ObservableValue<List<Run>> next = wish.next();
        assertThat(next.getValue().getFirst().at()).isEqualTo("2026-03-14T18:00:00Z");
        wish.host().set(hosts.get(1));
        assertThat(next.getValue().getFirst().at()).isEqualTo("2026-03-15T03:00:00Z");
        wish.host().set(hosts.get(2));
        assertThat(next.getValue()).isEmpty();
    }

    @Test
    @DisplayName("An edited job starts in the time that its own crontab names, where the daemon heeds that")
    void ownZone() {
        Schedules cronie = new Schedules(
                NOW, Optional.of(ZoneId.of("UTC")), new CronDaemon("cronie", "active", "", false), "/var/spool/cron", true,
                List.of(SchedulesPageTest.file("/etc/cron.d/tokyo", "CRON_TZ=Asia/Tokyo\n0 3 * * * op /bin/x\n")), List.of(), List.of(), Set.of("root", "op"));
        ScheduleRow row = HostRows.of(Optional.empty(), SchedulesPageTest.state(new Link.Connected(NOW), cronie), Optional.empty(), NOW).rows().getFirst();
        JobModel change = JobModel.of(row, row.job().orElseThrow(), NOW);
        assertThat(change.zone().getValue()).contains(ZoneId.of("Asia/Tokyo"));
        assertThat(change.next().getValue().getFirst().at()).isEqualTo("2026-03-14T18:00:00Z").isEqualTo(row.next().orElseThrow());
    }
}
