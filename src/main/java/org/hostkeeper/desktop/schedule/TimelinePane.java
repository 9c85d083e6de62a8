package org.hostkeeper.desktop.schedule;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;

/** The timeline with what goes with it: how long a time, by what lines are put side by side, nearer and farther, and what its signs mean. */
final class TimelinePane extends BorderPane {
    private static final double ZOOM = 1.5;

    private final Surroundings around;
    private final TimelineModel model;
    private final DurationReading durations;
    private final Words words;
    private final TimelineChart chart;
    private final EmptyState empty;

    TimelinePane(Surroundings around, TimelineModel model, DurationReading durations) {
        this.around = around;
        this.model = model;
        this.durations = durations;
        this.words = around.words("desktop.schedule");
        this.chart = new TimelineChart(around, model::open);
        this.empty = new EmptyState(Feather.CLOCK, words.say("timeline.empty.title"), words.say("timeline.empty.teaching"));
        setTop(new VBox(bar(), missing()));
        setBottom(new TimelineLegend(words));
        model.shown().addListener((_, _, next) -> next.ifPresent(this::show));
        model.shown().get().ifPresent(this::show);
    }

    private void show(Lanes lanes) {
        chart.show(lanes);
        setCenter(lanes.isEmpty() ? empty : chart);
    }

    private FlowPane bar() {
        FlowPane bar = new FlowPane(
                choice(model.period(), TimelineModel.Period.DAY, "timeline.day", TimelineModel.Period.WEEK, "timeline.week"),
                choice(model.by(), Lanes.By.JOB, "timeline.by-job", Lanes.By.HOST, "timeline.by-host"),
                new HBox(
                        Controls.iconButton(words.say("timeline.nearer"), Feather.ZOOM_IN, () -> chart.zoom(ZOOM)),
                        Controls.iconButton(words.say("timeline.farther"), Feather.ZOOM_OUT, () -> chart.zoom(1 / ZOOM)),
                        Controls.iconButton(words.say("timeline.whole"), Feather.MAXIMIZE, () -> chart.show(Span.all(chart.span().whole())))),
                reading(),
                told());
        bar.getStyleClass().add("timeline-bar");
        return bar;
    }

    /** Two of which one is chosen. */
    private <T> HBox choice(ObjectProperty<T> chosen, T one, String oneKey, T other, String otherKey) {
        ToggleGroup group = new ToggleGroup();
        return new HBox(toggle(chosen, group, one, oneKey, "left-pill"), toggle(chosen, group, other, otherKey, "right-pill"));
    }

    private <T> ToggleButton toggle(ObjectProperty<T> chosen, ToggleGroup group, T value, String key, String side) {
        ToggleButton button = new ToggleButton();
        button.setMnemonicParsing(false);
        button.textProperty().bind(words.say(key));
        button.accessibleTextProperty().bind(words.say(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add(side);
        button.setToggleGroup(group);
        button.setSelected(value.equals(chosen.get()));
        button.setOnAction(_ -> {
            button.setSelected(true); // pressed again it stays chosen
            chosen.set(value);
        });
        return button;
    }

    /** How long jobs take is read as root, so it is asked for. */
    private Button reading() {
        Button read = Controls.button(words.say("timeline.durations"), Feather.WATCH, () -> durations.read(model.hosts()));
        read.setTooltip(Controls.tooltip(words.say("timeline.durations.what")));
        read.setMinWidth(Region.USE_PREF_SIZE);
        return read;
    }

    /** What keeps it from being known. */
    private Node missing() {
        ObservableValue<String> said = Bindings.createStringBinding(
                () -> durations.told().get().map(around.language()::now).orElse(""), durations.told(), around.language().localeProperty());
        Label missing = Controls.paragraph(said, "quiet");
        missing.getStyleClass().add("timeline-missing");
        return Controls.shownWhile(missing, said.map(text -> !text.isEmpty()));
    }

    /** In whose time it is drawn, and how many do not start in it. */
    private Label told() {
        ObservableValue<String> said = Bindings.createStringBinding(
                () -> model.shown().get().map(this::told).orElse(""), model.shown(), around.language().localeProperty());
        Label told = Controls.label(said, "quiet");
        told.setMinWidth(Region.USE_PREF_SIZE);
        return told;
    }

    private String told(Lanes lanes) {
        return Optional.of(lanes.timeline().idle())
                .filter(idle -> idle > 0)
                .map(idle -> words.now("timeline.zone-idle", lanes.zone().getId(), idle))
                .orElseGet(() -> words.now("timeline.zone", lanes.zone().getId()));
    }
}
