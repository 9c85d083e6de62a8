package org.hostkeeper.desktop.app;

import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.problem.Problem;

/** What is shown instead of the console when its files cannot be opened: the reason and what to do, never a bare exit. */
record NotOpened(Problem problem) {
    Scene scene(Runnable close) {
        Language language = new Language(Language.closestTo(Locale.getDefault()));
        Words words = new Words(language, "desktop.app");
        Button button = Controls.primary(Controls.button(words.say("close"), close));
        VBox card = new VBox(
                16,
                Controls.label(words.say("not-opened"), "page-title"),
                Notice.problem(language.say(problem.text())),
                new HBox(Controls.spring(), button));
        card.getStyleClass().add("empty-state");
        card.setMaxWidth(640);
        Scene scene = new Scene(new StackPane(card), 900, 600);
        new Look(Theme.LIGHT).dress(scene);
        return scene;
    }
}
