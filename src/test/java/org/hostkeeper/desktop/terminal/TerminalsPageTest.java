package org.hostkeeper.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The Terminals page")
class TerminalsPageTest {
    private static final HostName WEB = new HostName("web-1");
    private static final String COLOURS =
            "\033[31mred \033[32mgreen \033[33myellow \033[34mblue \033[35mmagenta \033[36mcyan \033[37mwhite\033[0m\r\n"
                    + "\033[91mred \033[92mgreen \033[93myellow \033[94mblue \033[95mmagenta \033[96mcyan \033[97mwhite\033[0m\r\n"
                    + "\033[1mbold\033[0m \033[7minverse\033[0m \033[30;42mtmp\033[0m \033[30;46mF1\033[0m Straße Привет\r\n";

    private final List<FakeTerminal> shells = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Optional<TestWindow> window = Optional.empty();
    private Optional<TerminalsPage> page = Optional.empty();

    private final TerminalDeeds deeds = new TerminalDeeds() {
        @Override
        public Terminal shell(HostName host, Terminal.Size size) {
            FakeTerminal shell = new FakeTerminal(size).says("op@" + host + ":~$ ");
            shells.add(shell);
            return shell;
        }

        @Override
        public Optional<Problem> outside(HostName host) {
            asked.add("outside " + host);
            return Optional.of(new Problem.Refused(Text.literal("web-1"), Text.of("desktop.terminal", "none")));
        }

        @Override
        public void chooseHosts() {
            asked.add("hosts");
        }
    };

    private Hands show(Theme theme, Locale locale) {
        TestWindow shown = TestWindow.of(theme, locale, w -> {
            page = Optional.of(new TerminalsPage(w.around(), w.look().theme(), deeds));
            return List.of(page.get());
        });
        window = Optional.of(shown);
        return new Hands(shown.scene());
    }

    private FakeTerminal open() {
        int before = shells.size();
        Toolkit.run(() -> page.orElseThrow().open(WEB));
        await().until(() -> shells.size() == before + 1);
        waitFor("op@web-1:~$");
        Toolkit.frames(4); // until it has the keyboard
        return shells.getLast();
    }

    private String text() {
        return Screens.text(window.orElseThrow().scene());
    }

    private void waitFor(String words) {
        await().untilAsserted(() -> assertThat(text()).contains(words));
    }

    private TabPane tabs() {
        return (TabPane) Toolkit.get(() -> window.orElseThrow().scene().getRoot().lookup(".tab-pane"));
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> page.ifPresent(TerminalsPage::close));
        window.ifPresent(TestWindow::close);
    }

    @Test
    @DisplayName("teaches, while none is open, where they come from")
    void empty() {
        Hands hands = show(Theme.LIGHT, Locale.ENGLISH);
        hands.read("No terminal is open");
        Picture.save(window.orElseThrow().scene(), "terminals-empty");
        hands.pressIn("page-head", "Choose a host");
        assertThat(asked).containsExactly("hosts");
        hands.everythingIsInReach();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    @DisplayName("shows a shell in the theme's colours and in our type, which reach to Cyrillic")
    void looks(Theme theme) {
        Hands hands = show(theme, theme == Theme.DARK ? Locale.GERMAN : Locale.ENGLISH);
        open().says("\r\n" + COLOURS);
        waitFor("bold inverse tmp F1 Straße Привет");
        Picture.save(window.orElseThrow().scene(), "terminals-" + theme.code());
        hands.everythingIsInReach();
    }

    /** The first line, said before any shell was there, stood on grey: a new screen has colours of its own. */
    @Test
    @DisplayName("stands on the theme's ground from its first line on")
    void ground() {
        show(Theme.LIGHT, Locale.ENGLISH);
        open();
        Picture.save(window.orElseThrow().scene(), "terminals-first-line");
        assertThat(argb(226 + 8 * 11 + 7, 145)).isEqualTo(TerminalColours.of(Theme.LIGHT).ground());
    }

    /** The colour of a point of the window, without what shines through. */
    private int argb(int x, int y) {
        return Toolkit.get(() -> window.orElseThrow().scene().snapshot(null).getPixelReader().getArgb(x, y)) & 0xffffff;
    }

    @Test
    @DisplayName("changes its colours with the theme, live")
    void follows() {
        show(Theme.LIGHT, Locale.ENGLISH);
        open().says("\r\n" + COLOURS);
        waitFor("inverse");
        Toolkit.run(() -> window.orElseThrow().look().theme().set(Theme.DARK));
        Picture.save(window.orElseThrow().scene(), "terminals-switched");
        assertThat(argb(900, 400)).isEqualTo(TerminalColours.of(Theme.DARK).ground());
    }

    @Test
    @DisplayName("gives every key to the shell, Tab, Escape, F keys and the window's own shortcuts too")
    void keys() {
        Hands hands = show(Theme.LIGHT, Locale.ENGLISH);
        FakeTerminal shell = open();
        hands.keys(KeyCode.A);
        hands.keys(KeyCode.TAB);
        hands.keys(KeyCode.ESCAPE);
        hands.keys(KeyCode.F1);
        hands.keys(KeyCode.UP);
        hands.keys(KeyCode.CONTROL, KeyCode.C);
        hands.keys(KeyCode.CONTROL, KeyCode.K);
        hands.keys(KeyCode.BACK_SPACE);
        hands.keys(KeyCode.ENTER);
        await().untilAsserted(() -> assertThat(shell.typed()).isEqualTo("a<09><1b><1b>OP<1b>[A<03><0b><7f><0d>"));
    }

    @Test
    @DisplayName("is left by Shift+Escape, after which keys are the window's again")
    void leaves() {
        Hands hands = show(Theme.LIGHT, Locale.ENGLISH);
        FakeTerminal shell = open();
        hands.keys(KeyCode.SHIFT, KeyCode.ESCAPE);
        assertThat(Toolkit.get(() -> window.orElseThrow().scene().getFocusOwner())).isSameAs(tabs());
        hands.keys(KeyCode.F1);
        hands.read("Leave a terminal, which has all other keys for itself");
        assertThat(shell.typed()).isEmpty();
    }

    @Test
    @DisplayName("copies and pastes by Ctrl+Shift+C and V")
    void pastes() {
        Hands hands = show(Theme.LIGHT, Locale.ENGLISH);
        FakeTerminal shell = open();
        Toolkit.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("uname -a");
            Clipboard.getSystemClipboard().setContent(content);
        });
        hands.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        await().untilAsserted(() -> assertThat(shell.typed()).isEqualTo("uname -a"));
    }

    @Test
    @DisplayName("tells the shell how many characters fit, and again when the window changes")
    void sizes() {
        Hands hands = show(Theme.LIGHT, Locale.ENGLISH);
        FakeTerminal shell = open();
        await().until(() -> shell.sizes.getLast().columns() > 100);
        int before = shell.sizes.getLast().columns();
        shell.says("\r\n" + COLOURS);
        waitFor("inverse");
        Toolkit.run(() -> window.orElseThrow().stage().setWidth(1024));
        await().untilAsserted(() -> assertThat(shell.sizes.getLast().columns()).isBetween(60, before - 10));
        Toolkit.run(() -> window.orElseThrow().stage().setHeight(700));
        shell.says("\r\n" + COLOURS);
        waitFor("inverse");
        Picture.save(window.orElseThrow().scene(), "terminals-1024");
        hands.everythingIsInReach();
        Toolkit.run(() -> window.orElseThrow().look().scale().set(200));
        Picture.save(window.orElseThrow().scene(), "terminals-200");
        hands.everythingIsInReach();
    }

    @Test
    @DisplayName("has several at once, goes between them by keys, and ends the shell of one that is closed")
    void several() {
        Hands hands = show(Theme.LIGHT, Locale.ENGLISH);
        FakeTerminal first = open();
        FakeTerminal second = open();
        assertThat(tabs().getTabs()).extracting(t -> t.getText()).containsExactly("web-1", "web-1 (2)");
        hands.keys(KeyCode.CONTROL, KeyCode.PAGE_UP);
        hands.keys(KeyCode.X);
        await().untilAsserted(() -> assertThat(first.typed()).isEqualTo("x"));
        hands.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        await().until(() -> first.closed);
        assertThat(second.closed).isFalse();
        assertThat(tabs().getTabs()).extracting(t -> t.getText()).containsExactly("web-1 (2)");
    }

    @Test
    @DisplayName("says when the connection broke, and goes on by itself when it stands again")
    void cut() {
        show(Theme.LIGHT, Locale.ENGLISH);
        open().breaks();
        await().until(() -> shells.size() == 2);
        waitFor("The connection to web-1 broke.");
        waitFor("Connected to web-1 again. This is a new shell.");
        Picture.save(window.orElseThrow().scene(), "terminals-cut");
    }

    @Test
    @DisplayName("scrolls as a whole, and in letters, after a cut program that had kept rows to itself and drawn lines")
    void cutProgram() {
        show(Theme.LIGHT, Locale.ENGLISH);
        open().says("\033[2;4r\033(0").breaks();
        await().until(() -> shells.size() == 2);
        waitFor("Connected to web-1 again. This is a new shell.");
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 60; i++) {
            rows.append("row ").append(i).append("\r\n");
        }
        shells.getLast().says(rows.toString());
        waitFor("row 60");
        for (int i = 50; i <= 60; i++) {
            assertThat(text()).contains("row " + i);
        }
    }

    @Test
    @DisplayName("leads to the system's own terminal, and says why not")
    void outside() {
        Hands hands = show(Theme.LIGHT, Locale.ENGLISH);
        open();
        hands.press("In the system's terminal");
        hands.read("No terminal program was found on this machine");
        assertThat(asked).containsExactly("outside web-1");
    }
}
