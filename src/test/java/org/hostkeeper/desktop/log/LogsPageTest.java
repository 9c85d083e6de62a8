package org.hostkeeper.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Logs page as a person sees and uses it. */
@SuppressWarnings("NullAway.Init") // each test opens a window of its own first
class LogsPageTest {
    private static final List<HostName> HOSTS =
            List.of(new HostName("gallery-1"), new HostName("hall-1"), new HostName("mirror-2"), new HostName("shop-1"));

    private final Lines.Spoken hosts = new Lines.Spoken();
    private TestWindow window;
    private Hands hands;
    private LogModel model;
    private LogsPage page;

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,de", "LIGHT,ru", "DARK,ru"})
    @DisplayName("Lines of four hosts, all levels, a gap and a match are whole and within reach")
    void shows(Theme theme, String language) {
        open(theme, language);
        Toolkit.run(() -> {
            follow();
            hosts.say(said(200));
            hosts.lose(HOSTS.getLast());
            hosts.listeners.getLast().resumed(HOSTS.getLast(), Lines.START, true);
            hosts.say(said(8));
        });
        Toolkit.run(() -> field(1).setText("pressure"));
        Picture.save(window.scene(), "logs-" + window.name());
        hands.everythingIsInReach();
        assertThat(hands.words()).contains("gallery-1", "shop-1").anyMatch(w -> w.contains("shop-1") && w.length() > 40);
        Toolkit.run(() -> page.follow(Map.of()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Without a choice the page says what it is for; the chooser finds by a few letters")
    void chooses(Theme theme, String language) {
        open(theme, language);
        Picture.save(window.scene(), "logs-empty-" + window.name());
        hands.everythingIsInReach();
        Toolkit.run(() -> Objects.requireNonNull((javafx.scene.control.Button) window.scene().lookup(".page-head .accent")).fire());
        hands.write("hall");
        Picture.save(window.scene(), "logs-choose-" + window.name());
        hands.everythingIsInReach();
        assertThat(hands.words()).anyMatch(w -> w.contains("pump_1")).noneMatch(w -> w.contains("till"));
        hands.keys(KeyCode.DOWN);
        hands.keys(KeyCode.SPACE);
        Toolkit.run(() -> Objects.requireNonNull((javafx.scene.control.Button) window.scene().lookup(".card-foot .accent")).fire());
        assertThat(Objects.requireNonNull(hosts.asked.getLast().parts().get(new HostName("hall-1"))).whole()).isTrue();
    }

    @Test
    @DisplayName("It goes with the newest line until someone reads above, and again after End")
    void goesWithTheEnd() {
        open(Theme.LIGHT, "en");
        Toolkit.run(() -> {
            follow();
            hosts.say(Lines.many(0, 500));
        });
        hands.read("line 499");
        hands.keys(KeyCode.HOME);
        hands.read("line 0");
        Toolkit.run(() -> hosts.say(Lines.many(500, 600)));
        assertThat(hands.words()).contains("line 0").doesNotContain("line 599");
        assertThat(model.atEnd().get()).isFalse();
        hands.keys(KeyCode.END);
        hands.read("line 599");
        Toolkit.run(() -> hosts.say(Lines.many(600, 601)));
        hands.read("line 600");
        hands.keys(KeyCode.PAGE_UP);
        hands.press("Newest");
        hands.read("line 600");
        assertThat(model.atEnd().get()).isTrue();
    }

    @Test
    @DisplayName("F3 goes from match to match, Ctrl+F filters, Ctrl+C copies the selected lines")
    void keys() {
        open(Theme.LIGHT, "en");
        Toolkit.run(() -> {
            follow();
            hosts.say(Lines.many(0, 300));
        });
        hands.keys(KeyCode.F3);
        hands.write("line 1 ");
        Toolkit.run(() -> field(1).setText("line 12"));
        hands.keys(KeyCode.F3);
        assertThat(selected()).containsExactly("line 12");
        hands.keys(KeyCode.F3);
        assertThat(selected()).containsExactly("line 120");
        hands.keys(KeyCode.SHIFT, KeyCode.F3);
        assertThat(selected()).containsExactly("line 12");
        assertThat(model.atEnd().get()).isFalse();
        Toolkit.run(() -> list().requestFocus());
        hands.keys(KeyCode.SHIFT, KeyCode.DOWN);
        hands.keys(KeyCode.CONTROL, KeyCode.C);
        assertThat(Toolkit.get(() -> Clipboard.getSystemClipboard().getString()))
                .contains("hall-1 pump_1[41]: line 12\n")
                .contains("hall-1 pump_1[41]: line 13\n");
        hands.keys(KeyCode.CONTROL, KeyCode.F);
        hands.write("line 29");
        hands.waitFor("the filter", () -> Toolkit.get(() -> list().getItems().size()) == 11);
    }

    @Test
    @DisplayName("Paused it counts what waits; a bad expression is told; wrapped lines show what long ones hold")
    void pausesAndWraps() {
        open(Theme.LIGHT, "en");
        Toolkit.run(() -> {
            follow();
            hosts.say(Lines.many(0, 3));
        });
        hands.press("Pause");
        Toolkit.run(() -> hosts.say(List.of(Lines.line(Lines.HALL, 9, 3, "Traceback:\n  File \"main.py\"\n" + "long ".repeat(90) + "end"))));
        hands.waitFor("the count", () -> hands.canPress("Go on, 1 line waits"));
        hands.press("Go on, 1 line waits");
        hands.press("Wrap long lines");
        hands.read("long end");
        hands.press("Regex");
        Toolkit.run(() -> field(0).setText("(main"));
        hands.read("This is no regular expression");
        hands.press("Times as how long ago");
        hands.waitFor("rows that do not overlap", this::rowsStandBelowEachOther);
        Picture.save(window.scene(), "logs-wrapped");
        hands.everythingIsInReach();
    }

    @Test
    @DisplayName("What is listed is saved where the person says")
    void saves(@TempDir Path folder) {
        open(Theme.DARK, "en");
        Toolkit.run(() -> {
            follow();
            hosts.say(Lines.many(0, 3));
        });
        hands.press("Save");
        Picture.save(window.scene(), "logs-save");
        hands.everythingIsInReach();
        hands.write(folder.resolve("lines.txt").toString());
        hands.pressIn("card-foot", "Save");
        hands.read("3 lines written to");
        assertThat(folder.resolve("lines.txt")).content().endsWith("line 2\n").hasLineCount(3);
        hands.press("Jump to a time");
        Picture.save(window.scene(), "logs-jump");
        hands.everythingIsInReach();
        hands.write("9:00:50");
        hands.pressIn("card-foot", "Jump");
        Toolkit.run(() -> hosts.waiting.getLast().accept(new LogSource.Past(Lines.many(0, 200), List.of())));
        hands.read("What was said around");
        Picture.save(window.scene(), "logs-past");
        hands.press("Back to now");
        assertThat(hosts.listeners).hasSize(2);
        assertThat(Files.exists(folder)).isTrue();
    }

    private void open(Theme theme, String language) {
        window = TestWindow.of(theme, Locale.of(language), made -> {
            Clock clock = Clock.fixed(TestWindow.NOW, ZoneOffset.UTC);
            model = new LogModel(hosts, Runnable::run, clock);
            SourcesModel sources = new SourcesModel(made.frame().scope());
            sources.show(List.of(LogHosts.state("hall-1", "pump_1", "cron"), LogHosts.state("shop-1", "till")));
            page = new LogsPage(made.around(), model, sources);
            return List.<Page>of(page);
        });
        hands = new Hands(window.scene());
    }

    private void follow() {
        page.follow(Map.of(
                HOSTS.get(0), List.of("projection_sync.service"),
                HOSTS.get(1), List.of("pump_1.service"),
                HOSTS.get(2), List.of("rsync.service"),
                HOSTS.get(3), List.of("till_bridge.service")));
    }

    private static List<LogLine> said(int count) {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int priority = i % 11 == 0 ? 3 : i % 7 == 0 ? 4 : i % 5 == 0 ? 5 : i % 3 == 0 ? 7 : 6;
            lines.add(Lines.line(HOSTS.get(i % 4), 1400 + i, priority, "pressure 2." + i + " bar, 14" + i % 10 + " rpm"));
        }
        return lines;
    }

    private TextField field(int which) {
        return window.scene().getRoot().lookupAll(".log-row .text-field").stream()
                .map(TextField.class::cast)
                .toList()
                .get(which);
    }

    @SuppressWarnings("unchecked")
    private boolean rowsStandBelowEachOther() {
        return Toolkit.get(() -> {
            List<Node> rows = Reach.all(list())
                    .filter(n -> n instanceof LogCell cell && !cell.isEmpty() && cell.isVisible())
                    .sorted(Comparator.comparingDouble(Node::getLayoutY))
                    .toList();
            for (int i = 1; i < rows.size(); i++) {
                Bounds above = rows.get(i - 1).getBoundsInParent();
                if (rows.get(i).getBoundsInParent().getMinY() < above.getMaxY()) {
                    return false;
                }
            }
            return rows.size() == 4;
        });
    }

    private ListView<LogRow> list() {
        return (ListView<LogRow>) Objects.requireNonNull(window.scene().lookup(".list-view"));
    }

    private List<String> selected() {
        return Toolkit.get(() -> Lines.messages(list().getSelectionModel().getSelectedItems()));
    }
}
