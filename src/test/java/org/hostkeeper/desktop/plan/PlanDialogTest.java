package org.hostkeeper.desktop.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan dialog as a person sees it, before and after. */
class PlanDialogTest {
    private final Proposals.Pretending carrier = new Proposals.Pretending();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("It shows the difference and what cannot be undone, names what Apply does, and tells the result")
    void previewAndResult(Theme theme, String language) {
        try (TestWindow window = TestWindow.of(theme, Locale.of(language), PlanDialogTest::page)) {
            PlanDesk desk = new PlanDesk(window.around(), carrier, window.jobs());
            Toolkit.run(() -> desk.preview(Proposals.onThree()));
            Toolkit.frames(4);
            Picture.save(window.scene(), "plan-" + window.name());
            assertThat(Reach.words(window.scene().getRoot()))
                    .contains("+Environment=LEVEL=3", "-Environment=LEVEL=2", "Edit pump_1 on 2 hosts");
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            press(window, "Edit pump_1 on 2 hosts");
            Toolkit.frames(4);
            Picture.save(window.scene(), "plan-done-" + window.name());
            assertThat(carrier.done).containsExactly("apply [hall-1, hall-2]", "changed [hall-1, hall-2]");
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("A file that somebody changed meanwhile is shown in both differences, and can be planned anew")
    void conflict(Theme theme, String language) {
        try (TestWindow window = TestWindow.of(theme, Locale.of(language), PlanDialogTest::page)) {
            carrier.failingOn(java.util.Map.of("hall-2", new org.hostkeeper.problem.Problem.Conflict("hall-2", "/etc/x")));
            carrier.conflictingOn(java.util.Map.of("hall-2", List.of(Proposals.conflict())));
            carrier.refusing();
            PlanDesk desk = new PlanDesk(window.around(), carrier, window.jobs());
            Toolkit.run(() -> desk.preview(Proposals.onThree()));
            Toolkit.frames(4);
            press(window, "Edit pump_1 on 2 hosts");
            Toolkit.frames(4);
            Toolkit.run(() -> ((javafx.scene.control.ListView<?>) window.scene().getRoot().lookup(".plan-hosts"))
                    .getSelectionModel().select(1));
            Toolkit.frames(4);
            Picture.save(window.scene(), "plan-conflict-" + window.name());
            assertThat(Reach.words(window.scene().getRoot()))
                    .contains("+MemoryMax=256M", "-MemoryMax=256M", "+Environment=LEVEL=3");
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"LIGHT", "DARK"})
    @DisplayName("What is done at once tells its result in a toast that can undo it")
    void atOnce(Theme theme) {
        try (TestWindow window = TestWindow.of(theme, Locale.ENGLISH, PlanDialogTest::page)) {
            PlanDesk desk = new PlanDesk(window.around(), carrier, window.jobs());
            Toolkit.run(() -> desk.atOnce(Proposal.onOne(
                    org.hostkeeper.words.Text.literal("Stop pump_1 on hall-1"),
                    org.hostkeeper.words.Text.literal("pump_1 is stopped on hall-1"),
                    new org.hostkeeper.host.HostName("hall-1"),
                    () -> Proposals.plan("hall-1"))));
            Toolkit.frames(8);
            Picture.save(window.scene(), "toast-" + window.name());
            assertThat(Reach.words(window.scene().getRoot())).contains("pump_1 is stopped on hall-1", "Undo");
            press(window, "Undo");
            Toolkit.frames(8);
            assertThat(carrier.done)
                    .containsExactly(
                            "apply [hall-1]",
                            "changed [hall-1]",
                            "undo 20260314-092653-abcd on hall-1",
                            "apply [hall-1]",
                            "changed [hall-1]");
        }
    }

    /** With many changes to take back, Undo in the dialog of one round opened the next round as well. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"Close,1", "Undo,0"})
    @DisplayName("What follows on a change follows when its dialog is closed, and not when it is taken back there")
    void follows(String button, int followed) {
        try (TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, PlanDialogTest::page)) {
            PlanDesk desk = new PlanDesk(window.around(), carrier, window.jobs());
            AtomicInteger next = new AtomicInteger();
            Text title = Text.literal("Stop pump_1 on hall-1");
            Proposal proposal =
                    Proposal.onOne(title, title, new HostName("hall-1"), () -> Proposals.plan("hall-1"));
            Toolkit.run(() -> desk.preview(proposal, next::incrementAndGet));
            Toolkit.frames(4);
            press(window, "Stop pump_1 on hall-1");
            Toolkit.frames(4);
            press(window, button);
            Toolkit.frames(4);
            assertThat(next).hasValue(followed);
            assertThat(Reach.words(window.scene().getRoot()).contains("Undo: Stop pump_1 on hall-1"))
                    .isEqualTo(button.equals("Undo"));
        }
    }

    private static List<org.hostkeeper.desktop.frame.Page> page(TestWindow window) {
        HostsModel model = new HostsModel(window.frame().scope());
        model.show(Hosts.museum());
        return List.of(new HostsPage(window.around(), model, new Hosts.Recorded(), Hosts.works()));
    }

    private static void press(TestWindow window, String words) {
        Toolkit.run(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof Button b && words.equals(b.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }
}
