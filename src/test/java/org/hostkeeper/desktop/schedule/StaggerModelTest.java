package org.hostkeeper.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.CronDaemon;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.schedule.StaggerRequest.Change;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Jobs to be kept apart, while it is typed how")
class StaggerModelTest {
    private static final Instant NOW = TestWindow.NOW;
    static final String GATEWAY =
            """
            23 */8 * * * op $HOME/bin/snapshot
            0 U * * 2,5 op $HOME/bin/sync
            0 V * * * op $HOME/bin/peers
            0 W * * * op $HOME/bin/backup
            """;

    private final SchedulesModel schedules = new SchedulesModel(new Scope(), Clock.fixed(NOW, ZoneOffset.UTC));

    static HostState gateway(int number, Link link, String crontab) {
        Host host = Hosts.host("gw-%03d".formatted(number), "10.20.2." + number, "gateway");
        Schedules on = new Schedules(
                NOW, Optional.of(ZoneId.of("Europe/Berlin")), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(SchedulesPageTest.file("/etc/cron.d/gateway", crontab)), List.of(), List.of(), Set.of("root", "op"));
        return new HostState(host, link, new Facts(host.name(), Map.of("schedules", Reading.of(on, NOW.minusSeconds(60)))));
    }

    static List<HostState> gateways(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> gateway(i, new Link.Connected(NOW), GATEWAY)).toList();
    }

    private StaggerModel model(String... selected) {
        Set<String> commands = Set.of(selected);
        List<ScheduleRow> rows = schedules.rows().list().stream().map(Row::value).filter(row -> commands.contains(row.name())).toList();
        return new StaggerModel(schedules, rows, Runnable::run, Runnable::run);
    }

    private static List<String> told(StaggerModel model) {
        return model.rows().list().stream()
                .map(Row::value)
                .map(row -> "%s %s %s: %s".formatted(row.host(), row.command(), row.state().mark(), english(row.afterwards())))
                .sorted()
                .toList();
    }

    private static String english(Text text) {
        return text.in(Locale.ENGLISH);
    }

    @Test
    @DisplayName("is told with every new time, and of too small a window who finds no room and whom it would meet; nothing is offered then")
    void letters() {
        schedules.show(gateways(2));
        StaggerModel model = model();
        assertThat(model.choices()).containsExactly(StaggerWish.By.LETTERS, StaggerWish.By.COMMAND);
        model.letters().set("u, V");
        model.from().set("22:00");
        model.to().set("02:00");
        assertThat(told(model)).containsExactly(
                "gw-001 $HOME/bin/peers OK: every day at 23:00",
                "gw-001 $HOME/bin/sync OK: on Tuesdays and Fridays at 22:00",
                "gw-002 $HOME/bin/peers OK: every day at 01:00",
                "gw-002 $HOME/bin/sync OK: on Tuesdays and Fridays at 00:00");
        assertThat(model.answer().get().counts()).containsExactly(Map.entry(new HostName("gw-001"), 2L), Map.entry(new HostName("gw-002"), 2L));
        assertThat(model.answer().get().changed()).extracting(Stagger.Placed::time).containsExactly("0 22 * * 2,5", "0 23 * * *", "0 0 * * 2,5", "0 1 * * *");

        model.to().set("01:00");
        assertThat(told(model)).contains("gw-002 $HOME/bin/peers FAILED: would meet gw-001");
        assertThat(model.answer().get().changed()).isEmpty();
        assertThat(model.answer().get().problem()).hasValueSatisfying(why -> assertThat(english(why.text())).contains("No room was found"));
    }

    @Test
    @DisplayName("is about the selected jobs where some can be moved, with what has their letters; the rest is counted")
    void selection() {
        schedules.show(gateways(2));
        StaggerModel model = model("$HOME/bin/sync", "$HOME/bin/peers");
        assertThat(model.choices()).startsWith(StaggerWish.By.CHOSEN);
        assertThat(model.movable()).isEqualTo(4);
        assertThat(model.leftOut()).isZero();
        assertThat(told(model)).hasSize(4);
        schedules.show(List.of(gateway(2, new Link.Connected(NOW), "@reboot op /bin/a\n")));
        assertThat(model("/bin/a").choices()).doesNotContain(StaggerWish.By.CHOSEN);
        assertThat(model("/bin/a", "$HOME/bin/sync").leftOut()).isEqualTo(1);
    }

    @Test
    @DisplayName("is worked out anew when a host turns out to be otherwise; one that is not connected counts as it was, and is told")
    void otherwise() {
        schedules.show(List.of(gateway(1, new Link.Connected(NOW), "0 3 * * * op /bin/mirror\n"), gateway(2, new Link.Untried(), "0 3 * * * op /bin/mirror\n")));
        Host silent = Hosts.host("silent", "10.20.2.9", "gateway");
        schedules.show(List.of(new HostState(silent, new Link.Untried(), new Facts(silent.name(), Map.of()))));
        StaggerModel model = model();
        model.by().set(StaggerWish.By.COMMAND);
        assertThat(told(model)).isEmpty();
        model.command().set("mirror");
        model.from().set("03:00");
        assertThat(told(model)).containsExactly("gw-001 /bin/mirror STOPPED: every day at 03:00", "gw-002 /bin/mirror UNKNOWN: every day at 04:00");
        assertThat(model.answer().get().away()).containsExactly(new HostName("gw-002"));
        assertThat(model.answer().get().unknown()).containsExactly(new HostName("silent"));

        schedules.show(List.of(gateway(2, new Link.Connected(NOW), "5 3 * * 1 op /bin/mirror\n")));
        assertThat(told(model)).contains("gw-002 /bin/mirror OK: on Mondays at 04:00");
        model.change().set(Change.HOUR);
        assertThat(told(model)).contains("gw-002 /bin/mirror OK: on Mondays at 04:05");
        assertThat(model.answer().get().away()).isEmpty();
    }

    @Test
    @DisplayName("says what it cannot understand, and of no such jobs nothing but that there are none")
    void faults() {
        schedules.show(gateways(1));
        StaggerModel model = model();
        for (String time : List.of("25:00", "", "7", "22.30")) {
            model.from().set(time);
            assertThat(model.answer().get().problem()).containsInstanceOf(Problem.InvalidInput.class);
        }
        model.from().set("03:00");
        for (String minutes : List.of("0", "1441", "", "x", "99999")) {
            model.apart().set(minutes);
            assertThat(model.answer().get().problem()).containsInstanceOf(Problem.InvalidInput.class);
        }
        model.apart().set(" 30 ");
        assertThat(model.answer().get().problem()).isEmpty();
        model.letters().set("X");
        assertThat(model.answer().get()).isEqualTo(StaggerAnswer.NONE);
    }
}
