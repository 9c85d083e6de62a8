package org.hostkeeper.exhibition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.remote.Command;

/**
 * The calls of a controller's API, asked on its host: a plan goes on there when the console has lost it, and the API is
 * mostly closed to others. The agent's is the same below the machine's name, and wants a token, which stays on the host.
 * Source: docs/contracts.md, exhibition VM controller.
 */
final class ControllerApi {
    /** What the program calls itself, {@code $0}; its parameters are the method, the URL, and a file with the token. */
    static final String NAME = "hostkeeper-vm-api";

    /** What the program calls itself, {@code $0}, that prints what an agent keeps of an incident, packed. */
    static final String EVIDENCE = "hostkeeper-vm-evidence";

    private static final String FETCH = Scripts.beside(ControllerApi.class, "evidence.sh");
    private static final String PROGRAM = Scripts.beside(ControllerApi.class, "api.sh");

    private ControllerApi() {}

    static List<String> arguments(String method, Watcher at, String path) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", PROGRAM, NAME, method, url(at, path)));
        at.agent().ifPresent(_ -> words.add(AgentOnHost.TOKEN));
        return words;
    }

    static Command ask(String method, Watcher at, String path) {
        return Command.of(arguments(method, at, path));
    }

    /** Only of an agent: a deployed controller keeps nothing. */
    static Command evidence(Watcher at, long incident, Evidence which) {
        String path = "/evidence/" + incident + (which == Evidence.LOG ? "/log" : "");
        return Command.script(FETCH, EVIDENCE, url(at, path), AgentOnHost.TOKEN);
    }

    /** @param path below where the calls for the machine begin */
    static String url(Watcher at, String path) {
        return at.api() + path;
    }

    /** As part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
