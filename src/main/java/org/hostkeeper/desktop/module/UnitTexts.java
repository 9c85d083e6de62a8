package org.hostkeeper.desktop.module;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.inspection.Inspection;
import org.hostkeeper.module.inspection.Inspection.UnitFile;
import org.hostkeeper.plan.preview.TextDiff;

/** The text of a unit: its file, beside the package's own what differs from it, and its drop-ins. */
final class UnitTexts extends VBox {
    private final Surroundings around;
    private final Words words;

    UnitTexts(Surroundings around, Inspection inspection) {
        this.around = around;
        this.words = around.words("desktop.module");
        getStyleClass().add("detail-part");
        List<UnitFile> files = inspection.files();
        if (files.isEmpty()) {
            getChildren().add(Controls.paragraph(words.say("unit.none"), "quiet"));
        }
        inspection.vendor().ifPresent(vendor -> differs(vendor, files.getFirst()));
        files.forEach(this::file);
    }

    private void differs(UnitFile vendor, UnitFile own) {
        String diff = TextDiff.of(vendor.path(), vendor.text().orElse(""), own.path(), own.text().orElse(""));
        getChildren().add(Controls.paragraph(words.say(diff.isEmpty() ? "unit.same" : "unit.differs", Plain.oneLine(vendor.path()))));
        if (!diff.isEmpty()) {
            getChildren().add(CodeView.diff(diff));
        }
    }

    private void file(UnitFile file) {
        getChildren().add(Controls.value(Plain.oneLine(file.path()), "mono", "strong"));
        getChildren().add(Controls.label(words.say("unit.changed", exact(file.changed())), "small", "quiet"));
        Optional<String> text = file.text();
        getChildren().add(text.isPresent() ? CodeView.plain(text.get()) : Controls.paragraph(words.say("unit.closed"), "quiet"));
    }

    private String exact(Instant at) {
        return Ages.exact(at, around.language().locale());
    }
}
