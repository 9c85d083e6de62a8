package org.hostkeeper.desktop.frame;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Settling;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pages, at the left: icon, word, and a count where something needs a person. It folds to the icons. */
final class Navigation extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final ReadOnlyBooleanWrapper folded = new ReadOnlyBooleanWrapper();
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    /** In a narrow window the person's usual wish does not count, but what he pressed since it became narrow does. */
    private final BooleanProperty unfoldedAnyway = new SimpleBooleanProperty();
    private final List<Button> entries;

    Navigation(List<Page> pages, Words words, BooleanProperty wish, Consumer<Page> open) {
        folded.bind(Bindings.when(narrow).then(unfoldedAnyway.not()).otherwise(wish));
        narrow.addListener(_ -> unfoldedAnyway.set(false));
        getStyleClass().add("navigation");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        this.entries = pages.stream().map(page -> entry(page, pages.indexOf(page), open)).toList();
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Button fold = Controls.iconButton(words.say("fold"), Feather.SIDEBAR, () -> {
            BooleanProperty meant = narrow.get() ? unfoldedAnyway : wish;
            meant.set(!meant.get());
        });
        getChildren().addAll(entries);
        getChildren().addAll(gap, fold);
        folded.addListener((_, _, now) -> fold(now));
        fold(folded.get());
    }

    /** Marks this page as the one that is shown. */
    void mark(int current) {
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).pseudoClassStateChanged(CURRENT, i == current);
        }
    }

    /** Whether the window has no room for the words. */
    BooleanProperty narrow() {
        return narrow;
    }

    private void fold(boolean icons) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("folded"), icons);
    }

    private Button entry(Page page, int index, Consumer<Page> open) {
        Label title = Controls.label(page.title());
        Label badge = new Label();
        badge.getStyleClass().add("badge");
        Settling settling = Settling.toRead(System::nanoTime, () -> show(badge, page.badge().getValue()));
        page.badge().addListener(_ -> settling.ask());
        show(badge, page.badge().getValue());
        HBox content = new HBox(
                new FontIcon(page.icon()),
                Controls.shownWhile(title, folded.not()),
                Controls.shownWhile(Controls.spring(), folded.not()),
                badge);
        content.getStyleClass().add("entry-content");
        Button entry = new Button();
        entry.setMnemonicParsing(false);
        entry.setGraphic(content);
        entry.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        entry.getStyleClass().addAll("flat", "entry");
        entry.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(entry.widthProperty().subtract(24));
        entry.setAccessibleRole(AccessibleRole.TAB_ITEM);
        entry.accessibleTextProperty().bind(page.title());
        entry.setTooltip(Controls.tooltip(page.title().map(t -> t + "  Ctrl+" + (index + 1))));
        entry.setOnAction(_ -> open.accept(page));
        return entry;
    }

    /** The number changes often, the mark seldom; only another mark has the badge styled anew. */
    private static void show(Label badge, Page.Badge value) {
        badge.setVisible(value.count() > 0);
        badge.setManaged(value.count() > 0);
        badge.setText(Integer.toString(value.count()));
        List<String> styles = List.of("label", "badge", value.worst().style());
        if (!badge.getStyleClass().equals(styles)) {
            badge.getStyleClass().setAll(styles);
        }
    }
}
