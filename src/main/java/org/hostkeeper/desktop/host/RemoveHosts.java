package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/**
 * Asks before hosts are forgotten: says what goes with them and what stays, offers to forget their keys and passwords
 * too, and refuses what would leave another host without its jump host.
 */
record RemoveHosts(Surroundings around, HostDeeds deeds) {
    void ask(List<HostName> names) {
        Words words = around.words("desktop.host");
        List<Host> all = deeds.hosts();
        List<Host> hosts = all.stream().filter(host -> names.contains(host.name())).toList();
        String named = String.join(", ", hosts.stream().map(host -> host.name().value()).toList());
        Card card = new Card(around, words.say("remove.title", hosts.size(), named));
        Map<HostName, List<HostName>> stranded = Removal.stranded(hosts, all);
        if (!stranded.isEmpty()) {
            refuse(card, words, stranded);
            return;
        }
        CheckBox keys = choice(words, "remove.keys");
        CheckBox secrets = choice(words, "remove.secrets");
        VBox problem = new VBox();
        card.body(
                Controls.paragraph(words.say("remove.what", named)),
                Controls.paragraph(words.say("remove.stays"), "quiet"),
                keys,
                secrets,
                problem);
        Button cancel = Controls.button(words.say("cancel"), card::close);
        cancel.getStyleClass().add("first-focus");
        card.foot(cancel, Controls.primary(Controls.button(words.say("remove.do", hosts.size()), () -> {
            Removal removal = new Removal(Removal.ordered(hosts), keys.isSelected(), secrets.isSelected());
            Optional<Problem> refused = deeds.remove(removal);
            if (refused.isEmpty()) {
                card.close();
                around.toasts()
                        .show(new State(Mark.OK, words.text("remove.done", hosts.size(), named)), Optional.empty());
            }
            refused.ifPresent(why ->
                    problem.getChildren().setAll(Notice.problem(around.language().say(why.text()))));
        })));
        card.show(520);
    }

    private void refuse(Card card, Words words, Map<HostName, List<HostName>> stranded) {
        VBox lines = new VBox(8);
        stranded.forEach((jump, behind) -> lines.getChildren()
                .add(Notice.problem(words.say(
                        "remove.jump",
                        jump.value(),
                        behind.size(),
                        String.join(", ", behind.stream().map(HostName::value).toList())))));
        card.body(lines, Controls.paragraph(words.say("remove.jump.what"), "quiet"));
        Button close = Controls.button(words.say("cancel"), card::close);
        close.getStyleClass().add("first-focus");
        card.foot(close);
        card.show(520);
    }

    private static CheckBox choice(Words words, String key) {
        CheckBox box = new CheckBox();
        box.setMnemonicParsing(false);
        box.textProperty().bind(words.say(key));
        box.accessibleTextProperty().bind(words.say(key));
        box.setWrapText(true);
        box.setSelected(true);
        return box;
    }
}
