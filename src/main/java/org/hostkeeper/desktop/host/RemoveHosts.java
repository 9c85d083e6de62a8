package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;

/** Asks before hosts are forgotten: their connection settings cannot be brought back, though nothing happens on them. */
record RemoveHosts(Surroundings around, HostDeeds deeds) {
    void ask(List<HostName> hosts) {
        Words words = around.words("desktop.host");
        String named = String.join(", ", hosts.stream().map(HostName::value).toList());
        Card card = new Card(around, words.say("remove.title", hosts.size(), named));
        card.body(Controls.paragraph(words.say("remove.what", named)));
        card.foot(
                Controls.button(words.say("cancel"), card::close),
                Controls.primary(Controls.button(words.say("remove.do", hosts.size()), () -> {
                    card.close();
                    deeds.remove(hosts);
                    around.toasts()
                            .show(new State(Mark.OK, words.text("remove.done", hosts.size(), named)), Optional.empty());
                })));
        card.show(480);
    }
}
