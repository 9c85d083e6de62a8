package org.hostkeeper.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.CronDaemon;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.JobRun;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Timer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The Schedules page as a timeline")
class TimelinePageTest {
    private static final Instant NOW = TestWindow.NOW;

    private final SchedulesPageTest.Deeds deeds = new SchedulesPageTest.Deeds();
    private Optional<SchedulesModel> shown = Optional.empty();

    private static HostState host(String name, int number, Link link, String crontab) {
        Host host = Hosts.host(name, "10.20.1." + number, "gallery");
        Timer timer = new Timer(
                "logrotate.timer", "logrotate.service", "", List.of("daily"), List.of(), true, "1h", "/lib/systemd/system/logrotate.timer", "enabled", true,
                Optional.of(NOW.plus(Duration.ofHours(14)).plusSeconds(number * 500L)), Optional.empty());
        Schedules schedules = new Schedules(
                NOW, Optional.of(ZoneId.of("Europe/Berlin")), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(SchedulesPageTest.file("/etc/cron.d/jobs", crontab)), List.of(), List.of(timer), Set.of("root", "op"));
        Instant read = link instanceof Link.Connected ? NOW : NOW.minus(Duration.ofHours(3));
        return new HostState(host, link, new Facts(host.name(), Map.of("schedules", Reading.of(schedules, read))));
    }

    static List<HostState> fleet() {
        String often = "*/2 9-17 * * 1-6 op /opt/gallery/poll-sensors\n* * * * * op /opt/gallery/heartbeat\n";
        return List.of(
                host("gallery-1", 1, new Link.Connected(NOW), "0 22 * * * op /opt/gallery/sync-media --all --from archive.example.org\n30 7 * * * op /opt/gallery/open\n" + often),
                host("gallery-2", 2, new Link.Connected(NOW), "0 23 * * * op /opt/gallery/sync-media --all --from archive.example.org\n30 7 * * * op /opt/gallery/open\n0 U * * * op /x\n".replace("0 U", "0 4") + often),
                host("gallery-3", 3, new Link.Untried(), "0 22 * * * op /opt/gallery/sync-media --all --from archive.example.org\n30 8 * * * op /opt/gallery/open\n"),
                host("mirror-1", 4, new Link.Connected(NOW), "0 */12 * * * root /usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log\n23 */8 * * * op /home/op/bin/snap\u202Eshot\n0 5 1 1 * op /bin/yearly\n"));
    }

    private TestWindow open(Theme theme, String language, List<HostState> states) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            SchedulesModel model = new SchedulesModel(window.frame().scope(), Clock.fixed(NOW, ZoneOffset.UTC));
            window.frame().scope().know(states.stream().map(HostState::host).toList());
            model.show(states);
            shown = Optional.of(model);
            PlanDesk desk = new PlanDesk(window.around(), new Proposals.Pretending(), window.jobs());
            return List.<Page>of(new SchedulesPage(window.around(), model, deeds, desk));
        });
    }

    private static void asTimeline(TestWindow window, Hands hands) {
        hands.press(window.around().words("desktop.schedule").now("timeline"));
        hands.waitFor("the timeline", () -> !said(window).isEmpty());
        Toolkit.frames(3);
    }

    private static TimelineChart chart(TestWindow window) {
        return (TimelineChart) Objects.requireNonNull(window.scene().getRoot().lookup(".timeline"));
    }

    /** The text alternative. */
    private static String said(TestWindow window) {
        return Toolkit.get(() -> Optional.ofNullable(window.scene().getRoot().lookup(".timeline")).map(Node::getAccessibleText).orElse(""));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "CONTRAST,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("A day and a week of all hosts are drawn with their legend, by job and by host")
    void shows(Theme theme, String language) {
        try (TestWindow window = open(theme, language, fleet())) {
            Hands hands = new Hands(window.scene());
            asTimeline(window, hands);
            Picture.save(window.scene(), "timeline-day-" + window.name());
            hands.everythingIsInReach();
            hands.press(window.around().words("desktop.schedule").now("timeline.week"));
            hands.press(window.around().words("desktop.schedule").now("timeline.by-host"));
            hands.waitFor("a week", () -> Toolkit.get(() -> chart(window).span().whole()) == 7 * 24 * 60);
            Picture.save(window.scene(), "timeline-week-" + window.name());
            hands.everythingIsInReach();
        }
    }

    @Test
    @DisplayName("The keyboard goes from start to start, zooms and opens the job; what is drawn is told in words")
    void keys() {
        try (TestWindow window = open(Theme.LIGHT, "en", fleet())) {
            Hands hands = new Hands(window.scene());
            asTimeline(window, hands);
            assertThat(said(window)).startsWith("Timeline: 17 lines from Sat, Mar 14, 2026 10:00 to Sun, Mar 15, 2026 10:00; 8 meet");
            Toolkit.run(() -> chart(window).requestFocus());
            assertThat(said(window)).contains("/home/op/bin/snap\u00B7shot on mirror-1");
            hands.keys(KeyCode.DOWN);
            hands.keys(KeyCode.DOWN);
            hands.keys(KeyCode.HOME);
            hands.keys(KeyCode.RIGHT);
            hands.keys(KeyCode.PLUS);
            assertThat(said(window)).contains("/opt/gallery/heartbeat on gallery-2: Sat, Mar 14, 2026 10:01").contains("on 2 hosts at once");
            assertThat(Toolkit.get(() -> chart(window).span().length())).isEqualTo(960);
            Picture.save(window.scene(), "timeline-keys");
            hands.keys(KeyCode.ENTER);
            Picture.save(window.scene(), "timeline-detail");
            hands.everythingIsInReach();
            assertThat(shown.orElseThrow().selected().get()).hasValueSatisfying(row -> assertThat(row.value().host().name().value()).isEqualTo("gallery-2"));
            hands.keys(KeyCode.DIGIT0);
            assertThat(Toolkit.get(() -> chart(window).span().length())).isEqualTo(1440);
        }
    }

    @Test
    @DisplayName("The filter of the table holds for the timeline too; where nothing starts the page says so")
    void filtered() {
        try (TestWindow window = open(Theme.LIGHT, "en", fleet())) {
            Hands hands = new Hands(window.scene());
            asTimeline(window, hands);
            Toolkit.run(() -> shown.orElseThrow().filter().set("sync-media"));
            hands.waitFor("three lines", () -> said(window).startsWith("Timeline: 3 lines"));
            Toolkit.run(() -> shown.orElseThrow().filter().set("yearly"));
            hands.read("Nothing starts in this time");
            Picture.save(window.scene(), "timeline-empty");
            hands.everythingIsInReach();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("How long jobs take is read where a person asks for it, drawn, and told; where nobody wrote it down the page says how to change that")
    void durations(Theme theme, String language) {
        Instant began = NOW.minus(Duration.ofDays(1));
        JobRun run = new JobRun(
                "op", "/opt/gallery/sync-media --all --from archive.example.org", began, Optional.of(began.plus(Duration.ofMinutes(40))), new JobRun.Ending.Well());
        try (TestWindow window = open(theme, language, fleet())) {
            Words words = window.around().words("desktop.schedule");
            Hands hands = new Hands(window.scene());
            asTimeline(window, hands);
            Toolkit.run(() -> shown.orElseThrow().filter().set("sync-media"));
            hands.press(words.now("timeline.durations"));
            hands.read(words.now("timeline.none-recorded"));
            Picture.save(window.scene(), "timeline-none-recorded-" + window.name());
            hands.everythingIsInReach();

            deeds.log = new Outcome.Done<>(new CronLog(List.of(run)));
            hands.press(words.now("timeline.durations"));
            Toolkit.run(() -> chart(window).requestFocus());
            hands.keys(KeyCode.HOME);
            hands.waitFor("the duration", () -> said(window).contains(words.now("timeline.expected", words.language().now(Ages.length(Duration.ofMinutes(40))))));
            assertThat(hands.words()).doesNotContain(words.now("timeline.none-recorded"));
            Picture.save(window.scene(), "timeline-durations-" + window.name());
            hands.everythingIsInReach();

            deeds.log = new Outcome.Failed<>(new Problem.Unreachable("gallery-1", "10.20.1.1", "refused by the test"));
            hands.press(words.now("timeline.durations"));
            hands.read("refused by the test");
        }
    }

    @Test
    @DisplayName("At one and a half times the size it has one and a half times the points, so it is as sharp")
    void sharp() {
        try (TestWindow window = open(Theme.DARK, "en", fleet())) {
            Hands hands = new Hands(window.scene());
            asTimeline(window, hands);
            Toolkit.run(() -> window.look().scale().set(150));
            Toolkit.frames(4);
            Picture.save(window.scene(), "timeline-150");
            double points = Toolkit.get(() -> chart(window).getChildrenUnmodifiable().stream().filter(Canvas.class::isInstance).map(Canvas.class::cast).findFirst().orElseThrow().getWidth());
            assertThat(points).isEqualTo(Math.ceil(Toolkit.get(() -> chart(window).drawnWidth()) * 1.5));
        }
    }
}
