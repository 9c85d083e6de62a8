package org.hostkeeper.desktop.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;

/** Asks for one or several secrets; the fields are emptied as soon as they are answered. */
record SecretQuestion(
        Surroundings around, Text title, Text why, List<Text> prompts, List<Boolean> echo, boolean keepable) {
    /** What was answered, and whether it is wanted again at the next start. */
    record Given(List<Secret> secrets, boolean keep) {}

    void show(Consumer<Optional<Given>> answer) {
        Words words = around.words("desktop.question");
        Card card = new Card(around, around.language().say(title));
        Form form = new Form();
        List<TextField> fields = new ArrayList<>();
        IntStream.range(0, prompts.size()).forEach(i -> {
            TextField field = echo.get(i) ? new TextField() : new PasswordField();
            fields.add(field);
            form.add(around.language().say(prompts.get(i)), field);
        });
        fields.getFirst().getStyleClass().add("first-focus");
        CheckBox keep = Form.tick(words.say("keep"));
        card.body(Controls.paragraph(around.language().say(why), "quiet"), form);
        if (keepable) {
            form.below(keep);
        }
        Runnable cancel = () -> end(card, fields, () -> answer.accept(Optional.empty()));
        Button go = Controls.primary(Controls.button(words.say("go-on"), () -> {
            List<Secret> given = fields.stream().map(f -> Secret.of(f.getText().toCharArray())).toList();
            end(card, fields, () -> answer.accept(Optional.of(new Given(given, keep.isSelected()))));
        }));
        go.setDefaultButton(true);
        card.onEscape(cancel);
        card.foot(Controls.button(words.say("cancel"), cancel), go);
        card.show(480);
    }

    private static void end(Card card, List<TextField> fields, Runnable told) {
        fields.forEach(TextField::clear);
        card.close();
        told.run();
    }
}
