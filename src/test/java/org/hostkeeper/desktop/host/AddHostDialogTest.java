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
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host is added by keyboard, and the dialog says at each moment what is missing. */
class AddHostDialogTest {
    private final Hosts.Recorded deeds = new Hosts.Recorded();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Leaving the address tries the login; what worked and where it ended is told; adding waits for a whole input")
    void tries(Theme theme, String language) {
        deeds.answering(new Outcome.Done<>(new HostTrial(
                Hosts.host("depot", "10.1.2.3"),
                List.of(HostTrial.Stage.REACH),
                Optional.of(new HostTrial.Failure(
                        HostTrial.Stage.HOST_KEY,
                        new Problem.UnknownHostKey("depot", "10.1.2.3", "ED25519", "SHA256:abcdef"))))));
        try (TestWindow window = open(theme, language)) {
            Hands hands = new Hands(window.scene());
            hands.write("keeper@depot.example");
            hands.keys(KeyCode.TAB);
            hands.read("SHA256:abcdef");
            hands.read(HostTrial.Stage.REACH.words().in(Locale.of(language)));
            assertThat(deeds.done).containsExactly("glance depot");
            Picture.save(window.scene(), "add-host-" + window.name());
            hands.everythingIsInReach();
            hands.keys(KeyCode.ENTER);
            assertThat(deeds.done).hasSize(2).last().asString().startsWith("add ").contains("depot.example");
            assertThat(Toolkit.get(() -> window.around().overlay().isOpen())).isFalse();
        }
    }

    @Test
    @DisplayName("A wrong address and a taken name are said beside their fields, and Enter adds nothing")
    void refuses() {
        try (TestWindow window = open(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.write("keeper@host:99999");
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

    private TestWindow open(Theme theme, String language) {
        TestWindow window = TestWindow.of(
                theme,
                Locale.of(language),
                w -> List.<Page>of(new HostsPage(w.around(), new HostsModel(w.frame().scope()), deeds)));
        Toolkit.run(() -> new AddHostDialog(window.around(), new AddHostModel(deeds)).show());
        Toolkit.frames(3);
        return window;
    }
}
