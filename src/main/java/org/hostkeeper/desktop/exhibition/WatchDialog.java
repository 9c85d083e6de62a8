package org.hostkeeper.desktop.exhibition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.exhibition.Snapshot;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks how the host's agent is to watch a machine; what is left empty stays as it is, or is the usual. What cannot be is said by the
 * plan.
 *
 * @param wanted by the keys of the machine's file; empty to have it watched no longer
 */
record WatchDialog(Surroundings around, VmRow row, Consumer<Optional<Map<String, String>>> wanted) {
    void show() {
        Words words = around.words("desktop.exhibition");
        boolean already = row.watch().isPresent();
        Card card = new Card(around, words.say(already ? "watching.title.again" : "watching.title", row.domain().shown()));
        ChoiceBox<String> golden = new ChoiceBox<>();
        golden.getItems().setAll(row.domain().snapshots().stream().map(Snapshot::name).toList());
        row.goal().ifPresent(golden::setValue);
        Map<String, TextField> fields = new TreeMap<>();
        Form form = new Form();
        form.add(words.say("watching.golden"), golden);
        List.of("heartbeat_timeout", "opening_hours", "api_host", "api_port", "guests")
                .forEach(key -> form.add(words.say("watching." + key), field(words, fields, key)));
        ChoiceBox<String> onStart = onStart(words);
        Form advanced = new Form();
        List.of("breaker_reverts", "breaker_within", "breaker_pause", "breaker_longest", "visitor_idle")
                .forEach(key -> advanced.add(words.say("watching." + key), field(words, fields, key)));
        advanced.add(words.say("watching.revert_on_start"), onStart);
        card.body(Controls.paragraph(words.say("watching.teaching")), form, advanced, more(words, form, advanced), Controls.paragraph(words.say("watching.empty"), "quiet", "small"));
        Button preview = Controls.primary(Controls.button(words.say("create.do"), () -> {
            card.close();
            wanted.accept(Optional.of(said(golden, onStart, fields)));
        }));
        preview.disableProperty().bind(golden.valueProperty().isNull());
        preview.setDefaultButton(true);
        card.foot(release(words, card, already), Controls.spring(), Controls.button(words.say("cancel"), card::close), preview);
        card.show(600);
    }

    /** In place of the usual ones: both do not fit beneath one another in a small window. */
    private static Button more(Words words, Form usual, Form advanced) {
        BooleanProperty more = new SimpleBooleanProperty();
        advanced.visibleProperty().bind(more);
        usual.visibleProperty().bind(more.not());
        usual.managedProperty().bind(usual.visibleProperty());
        advanced.managedProperty().bind(advanced.visibleProperty());
        return Controls.button(
                Bindings.createStringBinding(() -> words.now(more.get() ? "watching.usual" : "watching.advanced"), more, words.language().localeProperty()),
                () -> more.set(!more.get()));
    }

    private static ChoiceBox<String> onStart(Words words) {
        ChoiceBox<String> box = new ChoiceBox<>();
        Form.choices(box, List.of("", "yes", "no"), value -> words.now("watching.revert_on_start." + (value.isEmpty() ? "as-is" : value)));
        box.setValue("");
        return box;
    }

    private static TextField field(Words words, Map<String, TextField> fields, String key) {
        TextField field = new TextField();
        field.promptTextProperty().bind(words.say("watching." + key + ".prompt"));
        if (fields.isEmpty()) {
            field.getStyleClass().add("first-focus");
        }
        fields.put(key, field);
        return field;
    }

    private static Map<String, String> said(ChoiceBox<String> golden, ChoiceBox<String> onStart, Map<String, TextField> fields) {
        Map<String, String> said = new TreeMap<>();
        Optional.ofNullable(golden.getValue()).ifPresent(snapshot -> said.put("snapshot_name", snapshot));
        Optional.of(onStart.getValue()).filter(value -> !value.isEmpty()).ifPresent(value -> said.put("revert_on_start", value));
        fields.forEach((key, field) -> Optional.of(field.getText().strip())
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> said.put(key, value)));
        return said;
    }

    private Node release(Words words, Card card, boolean already) {
        return already
                ? Controls.button(words.say("watching.off"), Feather.EYE_OFF, () -> {
                    card.close();
                    wanted.accept(Optional.empty());
                })
                : Controls.spring();
    }
}
