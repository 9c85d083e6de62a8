package org.hostkeeper.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A start builds the page that it shows and no other. */
class PageToComeTest {
    private final AtomicInteger built = new AtomicInteger();
    private final SimpleObjectProperty<Page.Badge> badge = new SimpleObjectProperty<>(Page.Badge.NONE);
    private final List<Page> pages = new ArrayList<>();
    private final TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> {
        pages.addAll(List.of(page(w, "log"), page(w, "module")));
        return pages;
    });

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @DisplayName("Only the page that is opened is built, and that once; the other has its name and its badge all the same")
    void buildsWhatIsOpened() {
        Toolkit.frames(2);
        assertThat(built).hasValue(1);
        Toolkit.run(() -> badge.set(new Page.Badge(3, Mark.FAILED)));
        assertThat(Toolkit.get(() -> pages.getLast().title().getValue())).isEqualTo("Modules");
        assertThat(Toolkit.get(() -> pages.getLast().badge().getValue().count())).isEqualTo(3);
        assertThat(built).hasValue(1);
        Toolkit.run(() -> window.frame().page().set("module"));
        Toolkit.run(() -> window.frame().page().set("log"));
        Toolkit.run(() -> window.frame().page().set("module"));
        assertThat(built).hasValue(2);
    }

    @Test
    @DisplayName("What is on a page that nobody has opened is found")
    void isSearched() {
        assertThat(Toolkit.get(() -> pages.getLast().findable().map(Found::id).toList()))
                .containsExactly("module/1");
        assertThat(built).hasValue(2);
    }

    private PageToCome<Page> page(TestWindow w, String noun) {
        PlacedPage.Place place = new PlacedPage.Place(noun, "desktop." + noun, Feather.BOX, false);
        return new PageToCome<>(w.around(), place, badge, () -> {
            built.incrementAndGet();
            return new Built(noun);
        });
    }

    private record Built(String noun) implements Page {
        @Override
        public ObservableValue<String> title() {
            throw new IllegalStateException("the place has the title");
        }

        @Override
        public Ikon icon() {
            return Feather.BOX;
        }

        @Override
        public Node view() {
            return new Region();
        }

        @Override
        public ObservableValue<Badge> badge() {
            throw new IllegalStateException("the model has the badge");
        }

        @Override
        public Stream<Found> findable() {
            return Stream.of(new Found(noun + "/1", Feather.BOX, Text.literal(noun), Text.literal(""), () -> {}));
        }

        @Override
        public void refresh() {}

        @Override
        public void focusFilter() {}
    }
}
