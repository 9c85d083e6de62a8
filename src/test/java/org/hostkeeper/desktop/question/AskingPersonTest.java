package org.hostkeeper.desktop.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.secret.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions of a connecting thread, answered at the window. */
class AskingPersonTest {
    private static final HostName HALL = new HostName("hall-1");
    private static final String PRINT = "SHA256:HUSAEyeDBo32bz/z6qUl521GfuVxrbZyM415NBmtDUo";

    private final AskingPerson person = new AskingPerson();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en,Accept this key,true", "DARK,de,Nicht verbinden,false", "DARK,ru,Принять этот ключ,true"})
    @DisplayName("The fingerprint is shown whole, and the thread gets the person's answer")
    void key(Theme theme, String language, String button, boolean accepted) {
        try (TestWindow window = window(theme, language)) {
            CompletableFuture<Boolean> answer =
                    CompletableFuture.supplyAsync(() -> person.acceptHostKey(HALL, "keeper@10.20.1.11", "ED25519", PRINT));
            await().until(() -> Reach.words(window.scene().getRoot()).contains(PRINT));
            Picture.save(window.scene(), "key-" + window.name());
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            press(window, button);
            assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(accepted);
        }
    }

    @Test
    @DisplayName("A sudo password reaches the thread, and does not stay in the field")
    void password() {
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            CompletableFuture<Optional<Secret>> answer =
                    CompletableFuture.supplyAsync(() -> person.sudoPassword(HALL, "keeper"));
            await().until(() -> Reach.words(window.scene().getRoot()).contains("sudo password for keeper on hall-1"));
            PasswordField field = Toolkit.get(() -> (PasswordField) window.scene().lookup(".password-field"));
            Toolkit.run(() -> field.setText("geheim"));
            press(window, "Continue");
            assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join().map(s -> new String(s.utf8(), StandardCharsets.UTF_8)))
                    .contains("geheim");
            String left = Toolkit.get(field::getText);
            assertThat(left).isEmpty();
        }
    }

    @Test
    @DisplayName("Without a window nobody answers")
    void nobody() {
        assertThat(person.acceptHostKey(HALL, "a", "ED25519", PRINT)).isFalse();
        assertThat(person.password(HALL, "keeper")).isEmpty();
        assertThat(person.answers(HALL, "keeper", "", List.of("Token"), List.of(false))).isEmpty();
    }

    private TestWindow window(Theme theme, String language) {
        TestWindow window = TestWindow.of(theme, Locale.of(language), w ->
                List.of(new HostsPage(w.around(), new HostsModel(w.frame().scope()), new Hosts.Recorded())));
        person.attach(window.around());
        return window;
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
