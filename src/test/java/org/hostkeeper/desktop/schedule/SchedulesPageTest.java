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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.AddRequest;
import org.hostkeeper.schedule.CronDaemon;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.CronPast;
import org.hostkeeper.schedule.CrontabFile;
import org.hostkeeper.schedule.EditRequest;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.JobRun;
import org.hostkeeper.schedule.MissedRun;
import org.hostkeeper.schedule.RunEnd;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.schedule.Timer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Schedules page: 200 jobs, what does not run first, with what is wrong and when each starts next. */
class SchedulesPageTest {
    private static final Instant NOW = TestWindow.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String HOSTILE = "0 4 * * * root /bin/a\u202Eb_$(reboot)\n";

    private final Deeds deeds = new Deeds();
    private Optional<SchedulesModel> shown = Optional.empty();

    static Schedules schedules(boolean closed, String more) {
        String many = IntStream.range(0, 200).mapToObj(i -> i % 60 + " " + i % 24 + " * * * op /opt/jobs/job-" + i + " >> /var/log/job.log 2>&1\n").collect(Collectors.joining());
        return new Schedules(
                NOW, Optional.of(ZoneId.of("Europe/Berlin")), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", closed,
                List.of(
                        file("/etc/cron.d/jobs", many + HOSTILE),
                        file("/etc/cron.d/pop-mirror", "MAILTO=\"\"\n0 */12 * * * root /usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log\n" + more),
                        file("/etc/cron.d/sync", "0 U * * 2,5 op /home/op/bin/sync\n23 */8 * * * op /home/op/bin/snapshot\n"),
                        file("/etc/cron.d/sync.dpkg-old", "0 4 * * * op /home/op/bin/sync --all\n"),
                        file("/etc/cron.d/night", "30 2 * * * op /home/op/bin/night\n")),
                List.of(),
                List.of(new Timer(
                        "logrotate.timer", "logrotate.service", "Daily rotation of log files", List.of("*-*-* 00:00:00"), List.of(), true, "1h",
                        "/lib/systemd/system/logrotate.timer", "enabled", true, Optional.of(NOW.plus(Duration.ofHours(14))),
                        Optional.of(NOW.minus(Duration.ofHours(10))))),
                Set.of("root", "op"));
    }

    static Schedules nothing() {
        return new Schedules(
                NOW, Optional.empty(), new CronDaemon("none", "", "", false), "/var/spool/cron/crontabs", true, List.of(), List.of(), List.of(), Set.of());
    }

    static CrontabFile file(String path, String text) {
        return new CrontabFile(path, Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(text)));
    }

    static HostState state(Link link, Schedules schedules) {
        Host host = Hosts.host("mirror-1", "10.20.1.11", "mirror");
        return new HostState(host, link, new Facts(host.name(), Map.of("schedules", Reading.of(schedules, NOW.minusSeconds(60)))));
    }

    static HostState state() {
        return state(new Link.Connected(NOW), schedules(true, ""));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("What does not run stands first, and its detail says why, what mends it and when it would start")
    void shows(Theme theme, String language) {
        try (TestWindow window = open(theme, language, state())) {
            Hands hands = new Hands(window.scene());
            List<Mark> marks = hands.rows(ScheduleRow.class).stream().map(row -> row.value().mark()).toList();
            assertThat(marks).startsWith(Mark.FAILED, Mark.ATTENTION).isSorted();
            hands.choose(ScheduleRow.class, row -> row.name().equals("/home/op/bin/sync"));
            detailSays(window, hands, Finding.Kind.TEMPLATE_LINE);
            Picture.save(window.scene(), "schedules-template-" + window.name());
            assertThat(Toolkit.get(() -> window.scene().getRoot().lookupAll(".finding .state-chip")))
                    .isNotEmpty()
                    .allSatisfy(chip -> assertThat(((Label) chip).getGraphic()).isInstanceOf(FontIcon.class));
            hands.everythingIsInReach();
            hands.choose(ScheduleRow.class, row -> row.name().equals("/home/op/bin/snapshot"));
            assertThat(hands.words()).contains(window.around().words("desktop.schedule").now("detail.planned"));
            hands.choose(ScheduleRow.class, row -> row.name().startsWith("/usr/bin/apt-mirror"));
            detailSays(window, hands, Finding.Kind.LOG_TRUNCATED);
            Picture.save(window.scene(), "schedules-" + window.name());
            hands.everythingIsInReach();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            assertThat(Reach.words(window.scene().getRoot())).noneMatch(word -> word.contains("\u202E"));
        }
    }

    /** What is found, why it matters, and the button that mends it. */
    private static void detailSays(TestWindow window, Hands hands, Finding.Kind kind) {
        assertThat(hands.words()).contains(window.around().language().now(kind.title()));
        assertThat(hands.canPress(window.around().words("desktop.schedule").now("mend"))).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Past starts are read where a person asks for them; one that was missed says why, and from when on that is known")
    void past(Theme theme, String language) {
        try (TestWindow window = open(theme, language, state())) {
            Words words = window.around().words("desktop.schedule");
            Hands hands = new Hands(window.scene());
            Instant midnight = NOW.truncatedTo(java.time.temporal.ChronoUnit.DAYS);
            JobRun run = new JobRun("op", "/home/op/bin/night", midnight.plus(Duration.ofMinutes(90)).minus(Duration.ofDays(1)), Optional.empty(), new JobRun.Ending.NotRecorded());
            deeds.log = new Outcome.Done<>(new CronLog(List.of(run), new CronPast(
                    Optional.of(NOW.minus(Duration.ofDays(2))), NOW,
                    List.of(new CronPast.Away(midnight, midnight.plus(Duration.ofHours(4)), MissedRun.Why.CRON_OFF)),
                    List.of(), Map.of("/etc/cron.d/night", NOW.minus(Duration.ofDays(2))))));
            hands.choose(ScheduleRow.class, row -> row.name().equals("/home/op/bin/night"));
            hands.press(words.now("past"));
            hands.read(window.around().language().now(MissedRun.Why.CRON_OFF.words()));
            hands.read(words.now("past.started"));
            Picture.save(window.scene(), "schedules-past-" + window.name());
            hands.everythingIsInReach();
            hands.choose(ScheduleRow.class, row -> row.name().equals("/home/op/bin/snapshot"));
            hands.read(words.now("past.unknown"));
            deeds.log = new Outcome.Failed<>(new Problem.Unreachable("mirror-1", "10.20.1.11", "refused by the test"));
            hands.press(words.now("past"));
            hands.read("refused by the test");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The form says in words what was typed and when it starts, and what cron would not take")
    void form(Theme theme, String language) {
        try (TestWindow window = open(theme, language, state())) {
            JobModel wish = JobModel.fresh(deeds.hosts(), Optional.empty(), host -> shown.orElseThrow().zone(host), NOW);
            Toolkit.run(() -> new JobDialog(window.around(), wish, () -> {}).show());
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> wish.time().set("30 2 * * *"));
            Toolkit.frames(2);
            Picture.save(window.scene(), "schedule-form-" + window.name());
            assertThat(hands.words()).anyMatch(word -> word.contains("Europe/Berlin"));
            Toolkit.run(() -> wish.host().set(new HostName("another")));
            Toolkit.frames(2);
            assertThat(hands.words()).noneMatch(word -> word.contains("Europe/Berlin"));
            Toolkit.run(() -> wish.host().set(new HostName("mirror-1")));
            Toolkit.frames(2);
            hands.everythingIsInReach();
            assertThat(hands.canPress(window.around().words("desktop.schedule").now("preview"))).isFalse();
            Toolkit.run(() -> {
                wish.time().set("30 25 * * *");
                wish.user().set("op");
                wish.command().set("/bin/true");
            });
            Toolkit.frames(2);
            Picture.save(window.scene(), "schedule-form-fault-" + window.name());
            hands.everythingIsInReach();
            assertThat(hands.canPress(window.around().words("desktop.schedule").now("preview"))).isFalse();
            Toolkit.run(() -> wish.time().set("5 23 * * 2,5"));
            Toolkit.frames(2);
            assertThat(hands.canPress(window.around().words("desktop.schedule").now("preview"))).isTrue();
        }
    }

    @Test
    @DisplayName("An empty page says what it would show, and without root what is missing, which root then reads")
    void emptyAndClosed() {
        try (TestWindow window = open(Theme.LIGHT, "en", state(new Link.Connected(NOW), nothing()))) {
            Hands hands = new Hands(window.scene());
            hands.read("No schedules here");
            hands.read("Crontabs of other users on one host need root.");
            Picture.save(window.scene(), "schedules-empty");
            hands.everythingIsInReach();

            deeds.answer = new Outcome.Failed<>(new Problem.Unreachable("mirror-1", "10.20.1.11", "no route to host"));
            hands.press("Read as root");
            Picture.save(window.scene(), "schedules-error");
            assertThat(hands.words()).anyMatch(word -> word.startsWith("mirror-1"));
            deeds.answer = new Outcome.Done<>(schedules(false, ""));
            hands.press("Read as root");
            assertThat(hands.rows(ScheduleRow.class)).hasSizeGreaterThan(200);
        }
    }

    @Test
    @DisplayName("What root read is read again after a change, also one that the facts do not show, and is left when root cannot")
    void rootAgain() {
        try (TestWindow window = open(Theme.LIGHT, "en", state())) {
            Hands hands = new Hands(window.scene());
            SchedulesModel model = shown.orElseThrow();
            deeds.answer = new Outcome.Done<>(schedules(false, "1 1 * * * root /opt/first\n"));
            hands.press("Read as root");
            assertThat(names(model)).contains("/opt/first");

            deeds.answer = new Outcome.Done<>(schedules(false, "1 1 * * * root /opt/second\n"));
            Toolkit.run(() -> model.changed(Set.of(new HostName("mirror-1"), new HostName("another"))));
            assertThat(names(model)).contains("/opt/second").doesNotContain("/opt/first");

            deeds.answer = new Outcome.Failed<>(new Problem.Unreachable("mirror-1", "10.20.1.11", "no route to host"));
            Toolkit.run(() -> model.changed(Set.of(new HostName("mirror-1"))));
            assertThat(names(model)).doesNotContain("/opt/second");
            assertThat(model.closed().get()).hasSize(1);

            deeds.answer = new Outcome.Done<>(schedules(false, ""));
            hands.press("Read as root");
            assertThat(hands.words()).noneMatch(word -> word.contains("no route to host"));
            deeds.answer = new Outcome.Failed<>(new Problem.Unreachable("mirror-1", "10.20.1.11", "no route to host"));
            hands.keys(KeyCode.F5);
            assertThat(deeds.asked).containsExactly("mirror-1");
            assertThat(model.closed().get()).isEmpty();
            assertThat(hands.words()).anyMatch(word -> word.contains("no route to host"));
        }
    }

    private TestWindow open(Theme theme, String language, HostState state) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            SchedulesModel model = new SchedulesModel(window.frame().scope(), CLOCK);
            window.frame().scope().know(List.of(state.host()));
            model.show(List.of(state));
            shown = Optional.of(model);
            PlanDesk desk = new PlanDesk(window.around(), new Proposals.Pretending(), window.jobs());
            return List.<Page>of(new SchedulesPage(window.around(), model, deeds, desk));
        });
    }

    static List<String> names(SchedulesModel model) {
        return model.rows().list().stream().map(row -> row.value().name()).toList();
    }

    /** Deeds that plan the same everywhere. */
    static final class Deeds implements ScheduleDeeds {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        Consumer<String> said = _ -> {};
        Consumer<Outcome<RunEnd>> ended = _ -> {};
        Outcome<CronLog> log = new Outcome.Done<>(new CronLog(List.of()));
        private Outcome<Schedules> answer = new Outcome.Done<>(schedules(false, ""));

        List<String> asked() {
            return asked;
        }

        @Override
        public Plan add(HostName host, AddRequest request) {
            return Proposals.plan(host.value());
        }

        @Override
        public Plan edit(HostName host, String id, EditRequest request) {
            return Proposals.plan(host.value());
        }

        @Override
        public Plan act(HostName host, List<String> ids, JobAction action) {
            return Proposals.plan(host.value());
        }

        @Override
        public Plan mend(HostName host, Finding finding) {
            return Proposals.plan(host.value());
        }

        @Override
        public Plan stagger(HostName host, List<Stagger.Placed> jobs) {
            jobs.forEach(job -> asked.add(host + " " + job.time()));
            return Proposals.plan(host.value());
        }

        @Override
        public void readByRoot(Set<HostName> hosts, BiConsumer<HostName, Outcome<Schedules>> told) {
            hosts.forEach(host -> told.accept(host, answer));
        }

        @Override
        public void readLogs(Set<HostName> hosts, BiConsumer<HostName, Outcome<CronLog>> told) {
            hosts.forEach(host -> told.accept(host, log));
        }

        @Override
        public Runnable run(HostName host, String id, Consumer<String> said, Consumer<Outcome<RunEnd>> ended) {
            asked.add("run " + id + " on " + host);
            this.said = said;
            this.ended = ended;
            return () -> ended.accept(new Outcome.Cancelled<>());
        }

        @Override
        public void refresh(Set<HostName> hosts) {
            asked.addAll(hosts.stream().map(HostName::value).toList());
        }

        @Override
        public List<HostName> hosts() {
            return List.of(new HostName("mirror-1"));
        }
    }
}
