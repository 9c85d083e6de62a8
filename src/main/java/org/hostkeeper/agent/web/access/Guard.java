package org.hostkeeper.agent.web.access;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides about each request before anything is done for it. In this order: is the agent meant (Host), is it too much, does
 * a foreign web page ask, and does who asks have the right. Compatibility stands in for a token and for nothing else.
 */
public final class Guard {
    private static final Verdict WELCOME = new Verdict.Welcome();
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    /** Requests of this route from these networks are answered without a token, as deployed clients have none. */
    public record Exemption(String route, List<Network> networks) {
        boolean covers(Asked asked) {
            return (route.equals("*") || route.equals(asked.route()))
                    && networks.stream().anyMatch(network -> network.contains(asked.from()));
        }
    }

    private final Predicate<String> names;
    private final TokenFile tokens;
    private final List<Exemption> compatibility;
    private final Rates requests;
    private final Rates failures;

    /** @param names whether the agent is called so, in lower case and without a port */
    public Guard(Predicate<String> names, TokenFile tokens, List<Exemption> compatibility, Clock clock) {
        this.names = names;
        this.tokens = tokens;
        this.compatibility = List.copyOf(compatibility);
        this.requests = new Rates(400, 200, clock);
        this.failures = new Rates(10, 0.2, clock);
    }

    public Verdict judge(Asked asked) {
        if (!asked.header("host").map(Guard::withoutPort).map(names::test).orElse(true)) {
            return new Verdict.Denied(421, "This Host is no known name or address of the agent");
        }
        String who = asked.from().getHostAddress();
        if (!requests.take(who) || failures.exhausted(who)) {
            return new Verdict.Denied(429, "Too many requests");
        }
        if (asked.needed().equals(Optional.of(Role.OPERATE)) && fromAPage(asked)) {
            return new Verdict.Denied(403, "Another site's page may not ask for this");
        }
        return asked.needed().isEmpty() ? WELCOME : entitled(asked, who);
    }

    private Verdict entitled(Asked asked, String who) {
        Role needed = asked.needed().orElseThrow();
        Optional<String> token = asked.header("authorization").flatMap(Guard::token);
        Optional<Role> role = token.flatMap(tokens::role);
        if (role.isPresent() && role.get().covers(needed)) {
            return WELCOME;
        }
        if (token.isPresent() && role.isEmpty()) {
            failures.take(who);
            return new Verdict.Denied(401, "Unknown token");
        }
        boolean own = asked.trusted() && asked.from().isLoopbackAddress();
        if (own || compatibility.stream().anyMatch(exemption -> exemption.covers(asked))) {
            return WELCOME;
        }
        return role.isPresent()
                ? new Verdict.Denied(403, "This token may only read")
                : new Verdict.Denied(401, "Not authenticated");
    }

    /** A GET that changes something comes from a program or not at all; any page can make a browser send one. */
    private static boolean fromAPage(Asked asked) {
        if (asked.method().equals("GET")) {
            return Stream.of("origin", "referer", "cookie").anyMatch(name -> asked.header(name).isPresent())
                    || asked.headers().keySet().stream().anyMatch(name -> name.startsWith("sec-fetch-"));
        }
        boolean foreign = asked.header("origin")
                .filter(origin -> !origin.replaceFirst("^https?://", "").equals(asked.header("host").orElse("")))
                .isPresent();
        return foreign
                || asked.header("sec-fetch-site").filter(site -> !OWN_SITE.contains(site)).isPresent();
    }

    /** As a bearer (RFC 6750), or as the password of any user (RFC 7617), which a browser asks for by itself. */
    private static Optional<String> token(String authorization) {
        int blank = authorization.indexOf(' ');
        String scheme = blank < 0 ? "" : authorization.substring(0, blank).toLowerCase(Locale.ROOT);
        String rest = authorization.substring(blank + 1).strip();
        return switch (scheme) {
            case "bearer" -> Optional.of(rest);
            case "basic" -> password(rest);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String base64) {
        try {
            String words = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            return Optional.of(words.substring(words.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.of("");
        }
    }

    private static String withoutPort(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "").replaceFirst("^\\[(.*)]$", "$1");
    }
}
