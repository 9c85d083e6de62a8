package org.hostkeeper.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.RunEnd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Running a job now, from its detail")
class RunJobTest {
    private static final HostName HOST = new HostName("mirror-1");

    private final SchedulesPageTest.Deeds deeds = new SchedulesPageTest.Deeds();

    private TestWindow open(Theme theme, String language) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            SchedulesModel model = new SchedulesModel(window.frame().scope(), Clock.fixed(TestWindow.NOW, ZoneOffset.UTC));
            model.show(List.of(SchedulesPageTest.state()));
            PlanDesk desk = new PlanDesk(window.around(), new Proposals.Pretending(), window.jobs());
            return List.<Page>of(new SchedulesPage(window.around(), model, deeds, desk));
        });
    }

    private static Outcome<RunEnd> ended(int status, String said, boolean heard) {
        return new Outcome.Done<>(new RunEnd(HOST, new PlanId("20260314-090000-abcd"), OptionalInt.of(status), said, heard, Optional.empty()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("shows what it says as it says it, and the status that it ended with")
    void runs(Theme theme, String language) {
        try (TestWindow window = open(theme, language)) {
            Words words = window.around().words("desktop.schedule");
            Hands hands = new Hands(window.scene());
            ScheduleRow row = hands.choose(ScheduleRow.class, one -> one.name().equals("/home/op/bin/snapshot"));
            hands.press(words.now("run"));
            hands.read(words.now("run.how", "op"));
            Picture.save(window.scene(), "run-job-before-" + window.name());
            hands.everythingIsInReach();

            hands.press(words.now("run.do"));
            assertThat(deeds.asked()).containsExactly("run " + row.job().map(CronJob::id).orElseThrow() + " on mirror-1");
            deeds.said.accept("collecting 12 files");
            deeds.said.accept("bell \u0007 and \u202E more");
            hands.read("collecting 12 files");
            assertThat(hands.words()).noneMatch(word -> word.contains("\u202E"));
            Picture.save(window.scene(), "run-job-" + window.name());
            hands.everythingIsInReach();

            deeds.ended.accept(ended(3, "", true));
            hands.read(words.now("run.exit", 3));
            Picture.save(window.scene(), "run-job-ended-" + window.name());
            hands.everythingIsInReach();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("that is at work already shows that run and begins no second one; when it has ended a new one may begin")
    void already(Theme theme, String language) {
        try (TestWindow window = open(theme, language)) {
            Words words = window.around().words("desktop.schedule");
            Hands hands = new Hands(window.scene());
            hands.choose(ScheduleRow.class, one -> one.name().equals("/home/op/bin/snapshot"));
            hands.press(words.now("run"));
            assertThat(hands.words()).doesNotContain(words.now("run.already"));
            hands.press(words.now("run.do"));
            deeds.said.accept("collecting 12 files");
            hands.keys(KeyCode.ESCAPE);

            hands.press(words.now("run"));
            hands.read(words.now("run.already"));
            hands.read("collecting 12 files");
            assertThat(hands.canPress(words.now("run.do"))).isFalse();
            assertThat(deeds.asked()).hasSize(1);
            Picture.save(window.scene(), "run-job-already-" + window.name());
            hands.everythingIsInReach();
            deeds.ended.accept(ended(0, "", true));
            hands.read(words.now("run.exit", 0));
            hands.keys(KeyCode.ESCAPE);

            hands.press(words.now("run"));
            hands.read(words.now("run.ready"));
            assertThat(hands.words()).doesNotContain(words.now("run.already"), "collecting 12 files");
        }
    }

    @Test
    @DisplayName("tells the end of what it said where it could not be heard, and why it did not come to an end")
    void ends() {
        RunJobModel model = model();
        model.run();
        deeds.ended.accept(ended(0, "last words\n", false));
        assertThat(model.said()).containsExactly("last words");
        assertThat(model.state().get()).isEqualTo(new RunJobModel.State.Ended(OptionalInt.of(0), Optional.empty()));

        Problem lost = new Problem.Unreachable("mirror-1", "10.20.1.11", "no route to host");
        model.run();
        assertThat(model.said()).isEmpty();
        deeds.ended.accept(new Outcome.Failed<>(lost));
        assertThat(model.state().get()).isEqualTo(new RunJobModel.State.Ended(OptionalInt.empty(), Optional.of(lost)));
    }

    @Test
    @DisplayName("is not begun twice, is stopped, and keeps no more lines than anybody reads")
    void bounds() {
        RunJobModel model = model();
        model.run();
        model.run();
        assertThat(deeds.asked()).hasSize(1);
        IntStream.range(0, RunJobModel.MOST + 7).forEach(i -> deeds.said.accept("line " + i));
        assertThat(model.said()).hasSize(RunJobModel.MOST).startsWith("line 7");
        model.stop();
        assertThat(model.isRunning()).isFalse();
        assertThat(model.state().get()).isEqualTo(new RunJobModel.State.Ended(OptionalInt.empty(), Optional.of(new Problem.Cancelled("mirror-1"))));
    }

    private RunJobModel model() {
        CronJob job = SchedulesPageTest.schedules(false, "").jobs().getFirst();
        return Toolkit.get(() -> new RunJobModel(deeds, HOST, job, Runnable::run));
    }
}
