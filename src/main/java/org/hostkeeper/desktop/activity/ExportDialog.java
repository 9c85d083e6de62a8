package org.hostkeeper.desktop.activity;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import org.hostkeeper.desktop.activity.ActivityDeeds.Format;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** Asks in which form and where to changes are exported. */
final class ExportDialog {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Words words;
    private final Card card;
    private final List<ActivityRow> rows;
    private final ActivityDeeds deeds;
    private final ChoiceBox<Format> format = new ChoiceBox<>();
    private final TextField file = new TextField();

    ExportDialog(Surroundings around, List<ActivityRow> rows, ActivityDeeds deeds) {
        this.words = around.words("desktop.activity");
        this.rows = rows;
        this.deeds = deeds;
        this.card = new Card(around, words.say("export.title", rows.size()));
        // a script is about one host and one plan
        boolean scriptable = rows.size() == 1 && rows.getFirst().plan().isPresent();
        Form.choices(
                format,
                scriptable ? Arrays.asList(Format.values()) : List.of(Format.JSON),
                f -> words.now("export.format." + f.name().toLowerCase(java.util.Locale.ROOT)));
        file.setText(proposed(around, Format.JSON));
        file.getStyleClass().add("first-focus");
        format.valueProperty().addListener((_, _, next) -> file.setText(proposed(around, next)));
        format.setValue(Format.JSON);
        Form form = new Form();
        form.add(words.say("export.format"), format);
        form.add(words.say("export.file"), file);
        card.body(Controls.paragraph(words.say("export.teaching"), "quiet"), form);
        Button write = Controls.primary(Controls.button(words.say("export.write"), this::write));
        write.disableProperty().bind(Bindings.createBooleanBinding(() -> path().isEmpty(), file.textProperty()));
        file.setOnAction(_ -> write.fire());
        card.foot(Controls.button(words.say("cancel"), card::close), write);
    }

    void show() {
        card.show(600);
    }

    private void write() {
        path().ifPresent(path -> {
            card.close();
            deeds.export(rows.stream().map(ActivityRow::id).toList(), format.getValue(), path);
        });
    }

    private Optional<Path> path() {
        try {
            return Optional.of(file.getText().strip())
                    .filter(t -> !t.isEmpty())
                    .map(t -> deeds.folder().resolve(t));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String proposed(Surroundings around, Format form) {
        String name = rows.size() == 1
                ? rows.getFirst().id().value()
                : "hostkeeper-activity-" + DAY.format(around.now().instant().atZone(ZoneId.systemDefault()));
        return deeds.folder().resolve(name + (form == Format.JSON ? ".json" : ".sh")).toString();
    }
}
