package org.hostkeeper.desktop.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
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
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.VaultPassphrase.Purpose;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions of a connecting thread, answered at the window. */
class AskingPersonTest {
    private static final HostName HALL = new HostName("hall-1");
    private static final String PRINT = "SHA256:HUSAEyeDBo32bz/z6qUl521GfuVxrbZyM415NBmtDUo";

    private final AskingPerson person = new AskingPerson();
    private final List<Problem> told = new CopyOnWriteArrayList<>();

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
    @DisplayName("What a change refers to is asked for by its name, and the second time says why")
    void named() {
        try (TestWindow window = window(Theme.DARK, "de")) {
            CompletableFuture<Optional<Secret>> answer =
                    CompletableFuture.supplyAsync(() -> person.named("broker/password", true));
            await().until(() -> Reach.words(window.scene().getRoot()).contains("Das Geheimnis „broker/password“"));
            assertThat(Reach.words(window.scene().getRoot())).anyMatch(w -> w.startsWith("Das ist nicht das zuvor verwendete."));
            Picture.save(window.scene(), "secret-" + window.name());
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            press(window, "Abbrechen");
            assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEmpty();
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
    @DisplayName("What is ticked is wanted for the next start, what is not ticked is not")
    void keeping() {
        Asked sudo = new Asked.SudoPassword("keeper");
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            for (boolean ticked : new boolean[] {true, false}) {
                CompletableFuture<Optional<Secret>> answer =
                        CompletableFuture.supplyAsync(() -> person.sudoPassword(HALL, "keeper"));
                await().until(() -> Reach.words(window.scene().getRoot()).contains("sudo password for keeper on hall-1"));
                Toolkit.run(() -> ((CheckBox) window.scene().lookup(".card .check-box")).setSelected(ticked));
                Toolkit.run(() -> fields(window).getFirst().setText("geheim"));
                press(window, "Continue");
                answer.orTimeout(10, TimeUnit.SECONDS).join();
                assertThat(person.wantsKept(HALL, sudo)).isEqualTo(ticked);
            }
            assertThat(person.wantsKept(new HostName("hall-2"), sudo)).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en,Create the vault", "DARK,de,Tresor anlegen", "DARK,ru,Создать хранилище"})
    @DisplayName("A vault is made with a passphrase that was written twice the same")
    void vaultChosen(Theme theme, String language, String button) {
        try (TestWindow window = window(theme, language)) {
            CompletableFuture<Optional<Secret>> answer = asked(Purpose.CHOOSE);
            await().until(() -> fields(window).size() == 2);
            write(window, "one", "another");
            assertThat(button(window, button).isDisabled()).isTrue();
            Picture.save(window.scene(), "vault-" + window.name());
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            write(window, "one", "one");
            press(window, button);
            assertThat(words(answer)).contains("one");
        }
    }

    @Test
    @DisplayName("The vault is opened with its passphrase, a wrong one is said to be wrong, and no answer is none")
    void vaultOpened() {
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            CompletableFuture<Optional<Secret>> answer = asked(Purpose.OPEN);
            await().until(() -> fields(window).size() == 1);
            assertThat(Reach.words(window.scene().getRoot())).doesNotContain("That passphrase does not open the vault.");
            write(window, "one");
            press(window, "Open the vault");
            assertThat(words(answer)).contains("one");

            CompletableFuture<Optional<Secret>> again = asked(Purpose.OPEN_AGAIN);
            await().until(() -> Reach.words(window.scene().getRoot()).contains("That passphrase does not open the vault."));
            press(window, "Keep nothing");
            assertThat(words(again)).isEmpty();
        }
    }

    @Test
    @DisplayName("Why secrets are not kept is told in the window, also what was found before it was there")
    void toldWhy() {
        Problem none = new Problem.SecretsUnavailable("keyring", Text.literal("none"));
        Problem refused = new Problem.SecretsUnavailable("vault", Text.literal("refused"));
        person.told(none);
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            person.told(refused);
            await().until(() -> told.size() == 2);
            assertThat(told).containsExactly(none, refused);
            assertThat(window.scene()).isNotNull();
        }
    }

    private CompletableFuture<Optional<Secret>> asked(Purpose purpose) {
        return CompletableFuture.supplyAsync(() -> person.ask(purpose, Path.of("/home/keeper/vault")));
    }

    private static List<PasswordField> fields(TestWindow window) {
        return Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof PasswordField)
                .map(PasswordField.class::cast)
                .toList());
    }

    private static void write(TestWindow window, String... texts) {
        List<PasswordField> fields = fields(window);
        Toolkit.run(() -> {
            for (int i = 0; i < texts.length; i++) {
                fields.get(i).setText(texts[i]);
            }
        });
        Toolkit.frames(2);
    }

    private static Optional<String> words(CompletableFuture<Optional<Secret>> answer) {
        return answer.orTimeout(10, TimeUnit.SECONDS).join().map(s -> new String(s.utf8(), StandardCharsets.UTF_8));
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
                List.of(new HostsPage(w.around(), new HostsModel(w.frame().scope()), new Hosts.Recorded(), Hosts.works())));
        person.attach(window.around(), told::add);
        return window;
    }

    private static void press(TestWindow window, String words) {
        Button button = button(window, words);
        Toolkit.run(button::fire);
    }

    private static Button button(TestWindow window, String words) {
        return Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof Button b && words.equals(b.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow());
    }
}
