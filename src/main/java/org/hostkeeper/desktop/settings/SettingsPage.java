package org.hostkeeper.desktop.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The Settings page: theme and language, which take effect at once, and where Hostkeeper keeps its files. */
public final class SettingsPage implements Page {
    /** By this the window is told to open the page. */
    public static final String NOUN = "settings";

    private final Words words;
    private final BorderPane view = new BorderPane();
    private final ChoiceBox<Theme> theme = new ChoiceBox<>();

    /** @param places paths by the key of the word that names them; none if all is in memory */
    public SettingsPage(Surroundings around, Look look, Map<String, String> places) {
        this.words = around.words("desktop.settings");
        view.getStyleClass().add("page");
        HBox head = new HBox(Controls.label(words.say("title"), "page-title"));
        head.getStyleClass().add("page-head");
        Form form = new Form();
        form.setMaxWidth(480);
        Form.choices(theme, List.of(Theme.values()), t -> words.now("theme." + t.code()));
        theme.setValue(look.theme().get());
        theme.valueProperty().addListener((_, _, next) -> Optional.ofNullable(next).ifPresent(look.theme()::set));
        look.theme().addListener((_, _, next) -> theme.setValue(next));
        form.add(words.say("theme"), theme);
        ChoiceBox<Locale> language = new ChoiceBox<>();
        Form.choices(language, Text.LANGUAGES, l -> l.getDisplayLanguage(l));
        language.setValue(around.language().locale());
        language.valueProperty().addListener((_, _, next) -> around.language().speak(next));
        form.add(words.say("language"), language);
        VBox body = new VBox(form, Controls.label(words.say("files"), "section-title"), files(places));
        body.getStyleClass().add("detail-body");
        view.setTop(head);
        view.setCenter(body);
        around.language().localeProperty().addListener(_ -> retell());
    }

    /** Where everything is; without places nothing is kept anywhere. */
    private Node files(Map<String, String> places) {
        if (places.isEmpty()) {
            return Controls.paragraph(words.say("memory"));
        }
        FactSheet files = new FactSheet();
        places.forEach((key, path) -> files.add(words.say(key), path, "mono"));
        return files;
    }

    /** The choices are words too; the box reads them anew with new items, and chooses nothing for that moment. */
    private void retell() {
        Theme now = theme.getValue();
        Form.choices(theme, List.of(Theme.values()), t -> words.now("theme." + t.code()));
        theme.setValue(now);
    }

    @Override
    public String noun() {
        return NOUN;
    }

    @Override
    public ObservableValue<String> title() {
        return words.say("title");
    }

    @Override
    public Ikon icon() {
        return Feather.SETTINGS;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Badge> badge() {
        return new ReadOnlyObjectWrapper<>(Badge.NONE);
    }

    @Override
    public void refresh() {}

    @Override
    public void focusFilter() {
        theme.requestFocus();
    }
}
