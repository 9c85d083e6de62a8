package org.hostkeeper.deployment.defect;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.remote.Shell;

/** A change of one module as a command for the host, which a deployed System API and the agent both understand. */
final class ApiCommand {
    private static final int USUAL_PORT = 8080;

    private ApiCommand() {}

    static String put(Material material, ModuleRow row, String key, String value) {
        List<String> words = new ArrayList<>(List.of("curl", "-X", "PUT", "-H", "Content-Type: application/json"));
        if (material.adopted() && material.settings().at("/hostkeeper/rest/compatibility").isEmpty()) {
            words.addAll(List.of("-H", "Authorization: Bearer TOKEN"));
        }
        String guid = URLEncoder.encode(row.guid(), StandardCharsets.UTF_8).replace("+", "%20");
        words.addAll(List.of(
                "-d", "{\"" + key + "\": \"" + value + "\"}", "http://localhost:" + port(material) + "/api/modules/" + guid));
        return Shell.line(words);
    }

    private static int port(Material material) {
        int own = material.settings().at("/hostkeeper/rest/port").asInt(0);
        if (own > 0) {
            return own;
        }
        try {
            int port = URI.create(material.settings().at("/systemapi/base_url").asText("")).getPort();
            return port > 0 ? port : USUAL_PORT;
        } catch (IllegalArgumentException e) {
            return USUAL_PORT; // the deployed manager serves there whatever stands in its config
        }
    }
}
