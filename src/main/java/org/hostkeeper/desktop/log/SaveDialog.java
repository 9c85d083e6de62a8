package org.hostkeeper.desktop.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Asks where the lines that are shown are to be kept, and in which form, and writes them as a job. */
record SaveDialog(Surroundings around, LogText text, Path folder) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    void show(List<LogRow> rows) {
        Words words = around.words("desktop.log");
        Card card = new Card(around, words.say("save.title", rows.size()));
        TextField file = new TextField(proposal(LogText.Form.TEXT));
        file.getStyleClass().add("first-focus");
        ChoiceBox<LogText.Form> form = new ChoiceBox<>();
        Form.choices(form, List.of(LogText.Form.values()), f -> words.now("save." + f.suffix()));
        form.setValue(LogText.Form.TEXT);
        form.valueProperty().addListener((_, before, next) -> {
            String path = file.getText();
            if (path.endsWith("." + before.suffix())) {
                file.setText(path.substring(0, path.length() - before.suffix().length()) + next.suffix());
            }
        });
        Form fields = new Form();
        fields.add(words.say("save.form"), form);
        fields.add(words.say("save.file"), file);
        card.body(Controls.paragraph(words.say("save.what"), "quiet"), fields);
        Button go = Controls.primary(Controls.button(words.say("save.go"), () -> {
            card.close();
            save(rows, form.getValue(), Path.of(file.getText().strip()));
        }));
        go.disableProperty().bind(file.textProperty().map(String::isBlank));
        file.setOnAction(_ -> go.fire());
        card.foot(Controls.button(words.say("cancel"), card::close), go);
        card.show(560);
    }

    private void save(List<LogRow> rows, LogText.Form form, Path file) {
        around.jobs()
                .<Path>start(Text.of("desktop.log", "save.doing", file.toString()), _ -> written(rows, form, file))
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> tell(outcome, rows.size())));
    }

    private Path written(List<LogRow> rows, LogText.Form form, Path file) {
        try {
            text.save(rows, form, file);
            return file;
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem.Refused(
                            Text.of("desktop.log", "save.doing", file.toString()),
                            Text.of("desktop.log", "save.nowhere", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private void tell(Outcome<Path> outcome, int count) {
        switch (outcome) {
            case Outcome.Done<Path>(Path file) ->
                around.toasts().show(new State(Mark.OK, Text.of("desktop.log", "save.done", count, file.toString())), Optional.empty());
            case Outcome.Failed<Path>(Problem problem) ->
                around.toasts().show(new State(Mark.FAILED, problem.text()), Optional.empty());
            case Outcome.Cancelled<Path> _ -> {}
        }
    }

    private String proposal(LogText.Form form) {
        String stamp = STAMP.format(around.now().instant().atZone(ZoneId.systemDefault()));
        return folder.resolve("hostkeeper-log-" + stamp + "." + form.suffix()).toString();
    }
}
