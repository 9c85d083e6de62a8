package org.hostkeeper.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host is added by keyboard, and the dialog says at each moment what is missing. */
class HostDialogTest {
    private final Hosts.Recorded deeds = new Hosts.Recorded();
    private final HostWorksRecorded works = new HostWorksRecorded();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Leaving the address tries the login; what worked and where it ended is told; adding waits for a whole input")
    void tries(Theme theme, String language) {
        deeds.answering(new Outcome.Done<>(new HostTrial(
                Hosts.host("depot", "depot.example"),
                List.of(HostTrial.Stage.NAME, HostTrial.Stage.CONNECTION, HostTrial.Stage.SSH),
                Optional.of(new HostTrial.Failure(
                        HostTrial.Stage.HOST_KEY,
                        new Problem.UnknownHostKey("depot", "10.1.2.3", "ED25519", "SHA256:abcdef"))))));
        try (TestWindow window = open(theme, language, new Purpose.Add())) {
            Hands hands = new Hands(window.scene());
            hands.paste("keeper@depot.example");
            hands.keys(KeyCode.TAB);
            hands.read("SHA256:abcdef");
            hands.read(HostTrial.Stage.SSH.words().in(Locale.of(language)));
            assertThat(deeds.done).containsExactly("glance depot");
            Picture.save(window.scene(), "add-host-" + window.name());
            hands.everythingIsInReach();
            hands.press(accept(language));
            assertThat(deeds.done).containsExactly("glance depot", "test depot SHA256:abcdef");
            hands.keys(KeyCode.TAB);
            hands.keys(KeyCode.ENTER);
            assertThat(deeds.done).hasSize(3).last().asString().startsWith("add ").contains("depot.example");
            assertThat(Toolkit.get(() -> window.around().overlay().isOpen())).isFalse();
        }
    }

    @Test
    @DisplayName("A wrong address and a taken name are said beside their fields, and Enter adds nothing")
    void refuses() {
        try (TestWindow window = open(Theme.LIGHT, "en", new Purpose.Add())) {
            Hands hands = new Hands(window.scene());
            hands.paste("keeper@host:99999");
            hands.keys(KeyCode.TAB);
            hands.write("hall-1");
            hands.read("There is a host hall-1 already.");
            hands.keys(KeyCode.ENTER);
            assertThat(deeds.done).isEmpty();
            hands.everythingIsInReach();
            hands.keys(KeyCode.ESCAPE);
            assertThat(Toolkit.get(() -> window.around().overlay().isOpen())).isFalse();
        }
    }

    @Test
    @DisplayName("A pause in typing is enough to try, and Enter never accepts a key")
    void whileTyping() {
        deeds.answering(new Outcome.Done<>(new HostTrial(
                Hosts.host("depot", "depot.example"), List.of(), Optional.of(new HostTrial.Failure(
                        HostTrial.Stage.HOST_KEY,
                        new Problem.UnknownHostKey("depot", "10.1.2.3", "ED25519", "SHA256:abcdef"))))));
        try (TestWindow window = open(Theme.LIGHT, "en", new Purpose.Add())) {
            Hands hands = new Hands(window.scene());
            hands.paste("keeper@depot.example");
            hands.waitFor("the trial", () -> deeds.done.equals(List.of("glance depot")));
            hands.keys(KeyCode.ENTER);
            assertThat(deeds.done).hasSize(2).noneSatisfy(d -> assertThat(d).contains("SHA256"));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Editing shows the host as it is; what the inventory refuses is said and the form stays")
    void edits(Theme theme, String language) {
        deeds.refusing(new Problem.Unreachable("hall-1", "10.1.2.3", "refused by the test"));
        deeds.answering(new Outcome.Done<>(new HostTrial(
                Hosts.host("hall-1", "10.20.1.11"), HostTrial.stages(Hosts.host("hall-1", "10.20.1.11")), Optional.empty())));
        try (TestWindow window = open(theme, language, new Purpose.Edit(deeds.known.getLast()))) {
            Hands hands = new Hands(window.scene());
            hands.write("hall-one");
            hands.keys(KeyCode.TAB);
            hands.keys(KeyCode.ENTER);
            assertThat(deeds.done).last().asString().startsWith("replace hall-1 Host[name=hall-one");
            hands.read("refused by the test");
            Picture.save(window.scene(), "edit-host-" + window.name());
            hands.everythingIsInReach();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Removing says what goes and offers to forget keys and passwords")
    void removes(Theme theme, String language) {
        try (TestWindow window = open(theme, language, new Purpose.Add())) {
            Toolkit.run(() -> new RemoveHosts(window.around(), deeds).ask(List.of(new HostName("hall-1"))));
            Hands hands = new Hands(window.scene());
            Picture.save(window.scene(), "remove-host-" + window.name());
            hands.everythingIsInReach();
            hands.press(Text.of("desktop.host", "remove.do", 1).in(Locale.of(language)));
            assertThat(deeds.done).containsExactly("remove [hall-1] keys secrets");
        }
    }

    private static String accept(String language) {
        return Text.of("desktop.host", "trial.accept").in(Locale.of(language));
    }

    private TestWindow open(Theme theme, String language, Purpose purpose) {
        TestWindow window = TestWindow.of(
                theme,
                Locale.of(language),
                w -> List.<Page>of(new HostsPage(w.around(), new HostsModel(w.frame().scope()), deeds, works)));
        Toolkit.run(() -> new HostDialog(window.around(), new HostFormModel(deeds, purpose)).show());
        Toolkit.frames(3);
        return window;
    }
}
