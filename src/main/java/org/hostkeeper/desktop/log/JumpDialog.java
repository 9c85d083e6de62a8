package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** Asks for the moment of the past that is to be shown. */
record JumpDialog(Surroundings around, ZoneId zone, Consumer<Instant> go) {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);

    void show() {
        Words words = around.words("desktop.log");
        Card card = new Card(around, words.say("jump.title"));
        ZonedDateTime now = around.now().instant().atZone(zone);
        DatePicker date = new DatePicker(now.toLocalDate());
        TextField time = new TextField(SHOWN.format(now));
        time.getStyleClass().add("first-focus");
        Form form = new Form();
        form.add(words.say("jump.date"), date);
        form.add(words.say("jump.time"), time);
        date.getEditor().accessibleTextProperty().bind(words.say("jump.date"));
        ObservableValue<Optional<Instant>> moment = Bindings.createObjectBinding(
                () -> moment(date.getValue(), time.getText(), zone), date.valueProperty(), time.textProperty());
        card.body(
                Controls.paragraph(words.say("jump.what"), "quiet"),
                form,
                Controls.shownWhile(Controls.paragraph(words.say("jump.bad"), "state-failed"), moment.map(Optional::isEmpty)));
        Button jump = Controls.primary(Controls.button(words.say("jump.go"), () -> {
            card.close();
            moment.getValue().ifPresent(go);
        }));
        jump.disableProperty().bind(moment.map(Optional::isEmpty));
        time.setOnAction(_ -> jump.fire());
        card.foot(Controls.button(words.say("cancel"), card::close), jump);
        card.show(460);
    }

    /** "8:30" and "08:30:15" are times of that day here. */
    static Optional<Instant> moment(LocalDate date, String time, ZoneId zone) {
        try {
            return Optional.of(LocalTime.parse(time.strip(), TYPED).atDate(date).atZone(zone).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
