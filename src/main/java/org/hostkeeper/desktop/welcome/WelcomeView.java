package org.hostkeeper.desktop.welcome;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Three cards instead of an empty table: this machine, the hosts of ~/.ssh/config if there is one, the demo. */
public final class WelcomeView extends ScrollPane {
    private final Surroundings around;
    private final Words words;
    private final IntegerProperty configured = new SimpleIntegerProperty();
    private final BooleanProperty hasConfig = new SimpleBooleanProperty();

    public WelcomeView(Surroundings around, WelcomeDeeds deeds) {
        this.around = around;
        this.words = around.words("desktop.welcome");
        getStylesheets().add(Look.sheet(WelcomeView.class, "welcome.css"));
        getStyleClass().addAll("welcome", "edge-to-edge");
        setFitToWidth(true);
        setFocusTraversable(false);
        Label teaching = Controls.paragraph(words.say("teaching"), "quiet");
        Node config = card(Feather.FILE_TEXT, "config", imported(), deeds::importConfigured);
        FlowPane cards = new FlowPane(
                card(Feather.MONITOR, "machine", words.say("machine.about"), deeds::addThisMachine),
                Controls.shownWhile(config, hasConfig),
                card(Feather.EYE, "demo", words.say("demo.about"), deeds::openDemo));
        cards.getStyleClass().add("welcome-cards");
        Button add = Controls.button(words.say("add"), Feather.PLUS, deeds::addHost);
        VBox body = new VBox(Controls.label(words.say("title"), "page-title"), teaching, cards, add);
        body.getStyleClass().add("welcome-body");
        setContent(body);
        deeds.countConfigured(count -> {
            configured.set(count);
            hasConfig.set(count > 0);
        });
    }

    private ObservableValue<String> imported() {
        return around.language().say(configured.map(n -> words.text("config.about", n)));
    }

    private Node card(Feather icon, String key, ObservableValue<String> about, Runnable action) {
        Label sentence = Controls.paragraph(about, "quiet");
        Region gap = new Region();
        VBox.setVgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        VBox card = new VBox(
                new FontIcon(icon),
                Controls.paragraph(words.say(key + ".title"), "card-title"),
                sentence,
                gap,
                Controls.button(words.say(key + ".do"), action));
        card.getStyleClass().add("welcome-card");
        return card;
    }
}
