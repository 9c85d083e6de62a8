package org.hostkeeper.desktop.overview;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Sparkline;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;

/** The Overview: what needs someone on top, below it all hosts with their last day, and what changed since yesterday. */
public final class OverviewPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "overview";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.overview", Feather.HOME, true);

    private static final double HEADER = 36;
    private static final double ROW = 32;

    private final OverviewModel model;
    private final OverviewDeeds deeds;
    private final Words words;
    private final RowTable<ConcernRow> concerns;
    private final VBox parts;
    private final BorderPane view = new BorderPane();
    private final Node teaching;

    public OverviewPage(Surroundings around, OverviewModel model, OverviewDeeds deeds) {
        super(around, PLACE, model.badge());
        this.model = model;
        this.deeds = deeds;
        this.words = around.words("desktop.overview");
        OverviewTables tables = new OverviewTables(around, words, model, deeds);
        this.concerns = tables.concerns();
        this.parts = new VBox(section("concerns", concerns), lower(around, tables.health(), tables.changes()));
        parts.getStyleClass().add("overview");
        VBox.setVgrow(parts.getChildren().getLast(), Priority.ALWAYS);
        concerns.prefHeightProperty().bind(Bindings.size(concerns.getItems()).map(OverviewPage::height));
        this.teaching = new EmptyState(Feather.SUNRISE, words.say("empty.title"), words.say("empty.teaching"));
        view.getStylesheets().add(Look.sheet(OverviewPage.class, "overview.css"));
        view.getStyleClass().add("page");
        view.setTop(head());
        model.health().list().addListener((javafx.beans.Observable _) -> fill());
        fill();
    }

    /** As much as there is to tell, but never so much that the hosts below are out of sight. */
    private static double height(Number rows) {
        return HEADER + ROW * Math.clamp(rows.intValue(), 4, 9);
    }

    private void fill() {
        Node wanted = model.health().list().isEmpty() ? teaching : parts;
        if (view.getCenter() != wanted) {
            view.setCenter(wanted);
        }
    }

    private Node head() {
        return new PageHead(words.say("title"), Controls.button(words.say("refresh"), Feather.REFRESH_CW, this::refresh));
    }

    private Node lower(Surroundings around, RowTable<HealthRow> health, RowTable<ChangeRow> changes) {
        VBox left = section("health", health);
        ((HBox) left.getChildren().getFirst()).getChildren().addAll(Controls.spring(), Sparkline.legend(around.language()));
        VBox right = section("changes", changes);
        right.getStyleClass().add("changes");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox lower = new HBox(left, right);
        lower.getStyleClass().add("lower");
        return lower;
    }

    private VBox section(String key, RowTable<?> table) {
        HBox title = new HBox(Controls.label(words.say(key), "section-title"));
        title.getStyleClass().add("section-head");
        table.setMinHeight(0);
        table.setMinWidth(0);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox section = new VBox(title, table);
        section.getStyleClass().add("section");
        return section;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        deeds.refresh(model.inScope());
    }

    /** There is no filter here; the keyboard goes to what needs someone. */
    @Override
    public void focusFilter() {
        concerns.requestFocus();
    }
}
