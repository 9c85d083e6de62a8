package org.hostkeeper.agent.web;

import java.util.function.Function;
import org.hostkeeper.agent.web.access.Need;

/**
 * A path with a verb, and what it needs.
 *
 * @param path with placeholders in braces
 * @param need of a request that came to this place
 */
record Route(String method, String path, Function<Place, Need> need, Function<Request, Reply> answer) {
    static Route open(String path, Function<Request, Reply> answer) {
        return get(path, Need.OfAgent.NOTHING, answer);
    }

    static Route read(String path, Function<Request, Reply> answer) {
        return get(path, Need.OfAgent.READ, answer);
    }

    static Route get(String path, Need need, Function<Request, Reply> answer) {
        return new Route("GET", path, _ -> need, answer);
    }

    static Route operate(String method, String path, Function<Request, Reply> answer) {
        return new Route(method, path, _ -> Need.OfAgent.OPERATE, answer);
    }

    String name() {
        return method + " " + path;
    }
}
