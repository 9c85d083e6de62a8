package org.hostkeeper.desktop.question;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.VaultPassphrase.Purpose;

/**
 * Asks for the passphrase of the vault, where secrets are kept on a machine without a keyring. A new one is written
 * twice, since nobody could open the vault after a slip. Without an answer secrets stay in memory.
 */
record VaultQuestion(Surroundings around, Purpose purpose, Path vault) {
    void show(Consumer<Optional<Secret>> answer) {
        Words words = around.words("desktop.question");
        boolean choosing = purpose == Purpose.CHOOSE;
        Card card = new Card(around, words.say(choosing ? "vault.choose.title" : "vault.open.title"));
        Form form = new Form();
        PasswordField first = new PasswordField();
        PasswordField again = new PasswordField();
        first.getStyleClass().add("first-focus");
        form.add(words.say("passphrase.prompt"), first);
        if (choosing) {
            form.add(words.say("vault.again"), again, Controls.shownWhile(
                    Controls.label(words.say("vault.differs"), Mark.FAILED.style()),
                    again.textProperty().isNotEmpty().and(again.textProperty().isNotEqualTo(first.textProperty()))));
        }
        Notice wrong = Notice.problem(words.say("vault.wrong"));
        card.body(
                Controls.shownWhile(wrong, Bindings.createBooleanBinding(() -> purpose == Purpose.OPEN_AGAIN)),
                Controls.paragraph(words.say(choosing ? "vault.choose.why" : "vault.open.why"), "quiet"),
                new FactSheet().add(words.say("vault.file"), vault.toString(), "mono"),
                form);
        List<PasswordField> fields = List.of(first, again);
        Runnable cancel = () -> end(card, fields, () -> answer.accept(Optional.empty()));
        Button go = Controls.primary(Controls.button(words.say(choosing ? "vault.make" : "vault.open"), () -> {
            Secret given = Secret.of(first.getText().toCharArray());
            end(card, fields, () -> answer.accept(Optional.of(given)));
        }));
        go.setDefaultButton(true);
        go.disableProperty().bind(Bindings.createBooleanBinding(
                () -> first.getText().isEmpty() || (choosing && !first.getText().equals(again.getText())),
                first.textProperty(),
                again.textProperty()));
        card.onEscape(cancel);
        card.foot(Controls.button(words.say("vault.without"), cancel), go);
        card.show(560);
    }

    private static void end(Card card, List<PasswordField> fields, Runnable told) {
        fields.forEach(PasswordField::clear);
        card.close();
        told.run();
    }
}
