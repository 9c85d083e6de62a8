package org.hostkeeper.desktop.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.CardWall;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.WallCard;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.fleet.Link;

/**
 * One host as a card: name, state, how busy it is, and which units have failed. What was last known of a host that does
 * not answer is grey and has its age, so that nobody takes it for now.
 */
final class HostCard extends WallCard<HostRow> {
    static final double WIDTH = 264;
    private static final double HEIGHT = 176;

    private static final double HIGH = 0.8;

    private final Surroundings around;
    private final Words words;
    private final Label name = new Label();
    private final SimpleObjectProperty<Optional<Instant>> old = new SimpleObjectProperty<>(Optional.empty());
    private final Label age = new Label();
    private final StateChip state;
    private final Label system = new Label();
    private final Bar load;
    private final Bar memory;
    private final Bar disk;
    private final Label units = new Label();

    HostCard(Surroundings around, CardWall<HostRow> wall) {
        super(wall, WIDTH, HEIGHT);
        this.around = around;
        this.words = around.words("desktop.host");
        this.state = new StateChip(around.language());
        this.load = new Bar(words.say("column.load"));
        this.memory = new Bar(words.say("column.memory"));
        this.disk = new Bar(words.say("column.disk"));
        name.getStyleClass().add("strong");
        age.getStyleClass().addAll("small", "quiet");
        age.setMinWidth(USE_PREF_SIZE);
        age.textProperty().bind(Bindings.createStringBinding(
                this::age, old, around.now().property(), around.language().localeProperty()));
        age.textProperty().addListener(_ -> value().ifPresent(this::say));
        system.getStyleClass().addAll("small", "quiet");
        units.getStyleClass().addAll("small", "mono");
        getStyleClass().add("host-card");
        getChildren().addAll(new HBox(8, name, Controls.spring(), age), state, system, load, memory, disk, units);
    }

    @Override
    protected void fill(HostRow row) {
        name.setText(row.name().value());
        boolean now = row.link() instanceof Link.Connected;
        old.set(now ? Optional.empty() : row.seen());
        state.show(row.state());
        system.setText(Plain.oneLine(row.system().isEmpty() ? row.address() : row.system()));
        int cpus = row.facts().value().map(HostFacts::cpus).orElse(1);
        load.show(row.load() / cpus, Double.isNaN(row.load()) ? "" : words.now("load", row.load()), HIGH, now);
        memory.show(row.memory(), percent(row.memory()), HIGH, now);
        disk.show(row.disk(), percent(row.disk()), HostStates.FULL, now);
        List<String> failed = row.facts().value().map(HostFacts::failedUnits).orElse(List.of());
        units.setText(Plain.oneLine(String.join(", ", failed)));
        say(row);
    }

    /** Empty while the host answers: then what the card shows is now. */
    private String age() {
        return old.get().map(then -> words.now("detail.read", Ages.since(then, around.now().instant()))).orElse("");
    }

    private void say(HostRow row) {
        setAccessibleText(Stream.of(
                        row.name().value(),
                        around.language().now(row.state().word()),
                        age.getText(),
                        load.said(),
                        memory.said(),
                        disk.said(),
                        units.getText())
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    private String percent(double value) {
        return Double.isNaN(value) ? "" : words.now("percent", value);
    }

    /** A name, a bar, and the number in words; full ones differ in more than colour by their mark. */
    private static final class Bar extends HBox {
        private final ProgressBar bar = new ProgressBar(0);
        private final Label number = new Label();
        private final Label name;

        Bar(ObservableValue<String> what) {
            super(8);
            name = Controls.label(what, "small", "quiet");
            name.setMinWidth(64);
            number.getStyleClass().add("small");
            number.setMinWidth(48);
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.accessibleTextProperty().bind(what);
            HBox.setHgrow(bar, Priority.ALWAYS);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(name, bar, number);
        }

        void show(double value, String words, double high, boolean now) {
            boolean known = !Double.isNaN(value);
            bar.setProgress(known ? Math.clamp(value, 0, 1) : 0);
            bar.setDisable(!known);
            number.setText(words + (known && value >= high ? " ▲" : ""));
            bar.getStyleClass().setAll("progress-bar", !now ? "old" : known && value >= high ? "high" : "usual");
        }

        String said() {
            return name.getText() + " " + number.getText();
        }
    }
}
