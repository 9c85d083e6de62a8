package org.hostkeeper.desktop.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Language;

/** One section of settings; while something is searched only what fits it, and nothing of it if nothing does. */
final class SectionView extends VBox {
    private final Language language;
    private final Section section;
    private final List<Node> lines;

    SectionView(Surroundings around, Section section) {
        this.language = around.language();
        this.section = section;
        this.lines = section.settings().stream().<Node>map(setting -> new SettingLine(around, setting)).toList();
        VBox box = new VBox();
        box.getStyleClass().add("settings-box");
        box.getChildren().addAll(lines);
        getStyleClass().add("settings-section");
        getChildren().addAll(Controls.label(language.say(section.title()), "section-title"), box);
    }

    /** Shows what has all these words, here or in the section's title; whether there is any. */
    boolean find(String words) {
        String title = language.now(section.title());
        boolean any = false;
        for (int i = 0; i < lines.size(); i++) {
            Setting setting = section.settings().get(i);
            String all = String.join(" ", title, language.now(setting.name()), language.now(setting.about()))
                    .toLowerCase(Locale.ROOT);
            boolean fits = Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
            show(lines.get(i), fits);
            any |= fits;
        }
        show(this, any);
        return any;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
