package org.hostkeeper.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.SavedPlans;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Activity page: interrupted plans on top, then what was done and taken back. */
class ActivityPageTest {
    private final Recorded deeds = new Recorded();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("An interrupted plan says where it stands and can be finished or undone; a change tells its result")
    void shows(Theme theme, String language) {
        ActivityModel model = new ActivityModel();
        try (TestWindow window = window(theme, language, model)) {
            Toolkit.run(() -> {
                model.show(new Past().done("20260314-092653-abcd", "hall-1", "ops@desk", 60).undo("20260314-092700-undo", "hall-1", "20260314-092653-abcd", 30).lines());
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
            assertThat(deeds.asked).hasSize(1).first().asString().endsWith("20260314-092653-abcd");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("A failed change tells of each step when it ran, its difference or command, and why it failed")
    void detail(Theme theme, String language) {
        ActivityModel model = new ActivityModel();
        try (TestWindow window = window(theme, language, model)) {
            Toolkit.run(() -> {
                model.show(new Past()
                        .done("20260314-080000-aaaa", "hall-1", "ops@desk", 86_400)
                        .failed("20260314-080100-bbbb", "hall-2", "till@counter", 600)
                        .lines());
                model.saved(List.of(new SavedPlans.Saved(
                        new PlanId("20260314-090000-save"), Text.literal("Edit pump_1"), TestWindow.NOW.minusSeconds(3_600),
                        List.of(Proposals.plan("hall-1"), Proposals.plan("hall-3")))));
                model.verified(new Journal.Verification(1_234, Optional.empty()), TestWindow.NOW.minusSeconds(120));
            });
            Hands hands = new Hands(window.scene());
            hands.choose(ActivityRow.class, row -> row.host().value().equals("hall-2"));
            Picture.save(window.scene(), "activity-detail-" + window.name());
            hands.everythingIsInReach();
            assertThat(hands.words()).anyMatch(w -> w.contains("ended with status 1")).contains("+Environment=LEVEL=3");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Changes are done again on chosen hosts, and exported into a file that the person names")
    void redoAndExport(Theme theme, String language) {
        ActivityModel model = new ActivityModel();
        try (TestWindow window = window(theme, language, model)) {
            Toolkit.run(() -> model.show(new Past().done("20260314-080000-aaaa", "hall-1", "ops@desk", 600).lines()));
            Hands hands = new Hands(window.scene());
            hands.choose(ActivityRow.class, _ -> true);
            fire(window, ".detail-actions", 1);
            Toolkit.frames(2);
            Toolkit.run(() -> window.scene().getRoot().lookupAll(".redo-hosts .check-box").forEach(n -> ((CheckBox) n).setSelected(true)));
            Picture.save(window.scene(), "activity-redo-" + window.name());
            hands.everythingIsInReach();
            fire(window, ".card-foot", 1);
            hands.waitFor("the plans", () -> deeds.asked.size() == 3);
            assertThat(deeds.asked).contains("redo 20260314-080000-aaaa on hall-3");
            hands.keys(javafx.scene.input.KeyCode.ESCAPE);
            fire(window, ".detail-actions", 2);
            Toolkit.frames(2);
            Picture.save(window.scene(), "activity-export-" + window.name());
            hands.everythingIsInReach();
            fire(window, ".card-foot", 1);
            assertThat(deeds.asked).last().isEqualTo(
                    "export [20260314-080000-aaaa] JSON /home/op/20260314-080000-aaaa.json");
        }
    }

    @org.junit.jupiter.api.Test
    @DisplayName("A plan that was saved for later is looked at, applied, and then no longer kept")
    void saved() {
        ActivityModel model = new ActivityModel();
        try (TestWindow window = window(Theme.DARK, "en", model)) {
            Toolkit.run(() -> model.saved(List.of(new SavedPlans.Saved(
                    new PlanId("20260314-090000-save"), Text.literal("Edit pump_1"), TestWindow.NOW.minusSeconds(3_600),
                    List.of(Proposals.plan("hall-1"), Proposals.plan("hall-3"))))));
            Hands hands = new Hands(window.scene());
            hands.press("Look and apply");
            Picture.save(window.scene(), "activity-saved-" + window.name());
            hands.everythingIsInReach();
            hands.press("Apply on 2 hosts");
            hands.waitFor("the result", () -> hands.canPress("Close") && hands.words().contains("Done"));
            assertThat(deeds.asked).isEmpty();
            fire(window, ".card-foot", 1);
            hands.waitFor("it is discarded", () -> deeds.asked.contains("discard 20260314-090000-save"));
        }
    }

    @org.junit.jupiter.api.Test
    @DisplayName("A broken journal says where and what to do; older lines are brought when they are wanted")
    void broken() {
        ActivityModel model = new ActivityModel();
        try (TestWindow window = window(Theme.LIGHT, "en", model)) {
            Toolkit.run(() -> {
                List<Journal.Line> lines = new Past().done("20260314-080000-aaaa", "hall-1", "ops@desk", 600).lines();
                model.show(lines.subList(2, lines.size()));
                model.verified(new Journal.Verification(1_234, Optional.of(17L)), TestWindow.NOW);
            });
            Hands hands = new Hands(window.scene());
            hands.read("The journal is broken at line 17 of 1234");
            Picture.save(window.scene(), "activity-broken-" + window.name());
            hands.everythingIsInReach();
            hands.press("Show older");
            hands.press("Verify");
            assertThat(deeds.asked).containsExactly("older", "verify");
        }
    }

    private TestWindow window(Theme theme, String language, ActivityModel model) {
        return TestWindow.of(theme, Locale.of(language), w -> List.<Page>of(new ActivityPage(
                w.around(), model, deeds, new PlanDesk(w.around(), new Proposals.Pretending(), w.jobs()))));
    }

    private static void fire(TestWindow window, String within, int number) {
        Toolkit.run(() -> ((Button) window.scene().getRoot().lookupAll(within + " > .button").stream()
                        .filter(javafx.scene.Node::isManaged)
                        .skip(number)
                        .findFirst()
                        .orElseThrow())
                .fire());
    }
}
