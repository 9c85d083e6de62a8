package org.hostkeeper.desktop.mqtt;

import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import org.hostkeeper.broker.Branch;
import org.hostkeeper.broker.Topic;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.words.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One level: its name, whether something is kept there, the beginning of the last message, and how much is below. */
final class TopicCell extends TreeCell<Branch> {
    private static final int LONGEST = 120;

    private final Words words;
    private final Label name = new Label();
    private final Label payload = new Label();
    private final Label below = new Label();
    private final FontIcon kept = new FontIcon(Feather.BOOKMARK);
    private final HBox content = new HBox(8, name, kept, payload, Controls.spring(), below);

    TopicCell(Words words) {
        this.words = words;
        name.getStyleClass().add("level");
        name.setMinWidth(Label.USE_PREF_SIZE);
        payload.getStyleClass().addAll("quiet", "mono", "payload");
        payload.setMinWidth(0);
        below.getStyleClass().addAll("quiet", "small");
        below.setMinWidth(Label.USE_PREF_SIZE);
        kept.getStyleClass().add("kept");
        content.getStyleClass().add("topic");
        content.setMinWidth(0);
        content.setPrefWidth(1);
    }

    @Override
    protected void updateItem(@Nullable Branch branch, boolean empty) {
        super.updateItem(branch, empty);
        if (empty || branch == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(branch.level().isEmpty() ? words.now("level.empty") : Plain.lines(shortened(branch.level())));
        boolean keeps = branch.own().filter(t -> t.kept() != Topic.Kept.NOT_TOLD).isPresent();
        kept.setVisible(keeps);
        kept.setManaged(keeps);
        payload.setText(branch.own().map(TopicCell::beginning).orElse(""));
        below.setText(
                branch.more() > 0
                        ? words.now("level.more", branch.more())
                        : branch.hasChildren() ? words.now("level.below", branch.topics(), branch.messages()) : "");
        setAccessibleText(name.getText() + (keeps ? ", " + words.now("kept.yes") : "") + " " + payload.getText() + " " + below.getText());
        setGraphic(content);
    }

    private static String beginning(Topic topic) {
        String text = topic.isText() ? topic.text() : PayloadText.of(topic);
        return Plain.lines(shortened(text.replaceAll("\\s+", " ")));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
