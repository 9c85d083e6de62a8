package org.hostkeeper.desktop.module;

import java.time.Duration;
import java.util.OptionalLong;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.inspection.Inspection;
import org.hostkeeper.words.Text;

/** What a service uses, as far as its host accounts for it. */
final class Consumption extends VBox {
    private static final double MEBI = 1048576;

    private final Words words;
    private final Inspection inspection;

    Consumption(Surroundings around, Inspection inspection) {
        this.words = around.words("desktop.module");
        this.inspection = inspection;
        getStyleClass().add("detail-part");
        FactSheet sheet = new FactSheet();
        add(sheet, "column.memory", amount("MemoryCurrent"));
        add(sheet, "use.peak", amount("MemoryPeak"));
        add(sheet, "use.memory-max", limit("MemoryMax"));
        add(sheet, "use.cpu", cpu());
        add(sheet, "use.tasks", count("TasksCurrent"));
        add(sheet, "use.tasks-max", count("TasksMax"));
        add(sheet, "use.read", amount("IOReadBytes"));
        add(sheet, "use.written", amount("IOWriteBytes"));
        add(sheet, "column.restarts", count("NRestarts"));
        inspection.time("ActiveEnterTimestamp").ifPresent(at ->
                sheet.add(words.say("column.since"), Ages.exact(at, around.language().locale())));
        getChildren().addAll(sheet, Controls.paragraph(
                words.say("use.read-at", Ages.exact(inspection.now(), around.language().locale())), "small", "quiet"));
    }

    private void add(FactSheet sheet, String name, Text value) {
        sheet.add(words.say(name), words.language().say(value));
    }

    private Text amount(String property) {
        OptionalLong bytes = inspection.number(property);
        return bytes.isPresent() ? words.text("mebibytes", bytes.getAsLong() / MEBI) : words.text("use.unknown");
    }

    private Text limit(String property) {
        return inspection.number(property).isPresent() ? amount(property) : words.text("use.no-limit");
    }

    private Text count(String property) {
        OptionalLong number = inspection.number(property);
        return number.isPresent() ? words.text("number", (double) number.getAsLong()) : words.text("use.unknown");
    }

    private Text cpu() {
        OptionalLong nanos = inspection.number("CPUUsageNSec");
        return nanos.isPresent() ? Ages.length(Duration.ofNanos(nanos.getAsLong())) : words.text("use.unknown");
    }
}
