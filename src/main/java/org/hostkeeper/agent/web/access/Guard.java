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
import org.hostkeeper.agent.web.access.Verdict.By;

/**
 * Decides about each request before anything is done for it. In this order: is the agent meant (Host), is it too much, does
 * a foreign web page ask, and does who asks have the right. A machine's guest needs none for what guests do, and compatibility
 * stands in for a token; neither stands in for anything else.
 */
public final class Guard {
    private static final Verdict FOREIGN_PAGE = new Verdict.Denied(403, "Another site's page may not ask for this");
    private static final Verdict TOO_MUCH = new Verdict.Denied(429, "Too many requests");
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
    private final Rates signs;
    private final Rates wishes;

    /** @param names whether the agent is called so, in lower case and without a port */
    public Guard(Predicate<String> names, TokenFile tokens, List<Exemption> compatibility, Clock clock) {
        this.names = names;
        this.tokens = tokens;
        this.compatibility = List.copyOf(compatibility);
        this.requests = new Rates(400, 200, clock);
        this.failures = new Rates(10, 0.2, clock);
        this.signs = new Rates(60, 20, clock);
        this.wishes = new Rates(3, 0.2, clock);
    }

    public Verdict judge(Asked asked) {
        if (!asked.header("host").map(Guard::withoutPort).map(host -> meant(host, asked.need())).orElse(true)) {
            return new Verdict.Denied(421, "This Host is no known name or address of the agent");
        }
        if (asked.need() instanceof Need.OfMachine of && ofItsGuest(asked, of)) {
            return guest(asked, of);
        }
        String from = asked.from().getHostAddress();
        Optional<String> token = asked.header("authorization").flatMap(Guard::token);
        Optional<TokenFile.Holder> holder = token.flatMap(tokens::holder);
        // a guest with user-mode networking has this host's own address: whoever has a token is counted apart from all others there.
        // A right token is no guess, however many wrong ones came from there: it has 256 random bits
        boolean inTime = holder.isPresent()
                ? requests.take(from + " " + holder.get().name())
                : requests.take(from) && !failures.exhausted(from);
        if (!inTime) {
            return TOO_MUCH;
        }
        if (asked.need().changes() && fromAPage(asked)) {
            return FOREIGN_PAGE;
        }
        if (asked.need().open()) {
            return new Verdict.Welcome(By.OPENNESS);
        }
        if (token.isPresent() && holder.isEmpty()) {
            failures.take(from);
            return new Verdict.Denied(401, "Unknown token");
        }
        return entitled(asked, holder.map(TokenFile.Holder::role));
    }

    private boolean meant(String host, Need need) {
        return names.test(host) || need instanceof Need.OfMachine of && of.gate().names().test(host);
    }

    /** With a token in hand it is judged as anybody who has one. */
    private static boolean ofItsGuest(Asked asked, Need.OfMachine of) {
        return of.deed().ofGuests()
                && asked.header("authorization").isEmpty()
                && of.gate().guest().test(asked.from());
    }

    /** Counted by machine: many guests may have one address, and one that floods takes nothing from the others. */
    private Verdict guest(Asked asked, Need.OfMachine of) {
        if (asked.ofABrowser()) {
            return FOREIGN_PAGE;
        }
        Rates rates = of.deed().seldom() ? wishes : signs;
        return rates.take(of.deed() + " " + of.gate().vm()) ? new Verdict.Welcome(By.GUEST) : TOO_MUCH;
    }

    private Verdict entitled(Asked asked, Optional<Role> role) {
        if (role.filter(r -> r.covers(asked.need())).isPresent()) {
            return new Verdict.Welcome(By.TOKEN);
        }
        return withoutToken(asked).orElseGet(() -> role
                .<Verdict>map(r -> new Verdict.Denied(403, r instanceof Role.Read ? "This token may only read" : "This token is not for this"))
                .orElse(new Verdict.Denied(401, "Not authenticated")));
    }

    private Optional<Verdict> withoutToken(Asked asked) {
        return switch (asked.need()) {
            case Need.OfAgent of -> of == Need.OfAgent.READ_HERE && asked.from().isLoopbackAddress()
                    ? Optional.of(new Verdict.Welcome(By.OPENNESS))
                    : compatible(asked, of);
            case Need.OfMachine of -> compatible(asked, of);
        };
    }

    private Optional<Verdict> compatible(Asked asked, Need.OfAgent of) {
        return of != Need.OfAgent.READ_BY_TOKEN && compatibility.stream().anyMatch(exemption -> exemption.covers(asked))
                ? Optional.of(new Verdict.Welcome(By.COMPATIBILITY))
                : Optional.empty();
    }

    /** A machine's own config says from where; the agent's has no word about machines. */
    private static Optional<Verdict> compatible(Asked asked, Need.OfMachine of) {
        if (!of.deed().deployed() || of.gate().compatibility().stream().noneMatch(exemption -> exemption.covers(asked))) {
            return Optional.empty();
        }
        return Optional.of(of.changes() && asked.ofABrowser() ? FOREIGN_PAGE : new Verdict.Welcome(By.COMPATIBILITY));
    }

    /** A GET that changes something comes from a program or not at all; any page can make a browser send one. */
    private static boolean fromAPage(Asked asked) {
        if (asked.method().equals("GET")) {
            return asked.ofABrowser();
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
