package org.hostkeeper.desktop.settings;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;

/** The Settings page: everything that can be set, in sections, found by its words, and effective at once. */
public final class SettingsPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "settings";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.settings", Feather.SETTINGS, false);

    private final Words words;
    private final BorderPane view = new BorderPane();
    private final TextField search = new TextField();
    private final List<SectionView> sections;
    private final Label nothing;

    public SettingsPage(Surroundings around, List<Section> all) {
        super(around, PLACE, new ReadOnlyObjectWrapper<>(Badge.NONE));
        this.words = around.words("desktop.settings");
        this.sections = all.stream().map(section -> new SectionView(around, section)).toList();
        this.nothing = Controls.paragraph(words.say("nothing"), "quiet");
        view.getStylesheets().add(Look.sheet(SettingsPage.class, "settings.css"));
        view.getStyleClass().addAll("page", "settings");
        search.promptTextProperty().bind(words.say("search"));
        search.accessibleTextProperty().bind(words.say("search"));
        search.textProperty().addListener(_ -> find());
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        PageHead head = new PageHead(words.say("title"), search);
        VBox body = new VBox(nothing);
        body.getChildren().addAll(sections);
        body.getStyleClass().add("settings-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        view.setTop(head);
        view.setCenter(scroll);
        around.language().localeProperty().addListener(_ -> find());
        find();
    }

    private void find() {
        long found = sections.stream().filter(section -> section.find(search.getText())).count();
        nothing.setVisible(found == 0);
        nothing.setManaged(found == 0);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {}

    @Override
    public void focusFilter() {
        search.requestFocus();
        search.selectAll();
    }
}
