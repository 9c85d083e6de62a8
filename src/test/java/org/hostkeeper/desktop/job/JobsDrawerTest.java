package org.hostkeeper.desktop.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.settings.SettingsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Long work is seen in the drawer from its start to its end, and can be stopped and found again there. */
class JobsDrawerTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Jobs jobs = new Jobs(waiting::add, Clock.fixed(TestWindow.NOW, ZoneOffset.UTC));
    private final JobsModel model = new JobsModel(jobs, Runnable::run);

    @Test
    @DisplayName("A job is counted while it runs; it tells what it does, then how it ended")
    void follows() {
        List<String> seen = new ArrayList<>();
        jobs.<Integer>start(Text.literal("Read"), progress -> {
            progress.report(Text.literal("hall-1"), 0.5);
            seen.add(row("Read").words() + " " + row("Read").fraction());
            return 1;
        });
        assertThat(model.running().get()).isOne();
        waiting.remove().run();
        assertThat(seen).containsExactly("hall-1 0.5");
        assertThat(model.running().get()).isZero();
        assertThat(state("Read")).isEqualTo("Done");
    }

    @Test
    @DisplayName("A failure tells its reason; a stop is asked for first and said when it is done")
    void ends() {
        jobs.<Integer>start(Text.literal("Read"), _ -> {
            throw new ProblemException(new Problem.ConnectionLost("hall-1", "reading"));
        });
        waiting.remove().run();
        assertThat(state("Read")).isEqualTo("Failed");
        assertThat(row("Read").words().in(Locale.ENGLISH)).contains("hall-1");

        Job<Integer> job = jobs.start(Text.literal("Wait"), _ -> {
            throw new ProblemException(new Problem.Cancelled("wait"));
        });
        job.cancel();
        assertThat(state("Wait")).isEqualTo("Stopping");
        waiting.remove().run();
        assertThat(state("Wait")).isEqualTo("Stopped");
    }

    @Test
    @DisplayName("What has ended is cleared, what runs stays")
    void clears() {
        jobs.<Integer>start(Text.literal("Read"), _ -> 1);
        waiting.remove().run();
        jobs.<Integer>start(Text.literal("Wait"), _ -> 1);
        model.clearEnded();
        assertThat(model.rows()).extracting(r -> r.value().title().toString()).containsExactly("Wait");
        assertThat(model.running().get()).isOne();
        assertThat(jobs.all()).hasSize(1);
    }

    @Test
    @DisplayName("The drawer stops what runs, and opens again what was left")
    void drawer() {
        List<String> opened = new ArrayList<>();
        try (TestWindow window = TestWindow.of(
                Theme.LIGHT, Locale.ENGLISH, w -> List.<Page>of(new SettingsPage(w.around(), new SettingsModel(w.look(), w.language()).sections())))) {
            Job<Integer> job = jobs.start(Text.literal("Change pump_1"), _ -> 1);
            Toolkit.run(() -> {
                model.shownBy(job, () -> opened.add("dialog"));
                model.open().set(true);
                window.around().overlay().show(new JobsDrawer(window.around(), model), () -> {});
            });
            Hands hands = new Hands(window.scene());
            hands.read("Change pump_1");
            hands.everythingIsInReach();
            fire(window, "Show");
            fire(window, "Stop");
            assertThat(opened).containsExactly("dialog");
            assertThat(job.state().cancelling()).isTrue();
            hands.read("Stopping");
        }
    }

    private static void fire(TestWindow window, String words) {
        Toolkit.run(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof Button b && words.equals(b.getText()))
                .forEach(b -> ((Button) b).fire()));
    }

    private String state(String title) {
        return row(title).state().word().in(Locale.ENGLISH);
    }

    private JobRow row(String title) {
        return model.rows().stream()
                .map(KeyedRows.Row::value)
                .filter(r -> r.title().toString().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
