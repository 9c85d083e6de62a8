package org.hostkeeper.desktop.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first look, while there are no hosts. */
class WelcomeTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("Each card does what it says, and the page comes with the first host")
    void cards() {
        try (TestWindow window = open(Theme.LIGHT, "en", 7)) {
            Hands hands = new Hands(window.scene());
            hands.read("~/.ssh/config names 7 hosts.");
            hands.press("Add this machine");
            hands.press("Choose hosts");
            hands.press("Open the demo");
            hands.press("Add a host by its address");
            assertThat(done).containsExactly("machine", "import", "demo", "add");
            Toolkit.run(() -> window.frame().hostless().set(false));
            assertThat(hands.canPress("Open the demo")).isFalse();
            assertThat(hands.canPress("Add host")).isTrue();
        }
    }

    @Test
    @DisplayName("Without hosts in ~/.ssh/config nothing is offered from there")
    void noConfig() {
        try (TestWindow window = open(Theme.LIGHT, "en", 0)) {
            assertThat(new Hands(window.scene()).canPress("Choose hosts")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, de", "DARK, ru", "CONTRAST, en"})
    @DisplayName("It can be read and reached")
    void looks(Theme theme, String language) {
        try (TestWindow window = open(theme, language, 1)) {
            Picture.save(window.scene(), "welcome-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
        }
    }

    private TestWindow open(Theme theme, String language, int configured) {
        TestWindow window = TestWindow.of(
                theme,
                Locale.of(language),
                w -> List.of(new HostsPage(w.around(), new HostsModel(w.frame().scope()), new Hosts.Recorded(), Hosts.works())),
                w -> new WelcomeView(w.around(), new Written(configured)));
        Toolkit.run(() -> window.frame().hostless().set(true));
        return window;
    }

    private final class Written implements WelcomeDeeds {
        private final int configured;

        Written(int configured) {
            this.configured = configured;
        }

        @Override
        public void addThisMachine() {
            done.add("machine");
        }

        @Override
        public void countConfigured(IntConsumer told) {
            told.accept(configured);
        }

        @Override
        public void importConfigured() {
            done.add("import");
        }

        @Override
        public void addHost() {
            done.add("add");
        }

        @Override
        public void openDemo() {
            done.add("demo");
        }
    }
}
