package org.hostkeeper.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The dialog that keeps jobs of many hosts apart")
class StaggerDialogTest {
    private final SchedulesPageTest.Deeds deeds = new SchedulesPageTest.Deeds();
    private final Proposals.Pretending carrier = new Proposals.Pretending();

    private TestWindow open(Theme theme, String language, List<HostState> states) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            SchedulesModel model = new SchedulesModel(window.frame().scope(), Clock.fixed(TestWindow.NOW, ZoneOffset.UTC));
            window.frame().scope().know(states.stream().map(HostState::host).toList());
            model.show(states);
            return List.<Page>of(new SchedulesPage(window.around(), model, deeds, new PlanDesk(window.around(), carrier, window.jobs())));
        });
    }

    /** All but the first field of the window are left as they are. */
    private static void typed(Hands hands, KeyCode... there) {
        for (KeyCode key : there) {
            hands.keys(key);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("fits two hundred hosts and one that is down, tells who finds no room, and says so in three languages")
    void manyHosts(Theme theme, String language) {
        List<HostState> states = new ArrayList<>(StaggerModelTest.gateways(200));
        states.set(6, StaggerModelTest.gateway(7, new Link.Untried(), StaggerModelTest.GATEWAY));
        try (TestWindow window = open(theme, language, states)) {
            Words words = window.around().words("desktop.schedule");
            Hands hands = new Hands(window.scene());
            hands.press(words.now("stagger"));
            hands.read(words.now("stagger.state.no-room"));
            Picture.save(window.scene(), "stagger-too-small-" + window.name());
            hands.everythingIsInReach();
            assertThat(hands.canPress(words.now("preview"))).isFalse();

            hands.keys(KeyCode.TAB);
            hands.write("V");
            hands.keys(KeyCode.ESCAPE);
            assertThat(hands.words()).doesNotContain(words.now("stagger.title"));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("is used by keys alone, and its plan goes to all hosts with what comes of it on each")
    void byKeys(Theme theme, String language) {
        List<HostState> states = new ArrayList<>(StaggerModelTest.gateways(2));
        states.add(StaggerModelTest.gateway(3, new Link.Untried(), StaggerModelTest.GATEWAY));
        try (TestWindow window = open(theme, language, states)) {
            Words words = window.around().words("desktop.schedule");
            Hands hands = new Hands(window.scene());
            hands.press(words.now("stagger"));
            typed(hands, KeyCode.TAB);
            hands.write("U");
            typed(hands, KeyCode.TAB);
            hands.write("22:00");
            typed(hands, KeyCode.TAB);
            hands.write("02:00");
            typed(hands, KeyCode.TAB);
            hands.write("45");
            hands.read(words.now("stagger.state.moves"));
            hands.waitFor("three rows", () -> hands.words().stream().anyMatch(word -> word.contains("gw-003 1")));
            Picture.save(window.scene(), "stagger-" + window.name());
            hands.everythingIsInReach();

            typed(hands, KeyCode.ENTER);
            hands.read(words.now("stagger.deed", 3, 3));
            assertThat(deeds.asked()).contains("gw-001 0 22 * * 2,5", "gw-002 0 23 * * 2,5", "gw-003 0 0 * * 2,5");
            Picture.save(window.scene(), "stagger-plan-" + window.name());
            hands.everythingIsInReach();
            hands.press(words.now("stagger.deed", 3, 3));
            hands.waitFor("the plan", () -> carrier.done.contains("apply [gw-001, gw-002, gw-003]"));
        }
    }

    @Test
    @DisplayName("is about what is selected, and where there is no such job it says what it would show")
    void selectionAndNothing() {
        try (TestWindow window = open(Theme.LIGHT, "en", StaggerModelTest.gateways(2))) {
            Hands hands = new Hands(window.scene());
            hands.choose(ScheduleRow.class, row -> row.name().endsWith("sync"));
            hands.press("Stagger…");
            hands.read("The selected jobs (1)");
            hands.read("One job on one host: gw-001 1");
            Picture.save(window.scene(), "stagger-selected");
            hands.everythingIsInReach();
            hands.set("Which jobs", StaggerWish.By.COMMAND);
            hands.read("No such jobs");
            Picture.save(window.scene(), "stagger-empty");
            hands.everythingIsInReach();
            typed(hands, KeyCode.TAB);
            hands.write("snapshot");
            hands.read("It runs more than once on its days");
            Toolkit.frames(2);
            Picture.save(window.scene(), "stagger-often");
            hands.everythingIsInReach();
        }
    }
}
