package org.hostkeeper.desktop.question;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;

/**
 * First contact: shows the fingerprint to compare with what the host's keeper says. Accepting is never the default, so
 * that Enter alone accepts nothing.
 */
record KeyQuestion(Surroundings around, HostName host, String address, String keyType, String fingerprint) {
    void show(Consumer<Boolean> answer) {
        Words words = around.words("desktop.question");
        Card card = new Card(around, words.say("key.title", host.value()));
        TextField shown = new TextField(fingerprint);
        shown.setEditable(false);
        shown.getStyleClass().add("mono");
        shown.accessibleTextProperty().bind(words.say("key.fingerprint"));
        card.body(
                Controls.paragraph(words.say("key.what", host.value(), address, keyType)),
                shown,
                Controls.paragraph(words.say("key.compare"), "quiet"),
                new FactSheet().add(words.say("key.how"), "ssh-keygen -lf /etc/ssh/ssh_host_" + file() + "_key.pub", "mono"));
        Runnable refuse = () -> {
            card.close();
            answer.accept(false);
        };
        Button no = Controls.button(words.say("key.refuse"), refuse);
        no.getStyleClass().add("first-focus");
        card.onEscape(refuse);
        card.foot(no, Controls.primary(Controls.button(words.say("key.accept"), () -> {
            card.close();
            answer.accept(true);
        })));
        card.show(600);
    }

    private String file() {
        String type = keyType.toLowerCase(java.util.Locale.ROOT);
        return type.contains("ecdsa") ? "ecdsa" : type.contains("rsa") ? "rsa" : "ed25519";
    }
}
