package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.terminal.Screens;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.theme.ThemeChoice;
import org.hostkeeper.desktop.widget.OwnKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A person's day with the whole console on the demo fleet, from the first look to a change and back. */
class ConsoleOnDemoTest {
    private static final List<String> PAGES =
            List.of("overview", "hosts", "modules", "schedules", "exhibition", "logs", "terminals", "mqtt", "activity", "settings");

    private DemoWindow window;
    private Hands hands;

    @BeforeEach
    void open() {
        window = new DemoWindow();
        hands = new Hands(window.scene());
        speak(Theme.LIGHT, "en");
        hands.waitFor("all hosts read", window::isRead);
    }

    @AfterEach
    void everythingWasUnderstood() {
        window.close();
        assertThat(window.notUnderstood()).isEmpty();
    }

    @Test
    @DisplayName("Each page, filled, is readable and within reach in both themes and three languages")
    void looks() {
        followLogs();
        openActivity();
        for (Theme theme : Theme.values()) {
            for (String language : List.of("en", "de", "ru")) {
                speak(theme, language);
                assertThat(window.scene().getUserAgentStylesheet()).contains(theme == Theme.LIGHT ? "light" : "dark");
                for (String page : PAGES) {
                    page(page);
                    Picture.save(window.scene(), "demo-" + page + "-" + theme.code() + "-" + language);
                    hands.everythingIsInReach();
                    assertThat(hands.words()).as(page).hasSizeGreaterThan(8);
                }
            }
        }
    }

    @Test
    @DisplayName("So it is in a smaller window, and twice as large it can be scrolled to")
    void looksElsewhere() {
        followLogs();
        openActivity();
        window.resize(1024, 700);
        for (String language : List.of("en", "ru")) {
            speak(Theme.DARK, language);
            for (String page : PAGES) {
                page(page);
                Picture.save(window.scene(), "demo-" + page + "-1024-" + language);
                hands.everythingIsInReach();
            }
        }
        window.resize(1280, 800);
        page("settings");
        hands.set(window.words("desktop.settings", "desktop.scale"), 200);
        for (String page : PAGES) {
            page(page);
            Picture.save(window.scene(), "demo-" + page + "-200");
            hands.everythingIsInReach();
        }
    }

    @Test
    @DisplayName("The failed service tells why, is mended after a preview, and the change is taken back from Activity")
    void mendsAndTakesBack() {
        page("modules");
        find("shop-1 label");
        hands.read("It ended by itself with status 1");
        hands.read("a file that is not there: /dev/usb/lp0");
        hands.pressIn("detail", "Logs");
        hands.read("set PRINTER to use it");
        picture("why");
        page("modules");
        hands.pressIn("detail", "Edit");
        hands.read("No drop-in of Hostkeeper stands there yet");
        hands.write("PRINTER=/dev/usb/lp1");
        picture("edit");
        hands.press("Preview");
        hands.read("+Environment=PRINTER=/dev/usb/lp1");
        picture("preview");
        hands.press("Edit label_printer on shop-1");
        hands.waitFor("the result", () -> dialogSays("Done"));
        picture("done");
        hands.pressIn("card-foot", "Close");
        hands.waitFor("it runs", () -> detailSays("Running"));

        page("activity");
        hands.choose(Object.class, row -> row.toString().contains("label_printer"));
        hands.pressIn("detail", "Undo");
        hands.read("-Environment=PRINTER=/dev/usb/lp1");
        picture("undo");
        hands.press("Undo on 1 host");
        hands.waitFor("the result", () -> dialogSays("Done"));
        hands.pressIn("card-foot", "Close");
        hands.read("Taken back later");
        picture("taken-back");
    }

    @Test
    @DisplayName("The plan that somebody left on shop-2 says where it stands, and is finished")
    void finishes() {
        openActivity();
        hands.press("Finish");
        hands.read("is finished on shop-2");
        hands.waitFor("nothing open", () -> !says("This plan stands open on shop-2"));
    }

    @Test
    @DisplayName("Or it is undone")
    void undoes() {
        openActivity();
        hands.press("Undo");
        hands.read("is undone on shop-2");
        hands.waitFor("nothing open", () -> !says("This plan stands open on shop-2"));
        hands.waitFor("the row", () -> hands.rows(Object.class).size() == 4);
        assertThat(says("Failed and undone") && says("Undone")).isTrue();
        picture("rolled-back");
    }

    @Test
    @DisplayName("A terminal on a host says that it is simulated, runs what it is told, and knows its own size")
    void typesIntoATerminal() {
        page("hosts");
        find("shop-2");
        hands.pressIn("detail", "Terminal");
        hands.waitFor("the shell", () -> Screens.text(window.scene()).contains("@shop-2:~$"));
        hands.waitFor("the keyboard", () -> Toolkit.get(() -> OwnKeys.has(window.scene().getFocusOwner())));
        hands.type("echo hi; tput cols\n");
        hands.waitFor("the answer", () -> Screens.text(window.scene()).matches("(?s).*\nhi\n1[0-9]{2}\n.*"));
        hands.type("hostname\n");
        hands.type("nonsense\n");
        hands.waitFor("the answers", () -> Screens.text(window.scene()).contains("nonsense: command not found"));
        assertThat(Screens.text(window.scene())).contains("Simulated host of Hostkeeper's demo.");
        picture("terminal");
    }

    @Test
    @DisplayName("Logs of many hosts run as one, are filtered by level, paused, and looked up in the past")
    void followsLogs() {
        followLogs();
        hands.press("info");
        hands.press("debug");
        hands.waitFor("only what is more urgent", () -> says("warning") && !hands.words().contains("from mirror.example.net"));
        picture("logs");
        hands.press("info");
        hands.press("Pause");
        hands.waitFor("lines that wait", () -> says("lines wait"));
        picture("paused");
        hands.press("Jump to a time");
        hands.pressIn("card-foot", "Jump");
        hands.read("What was said around");
        picture("past");
        hands.press("Back to now");
        hands.waitFor("new lines", () -> hands.canPress("Pause"));
    }

    /** Chooses by a few letters: whatever is called rsync or pump, and what the kernel of a gallery says. */
    private void followLogs() {
        page("logs");
        hands.pressIn("page-head", "Choose logs");
        for (String words : List.of("rsync", "pump", "gallery-1 kernel")) {
            hands.write(words);
            hands.press("Tick all listed");
            Toolkit.run(() -> window.scene().getRoot().lookup(".card .text-field").requestFocus());
        }
        hands.press("Show");
        hands.waitFor("lines", () -> says("rsync") && says("pump_1"));
    }

    private void openActivity() {
        page("activity");
        hands.read("This plan stands open on shop-2");
    }

    /** Filters the table on screen by keyboard and chooses the one row that is left. */
    private void find(String words) {
        hands.keys(KeyCode.CONTROL, KeyCode.F);
        hands.write(words);
        hands.waitFor("one row", () -> hands.rows(Object.class).size() == 1);
        hands.choose(Object.class, _ -> true);
    }

    private void page(String name) {
        hands.keys(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + (PAGES.indexOf(name) + 1) % 10));
        Toolkit.frames(2);
    }

    private void picture(String name) {
        Picture.save(window.scene(), "demo-journey-" + name);
        hands.everythingIsInReach();
    }

    private boolean says(String words) {
        return hands.words().stream().anyMatch(w -> w.contains(words));
    }

    private boolean dialogSays(String words) {
        return Toolkit.get(() -> window.scene().getRoot().lookupAll(".card .label").stream()
                .anyMatch(n -> n instanceof Labeled l && words.equals(l.getText())));
    }

    private boolean detailSays(String words) {
        return Toolkit.get(() -> window.scene().getRoot().lookupAll(".detail .label").stream()
                .anyMatch(n -> n instanceof Labeled l && words.equals(l.getText())));
    }

    /** Sets theme and language where a person does. */
    private void speak(Theme theme, String language) {
        page("settings");
        hands.set(window.words("desktop.settings", "desktop.language"), Locale.of(language));
        hands.set(window.words("desktop.settings", "desktop.theme"), ThemeChoice.valueOf(theme.name()));
    }
}
