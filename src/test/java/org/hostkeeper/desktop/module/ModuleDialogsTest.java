package org.hostkeeper.desktop.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.settings.SettingsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.EditRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is asked before a module is created or edited, and what becomes of the answers. */
class ModuleDialogsTest {
    private static final HostName HALL = new HostName("hall-1");
    private static final HostName DEPOT = new HostName("depot");

    private final CreateModel wish = new CreateModel(List.of(DEPOT, HALL), Optional.of(HALL));

    @Test
    @DisplayName("What was typed becomes the request: blanks off, the login user unless another is named, code as it is there")
    void request() {
        assertThat(wish.host().get()).isEqualTo(HALL);
        assertThat(wish.complete().get()).isFalse();
        wish.name().set(" pump_1 ");
        assertThat(wish.complete().get()).isFalse();
        wish.type().set("pump ");
        assertThat(wish.complete().get()).isTrue();
        assertThat(wish.request()).isEqualTo(new CreateRequest(
                Optional.empty(), "pump_1", "", "pump", Optional.empty(), false, new CreateRequest.Code.Existing(), true, true));
        assertThat(new CreateModel(List.of(), Optional.empty()).complete().get()).isFalse();
    }

    @Test
    @DisplayName("Root has to be named to be meant; a starter brings its code")
    void rootAndStarter() {
        wish.name().set("pump_1");
        wish.type().set("pump");
        wish.owner().set("root");
        wish.starter().set(true);
        wish.code().set("print(1)\n");
        wish.enable().set(false);
        wish.start().set(false);
        assertThat(wish.request()).isEqualTo(new CreateRequest(
                Optional.empty(), "pump_1", "", "pump", Optional.of("root"), true,
                new CreateRequest.Code.Starter("print(1)\n"), false, false));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The form is in reach in each language, offers a preview once it is whole, and Escape forgets it")
    void form(Theme theme, String language) {
        List<CreateRequest> asked = new ArrayList<>();
        try (TestWindow window = window(theme, language)) {
            Toolkit.run(() -> new CreateDialog(window.around(), wish, asked::add).show());
            Hands hands = new Hands(window.scene());
            hands.write("pump_1");
            Toolkit.run(() -> {
                wish.type().set("pump");
                wish.starter().set(true);
            });
            Picture.save(window.scene(), "create-" + window.name());
            hands.everythingIsInReach();
            hands.press(window.around().words("desktop.module").now("preview"));
            assertThat(asked).singleElement().satisfies(r -> assertThat(r.name()).isEqualTo("pump_1"));
            Toolkit.run(() -> new CreateDialog(window.around(), wish, asked::add).show());
            hands.keys(KeyCode.ESCAPE);
            assertThat(Toolkit.get(() -> window.around().overlay().isOpen())).isFalse();
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    @DisplayName("An edit that says nothing new cannot be previewed; what runs or failed is restarted, what rests is not")
    void edit() {
        List<EditRequest> asked = new ArrayList<>();
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            for (String active : List.of("failed", "active", "inactive")) {
                Toolkit.run(() -> new EditDialog(window.around(), ModulesPageTest.row(active), asked::add).show());
                Toolkit.frames(2);
                hands.everythingIsInReach();
                assertThat(hands.canPress("Preview")).isFalse();
                hands.write("[Service]\nNice=5\n");
                hands.press("Preview");
            }
            assertThat(asked).containsExactly(
                    new EditRequest("[Service]\nNice=5\n", true),
                    new EditRequest("[Service]\nNice=5\n", true),
                    new EditRequest("[Service]\nNice=5\n", false));
        }
    }

    private static TestWindow window(Theme theme, String language) {
        return TestWindow.of(
                theme, Locale.of(language), w -> List.<Page>of(new SettingsPage(w.around(), new SettingsModel(w.look(), w.language()).sections())));
    }
}
