package org.hostkeeper.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.apply.OpenPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Activity page: interrupted plans on top, then what was done and taken back. */
class ActivityPageTest {
    private final List<String> asked = new ArrayList<>();
    private final ActivityDeeds deeds = new ActivityDeeds() {
        @Override
        public void refresh() {
            asked.add("refresh");
        }

        @Override
        public void finish(OpenPlan plan) {
            asked.add("finish " + plan.id());
        }

        @Override
        public void rollBack(OpenPlan plan) {
            asked.add("roll back " + plan.id());
        }
    };

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("An interrupted plan says where it stands and can be finished or undone; a change tells its result")
    void shows(Theme theme, String language) {
        ActivityModel model = new ActivityModel();
        try (TestWindow window = TestWindow.of(theme, Locale.of(language), w -> List.<Page>of(new ActivityPage(
                w.around(), model, deeds, new PlanDesk(w.around(), new Proposals.Pretending(), w.jobs()))))) {
            Toolkit.run(() -> {
                model.show(journal());
                model.interrupted(List.of(new OpenPlan(
                        Proposals.plan("hall-2"), "ops@desk", TestWindow.NOW.minusSeconds(900),
                        TestWindow.NOW.minusSeconds(840), 1, Optional.of(1), false)));
            });
            Picture.save(window.scene(), "activity-" + window.name());
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            assertThat(Reach.words(window.scene().getRoot())).anyMatch(w -> w.contains("ops@desk"));
            assertThat(model.badge().get().count()).isEqualTo(1);
            Toolkit.run(() -> ((Button) window.scene().getRoot().lookupAll(".open-plan .button").iterator().next()).fire());
            assertThat(asked).hasSize(1).first().asString().endsWith("20260314-092653-abcd");
        }
    }

    @org.junit.jupiter.api.Test
    @DisplayName("A change that another plan took back says so and cannot be undone again")
    void takenBack() {
        ActivityModel model = new ActivityModel();
        model.show(journal());
        assertThat(model.rows().list()).extracting(r -> r.value().state().word().in(Locale.ENGLISH))
                .containsExactly("Taken back later", "Done");
        assertThat(model.rows().list()).extracting(r -> r.value().undoable()).containsExactly(false, true);
    }

    /** A change and its undo, newest line first. */
    private static List<Journal.Line> journal() {
        Plan plan = Proposals.plan("hall-1");
        Plan undo = new Plan(new PlanId("20260314-092700-undo"), plan.title(), plan.host(), true, plan.steps(),
                Optional.empty(), Optional.of(plan.id()), plan.made());
        List<Journal.Line> lines = new ArrayList<>();
        for (Plan one : List.of(plan, undo)) {
            lines.addFirst(line(lines.size(), one, Journal.Event.STARTED, PlanJson.writeForJournal(one)));
            lines.addFirst(line(lines.size(), one, Journal.Event.DONE, "{}"));
        }
        return lines;
    }

    private static Journal.Line line(int number, Plan plan, Journal.Event event, String details) {
        return new Journal.Line(
                number,
                new Journal.Entry(TestWindow.NOW.minusSeconds(60), "ops@desk", plan.id(), new HostName("hall-1"), event,
                        Optional.empty(), details),
                "", "");
    }
}
