package org.hostkeeper.agent.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.guest.GuestGuide;
import org.hostkeeper.exhibition.guest.GuestScript;
import org.hostkeeper.words.Text;

/**
 * Tells what to set in a machine's guest, opened in that guest's own browser: the addresses in it are those that the guest has
 * just reached this host at. Open to everybody and holds nothing; plain enough for the browsers of old systems.
 */
final class GuestPage {
    static final String PATH = "/ui/guest";
    static final String SCRIPT = PATH + "/" + GuestScript.FILE;

    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private GuestPage() {}

    static String of(ControllerSettings settings, String host, Locale language) {
        URI server = server(settings, host);
        String body = """
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <h2>Linux</h2>
                %s
                <h2>Windows</h2>
                %s
                </main>
                """.formatted(
                say("vm.guest.title", language),
                say("vm.guest.why", language, server),
                steps(GuestGuide.steps(GuestGuide.Os.LINUX, server, Optional.of(URI.create(server + SCRIPT))), language),
                steps(GuestGuide.steps(GuestGuide.Os.WINDOWS, server, Optional.empty()), language));
        return Html.page(language.getLanguage(), Text.of("agent.web", "vm.guest.title").in(language), "", body);
    }

    /** For the guest that fetches it from here. */
    static String script(ControllerSettings settings, String host) {
        return GuestScript.linux(server(settings, host));
    }

    /** As it was just called; what is no address is not repeated. */
    private static URI server(ControllerSettings settings, String host) {
        return AUTHORITY.matcher(host).matches() ? URI.create("http://" + host) : GuestScript.server(settings.hosts(), settings.port());
    }

    private static String steps(List<GuestGuide.Step> steps, Locale language) {
        return steps.stream()
                .map(step -> "<li><strong>%s</strong><p>%s</p>%s</li>\n".formatted(
                        Html.text(step.what().in(language)),
                        Html.text(step.how().in(language)),
                        step.code().map(code -> "<pre>" + Html.text(code) + "</pre>").orElse("")))
                .collect(Collectors.joining("", "<ol>\n", "</ol>"));
    }

    private static String say(String key, Locale language, Object... args) {
        return Html.text(Text.of("agent.web", key, args).in(language));
    }
}
