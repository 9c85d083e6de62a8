package org.hostkeeper.agent.web;

import java.util.List;
import java.util.Locale;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.words.Text;

/**
 * The table of modules as a page. It is whole without a script; with one, rows change in place as modules do, without the
 * page being loaded again.
 */
final class StatusPage {
    private StatusPage() {}

    static String of(String server, List<DeployedModule> modules, Locale language) {
        StringBuilder rows = new StringBuilder();
        modules.forEach(module -> rows.append(row(module, language)));
        String body = """
                <h1>%s</h1>
                <p id="link" data-live="%s" data-lost="%s"></p>
                <table>
                <thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>GUID</th></tr></thead>
                <tbody id="modules">
                %s</tbody>
                </table>
                <p id="none"%s>%s</p>
                <p><a href="/docs">API</a></p>
                """.formatted(
                Html.text(server),
                words("live", language),
                words("lost", language),
                words("status", language),
                words("name", language),
                words("description", language),
                words("type", language),
                rows,
                modules.isEmpty() ? "" : " hidden",
                words("none", language));
        return Html.page(
                language.getLanguage(), server, "<script src=\"/assets/status.js\" defer></script>\n", body);
    }

    /** One row, which is also what is sent when it changes. */
    static String row(DeployedModule module, Locale language) {
        String status = ModuleStatus.of(module.status()).orElse(ModuleStatus.OTHER).word();
        return """
                <tr data-guid="%s"><td class="%s">%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>
                """.formatted(
                Html.text(module.guid()),
                status,
                Text.of("agent.web", "status." + status).in(language),
                Html.text(module.name()),
                Html.text(module.description()),
                Html.text(module.serviceType()),
                Html.text(module.guid()));
    }

    private static String words(String key, Locale language) {
        return Html.text(Text.of("agent.web", "page." + key).in(language));
    }
}
