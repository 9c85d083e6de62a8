package org.hostkeeper.desktop.exhibition;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.CardWall;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.WallCard;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One machine as a card: what its screen shows, what it is called, where it is and how, and what it goes back to. */
final class VmCard extends WallCard<VmRow> {
    static final double WIDTH = Thumbnails.WIDTH + 26;
    private static final double HEIGHT = 284;
    private static final int LONGEST_TITLE = 56;
    private static final double TWO_LINES = 40;

    private final Surroundings around;
    private final Thumbnails thumbnails;
    private final Words words;
    private final ImageView screen = new ImageView();
    private final Label dark = new Label();
    private final Label name = new Label();
    private final Label where = new Label();
    private final StateChip state;
    private final Label snapshot = new Label();
    private final FontIcon watched = new FontIcon(Feather.EYE);
    private final ChangeListener<Optional<Image>> seen = (_, _, image) -> draw(image);
    private ObservableValue<Optional<Image>> looking = new SimpleObjectProperty<>(Optional.empty());

    VmCard(Surroundings around, CardWall<VmRow> wall, Thumbnails thumbnails) {
        super(wall, WIDTH, HEIGHT);
        this.around = around;
        this.thumbnails = thumbnails;
        this.words = around.words("desktop.exhibition");
        this.state = new StateChip(around.language());
        StackPane picture = new StackPane(dark, screen);
        picture.getStyleClass().add("screen");
        picture.setMinSize(Thumbnails.WIDTH, Thumbnails.HEIGHT);
        picture.setMaxSize(Thumbnails.WIDTH, Thumbnails.HEIGHT);
        name.getStyleClass().add("strong");
        name.setWrapText(true);
        name.setMinHeight(TWO_LINES);
        name.setAlignment(Pos.TOP_LEFT);
        where.getStyleClass().addAll("small", "quiet");
        snapshot.getStyleClass().addAll("small", "quiet");
        dark.getStyleClass().addAll("small", "quiet");
        HBox lower = new HBox(8, state, Controls.spring(), watched);
        lower.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(picture, name, where, lower, snapshot);
        around.now().property().addListener(_ -> look());
        sceneProperty().addListener(_ -> look());
    }

    @Override
    protected void fill(VmRow row) {
        name.setText(row.title(LONGEST_TITLE));
        String machine = Plain.oneLine(row.domain().name() + " · " + row.host().name());
        where.setText(row.taken()
                .map(then -> machine + " · " + around.language().now(Ages.since(then, around.now().instant())))
                .orElse(machine));
        state.show(row.state());
        watched.setVisible(row.watcher().isPresent());
        snapshot.setText(row.goal().map(goal -> words.now("card.snapshot", Plain.oneLine(goal))).orElseGet(() -> words.now("card.no-snapshot")));
        dark.setText(words.now(row.domain().state().isUp() ? "card.dark" : "card.off"));
        looking.removeListener(seen);
        looking = thumbnails.of(row.key());
        looking.addListener(seen);
        draw(looking.getValue());
        setAccessibleText(Stream.of(
                        Plain.oneLine(row.domain().shown()),
                        where.getText(),
                        around.language().now(row.state().word()),
                        row.watcher().isPresent() ? words.now("watched") : "",
                        snapshot.getText())
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(", ")));
        look();
    }

    @Override
    protected void left() {
        looking.removeListener(seen);
    }

    private void draw(Optional<Image> image) {
        screen.setImage(image.orElse(null));
    }

    /** Only what stands in an open window is looked at. */
    private void look() {
        if (getScene() != null && getScene().getWindow() != null && isInSight()) {
            value().ifPresent(row -> thumbnails.look(row, around.now().instant()));
        }
    }

    private boolean isInSight() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
