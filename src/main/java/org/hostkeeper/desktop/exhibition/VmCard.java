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
import org.hostkeeper.exhibition.Watch;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One machine as a card: what its screen shows, what it is called, where it is and how, and what it goes back to. */
final class VmCard extends WallCard<VmRow> {
    static final double WIDTH = Thumbnails.WIDTH + 26;
    private static final double HEIGHT = 306;
    private static final int LONGEST_TITLE = 56;
    private static final double TWO_LINES = 40;
    private static final double STRIP = 16;

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
    private final HeartbeatStrip beats;
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
        this.beats = new HeartbeatStrip(around, Thumbnails.WIDTH, STRIP);
        HBox lower = new HBox(8, state, Controls.spring(), watched);
        lower.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(picture, name, where, lower, beats, snapshot);
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
        beats.setVisible(row.watch().isPresent());
        row.watch().ifPresent(beats::show);
        snapshot.setText(goal(row));
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
                        row.watch().map(_ -> beats.getAccessibleText()).orElse(""),
                        snapshot.getText())
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(", ")));
        look();
    }

    private String goal(VmRow row) {
        String goal = row.goal().map(name -> words.now("card.snapshot", Plain.oneLine(name))).orElseGet(() -> words.now("card.no-snapshot"));
        return row.watch()
                .flatMap(Watch::last)
                .map(last -> goal + " · " + words.now("card.last", around.language().now(Ages.since(last.fault(), around.now().instant()))))
                .orElse(goal);
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
