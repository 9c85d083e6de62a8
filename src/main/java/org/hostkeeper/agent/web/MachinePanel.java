package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.words.Text;

/** The panel of one machine: a frame in the reader's language, with the words that its script fills it with. */
final class MachinePanel {
    private static final List<String> REASONS = List.of(
            "heartbeat", "died", "crashed", "button", "console", "requested", "idle", "never-beat", "start", "restart", "promote");
    private static final List<String> OUTCOMES = List.of("running", "recovered", "silent", "failed");
    private static final List<String> SAID = List.of(
            "live", "lost", "token.needed", "token.unknown", "token.not", "done", "accepted", "refused", "no.incident", "no.mean", "since", "up",
            "golden", "golden.none", "auto.on", "auto.off", "mean", "back.after", "sure.stop", "sure.restart", "sure.promote",
            "sure.open", "evidence", "cool");

    private MachinePanel() {}

    /**
     * @param base what the calls begin with
     * @param ownPort whether this is the machine's own port, which its guest reaches
     */
    static String of(String base, boolean ownPort, Locale language) {
        String body = """
                <main id="panel" data-base="%s" data-words="%s">
                <h1 id="name">…</h1>
                <p id="link" role="status"></p>
                <section id="state"><p id="word">…</p><p id="why"></p><p id="facts"></p></section>
                <p id="alone" class="note" hidden>%s</p>
                <p id="closed" class="note" hidden></p>
                <section><h2>%s</h2><div id="strip" role="img" aria-label="%s"></div></section>
                <section><h2>%s</h2>%s<p id="said" role="status"></p>%s</section>
                <section><h2>%s</h2><p id="last"></p><canvas id="picture" hidden></canvas>
                <pre id="log" aria-label="%s" tabindex="0" hidden></pre></section>
                <section><h2>%s</h2><p id="mean"></p>
                <table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th></th></tr></thead><tbody id="history"></tbody></table></section>
                <section><h2>%s</h2><p>%s</p><label>%s <input id="token" type="password" autocomplete="off" spellcheck="false"></label>
                <button id="use" type="button">%s</button> <button id="forget" type="button">%s</button></section>
                </main>
                """.formatted(
                Html.text(base),
                Html.text(words(language).toString()),
                words("alone", language),
                words("beats", language),
                words("beats.told", language),
                words("deeds", language),
                buttons(language),
                ownPort ? "<p><a href=\"%s\">%s</a></p>".formatted(GuestPage.PATH, words("guest", language)) : "",
                words("last", language),
                words("log", language),
                words("history", language),
                words("when", language),
                words("reason", language),
                words("outcome", language),
                words("token", language),
                words("token.why", language),
                words("token.field", language),
                words("token.use", language),
                words("token.forget", language));
        String head = """
                <link rel="stylesheet" href="/assets/machine.css">
                <script src="/assets/picture.js" defer></script>
                <script src="/assets/machine.js" defer></script>
                """;
        return Html.page(language.getLanguage(), say("title", language), head, body);
    }

    private static String buttons(Locale language) {
        return button("revert/request?reason=console", "revert", "", language)
                + button("vm/start", "start", "", language)
                + button("vm/stop", "stop", "sure.stop", language)
                + button("vm/restart", "restart", "sure.restart", language)
                + button("revert/enable", "enable", "", language)
                + button("revert/disable", "disable", "", language)
                + button("snapshot/promote", "promote", "sure.promote", language);
    }

    /** @param sure what is asked before */
    private static String button(String call, String key, String sure, Locale language) {
        return "<button type=\"button\" data-call=\"%s\" data-sure=\"%s\">%s</button>\n".formatted(call, sure, words("do." + key, language));
    }

    private static ObjectNode words(Locale language) {
        ObjectNode words = JsonNodeFactory.instance.objectNode();
        Stream.of(VmState.values()).forEach(state -> words.put("state." + state.code(), say("state." + state.code(), language)));
        REASONS.forEach(reason -> words.put("reason." + reason, say("reason." + reason, language)));
        OUTCOMES.forEach(outcome -> words.put("outcome." + outcome, say("outcome." + outcome, language)));
        SAID.forEach(key -> words.put(key, say(key, language)));
        return words;
    }

    private static String words(String key, Locale language) {
        return Html.text(say(key, language));
    }

    private static String say(String key, Locale language) {
        return Text.of("agent.web", "vm." + key).in(language);
    }
}
