package org.hostkeeper.agent.web;

import java.util.Optional;
import java.util.function.Function;
import org.hostkeeper.agent.web.access.Role;

/**
 * A path with a verb, and what it needs.
 *
 * @param path with at most one placeholder in braces
 * @param needed empty for what is open to everybody
 * @param trusted whether this machine's own processes need no token for it
 */
record Route(String method, String path, Optional<Role> needed, boolean trusted, Function<Request, Reply> answer) {
    static Route open(String path, Function<Request, Reply> answer) {
        return new Route("GET", path, Optional.empty(), false, answer);
    }

    static Route read(String path, Function<Request, Reply> answer) {
        return new Route("GET", path, Optional.of(Role.READ), false, answer);
    }

    static Route operate(String method, String path, Function<Request, Reply> answer) {
        return new Route(method, path, Optional.of(Role.OPERATE), false, answer);
    }

    Route trusting() {
        return new Route(method, path, needed, true, answer);
    }

    String name() {
        return method + " " + path;
    }
}
