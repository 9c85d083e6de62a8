package org.hostkeeper.desktop.plan;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;

/** Below the hosts of the plan dialog, when there are several: which one goes first, how many at once, what a failure does. */
final class SpreadingPane extends VBox {
    SpreadingPane(Surroundings around, PlanModel model, BooleanBinding before) {
        Words words = around.words("desktop.plan");
        Spreading spreading = model.spreading();
        getStyleClass().add("spreading");
        ChoiceBox<HostName> first = new ChoiceBox<>();
        Form.choices(first, model.entries().stream().map(HostEntry::host).toList(), HostName::value);
        first.valueProperty().bindBidirectional(spreading.first());
        first.accessibleTextProperty().bind(words.say("spread.first"));
        first.disableProperty().bind(spreading.canary().not());
        Spinner<Integer> batch = new Spinner<>(1, Spreading.MOST, spreading.batch().get());
        batch.setPrefWidth(84);
        batch.setMinWidth(USE_PREF_SIZE);
        batch.accessibleTextProperty().bind(words.say("spread.batch"));
        batch.getEditor().accessibleTextProperty().bind(words.say("spread.batch"));
        batch.valueProperty().addListener((_, _, next) -> spreading.batch().set(next));
        HBox size = new HBox(Controls.paragraph(words.say("spread.batch")), Controls.spring(), batch);
        size.getStyleClass().add("spread-batch");
        getChildren().addAll(
                box(words.say("canary"), spreading.canary()),
                Controls.shownWhile(first, spreading.canary()),
                size,
                box(words.say("spread.stop"), spreading.stopOnError()));
        disableProperty().bind(before.not());
    }

    private static CheckBox box(ObservableValue<String> words, BooleanProperty value) {
        CheckBox box = new CheckBox();
        box.setMnemonicParsing(false);
        box.textProperty().bind(words);
        box.accessibleTextProperty().bind(words);
        box.selectedProperty().bindBidirectional(value);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        return box;
    }
}
