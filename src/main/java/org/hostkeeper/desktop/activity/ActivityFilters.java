package org.hostkeeper.desktop.activity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.FlowPane;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** Which changes are shown: of which host, by whom, how they ended, since when. Each choice begins with all. */
final class ActivityFilters extends FlowPane {
    private static final double WIDTH = 154;

    /** How far back a person looks. */
    private enum Since {
        EVER, TODAY, WEEK;

        String key() {
            return "since." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Surroundings around;
    private final Words words;

    ActivityFilters(Surroundings around, ActivityModel model) {
        this.around = around;
        this.words = around.words("desktop.activity");
        getStyleClass().add("activity-filters");
        getChildren().addAll(
                open("filter.host", model.hosts(), model.host()),
                open("filter.who", model.people(), model.who()),
                results(model.result()),
                since(model.since()));
    }

    /** A choice among what there is in the journal; what is chosen stays chosen when there comes more. */
    private ChoiceBox<Optional<String>> open(
            String key, ObservableList<String> values, ObjectProperty<Optional<String>> chosen) {
        ObservableList<Optional<String>> choices = FXCollections.observableArrayList();
        choices.add(Optional.empty());
        ChoiceBox<Optional<String>> box = box(key, choices, value -> value.orElseGet(() -> words.now(key)));
        values.addListener((ListChangeListener<String>) _ -> {
            Optional<String> before = chosen.get();
            box.getItems().setAll(withAll(values));
            box.setValue(before.filter(values::contains));
        });
        box.getItems().setAll(withAll(values));
        box.setValue(chosen.get());
        whenChosen(box, chosen::set);
        return box;
    }

    private ChoiceBox<Optional<Result>> results(ObjectProperty<Optional<Result>> chosen) {
        List<Result> all = Arrays.asList(Result.values());
        ChoiceBox<Optional<Result>> box = box(
                "filter.result",
                withAll(all),
                value -> value.map(r -> words.now(r.key())).orElseGet(() -> words.now("filter.result")));
        box.setValue(chosen.get());
        whenChosen(box, chosen::set);
        return box;
    }

    private ChoiceBox<Since> since(ObjectProperty<Optional<Instant>> chosen) {
        ChoiceBox<Since> box = box("filter.since", Arrays.asList(Since.values()), since -> words.now(since.key()));
        box.setValue(Since.EVER);
        whenChosen(box, next -> chosen.set(begin(next)));
        return box;
    }

    private Optional<Instant> begin(Since since) {
        ZoneId zone = ZoneId.systemDefault();
        return switch (since) {
            case EVER -> Optional.empty();
            case TODAY -> Optional.of(around.now().instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
            case WEEK -> Optional.of(around.now().instant().minus(java.time.Duration.ofDays(7)));
        };
    }

    private <T> ChoiceBox<T> box(String key, List<T> values, Function<T, String> say) {
        ChoiceBox<T> box = new ChoiceBox<>();
        Form.choices(box, values, say);
        box.accessibleTextProperty().bind(words.say(key));
        box.setPrefWidth(WIDTH);
        around.language().localeProperty().addListener((_, _, _) -> {
            T chosen = box.getValue();
            Form.choices(box, List.copyOf(box.getItems()), say);
            box.setValue(chosen);
        });
        return box;
    }

    /** While its choices are exchanged a box has none for a moment, which is no choice of the person's. */
    private static <T> void whenChosen(ChoiceBox<T> box, Consumer<T> told) {
        box.valueProperty().addListener((_, _, next) -> {
            if (next != null) {
                told.accept(next);
            }
        });
    }

    private static <T> List<Optional<T>> withAll(List<T> values) {
        List<Optional<T>> all = new ArrayList<>();
        all.add(Optional.empty());
        values.forEach(value -> all.add(Optional.of(value)));
        return all;
    }
}
