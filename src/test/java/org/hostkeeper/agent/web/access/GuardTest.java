package org.hostkeeper.agent.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hostkeeper.agent.web.access.Guard.Exemption;
import org.hostkeeper.agent.web.access.Need.Deed;
import org.hostkeeper.agent.web.access.Need.Gate;
import org.hostkeeper.agent.web.access.Verdict.By;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The guard")
class GuardTest {
    private static final Verdict WELCOME = new Verdict.Welcome(By.TOKEN);
    private static final Verdict COMPATIBLE = new Verdict.Welcome(By.COMPATIBILITY);
    private static final Verdict TOO_MUCH = new Verdict.Denied(429, "Too many requests");
    private static final String REVERT = "GET /api/v1/revert";
    private static final String STATUS = "PUT /api/modules/{guid}/status";

    @TempDir
    private Path folder = Path.of("");

    private final Hands clock = new Hands();
    private String reader = "";
    private String operator = "";
    private TokenFile tokens = new TokenFile(Path.of("tokens"));

    @BeforeEach
    void makeTokens() {
        tokens = new TokenFile(folder.resolve("tokens"));
        reader = "Bearer " + tokens.make("reader", Role.READ, new SecureRandom());
        operator = "Bearer " + tokens.make("operator", Role.OPERATE, new SecureRandom());
    }

    @Test
    @DisplayName("lets a reader read, and only an operator operate")
    void roles() {
        assertThat(judge(guard(), "GET", "GET /x", Need.OfAgent.READ, "authorization", reader)).isEqualTo(WELCOME);
        assertThat(judge(guard(), "PUT", "PUT /x", Need.OfAgent.OPERATE, "authorization", reader))
                .isEqualTo(new Verdict.Denied(403, "This token may only read"));
        assertThat(judge(guard(), "PUT", "PUT /x", Need.OfAgent.OPERATE, "authorization", operator)).isEqualTo(WELCOME);
    }

    @Test
    @DisplayName("takes a token as the password that a browser asks for")
    void basic() {
        String password = Base64.getEncoder().encodeToString(("me:" + reader.substring(7)).getBytes(StandardCharsets.UTF_8));

        assertThat(judge(guard(), "GET", "GET /x", Need.OfAgent.READ, "authorization", "Basic " + password)).isEqualTo(WELCOME);
        assertThat(judge(guard(), "GET", "GET /x", Need.OfAgent.READ, "authorization", "Basic ?!")).isEqualTo(new Verdict.Denied(401, "Unknown token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin", "referer", "cookie", "sec-fetch-site", "sec-fetch-mode"})
    @DisplayName("refuses a GET that changes something where it carries what only browsers send, in compatibility and with a token")
    void changingGet(String header) {
        Guard guard = guard(new Exemption("*", List.of(Network.of("10.0.0.0/8"))));

        assertThat(judge(guard, "GET", REVERT, Need.OfAgent.OPERATE, "accept", "*/*")).isEqualTo(COMPATIBLE);
        assertThat(judge(guard, "GET", REVERT, Need.OfAgent.OPERATE, header, "none"))
                .isEqualTo(new Verdict.Denied(403, "Another site's page may not ask for this"));
        assertThat(judge(guard, "GET", "GET /api/modules", Need.OfAgent.READ, header, "none")).isEqualTo(COMPATIBLE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"http://evil.example, false", "null, false", "http://box7:8080, true"})
    @DisplayName("refuses what another site's page makes a browser send, whatever the verb")
    void foreignPage(String origin, boolean own) {
        assertThat(judge(guard(), "PUT", STATUS, Need.OfAgent.OPERATE, "authorization", operator, "origin", origin, "host", "box7:8080"))
                .isEqualTo(own ? WELCOME : new Verdict.Denied(403, "Another site's page may not ask for this"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"box7, true", "box7:8080, true", "BOX7, true", "[::1]:8080, true", "evil.example, false", "box7.evil.example, false"})
    @DisplayName("answers only to names of its own, so that no foreign name can be made to lead here")
    void host(String host, boolean own) {
        assertThat(judge(guard(), "GET", "GET /x", Need.OfAgent.READ, "authorization", reader, "host", host))
                .isEqualTo(own ? WELCOME : new Verdict.Denied(421, "This Host is no known name or address of the agent"));
    }

    @Test
    @DisplayName("is compatible for the named route and network, and for nothing else")
    void compatibility() {
        Guard guard = guard(new Exemption(STATUS, List.of(Network.of("10.1.0.0/16"))));

        assertThat(from("10.1.2.3", guard, STATUS)).isEqualTo(COMPATIBLE);
        assertThat(from("10.2.2.3", guard, STATUS)).isEqualTo(new Verdict.Denied(401, "Not authenticated"));
        assertThat(from("10.1.2.3", guard, "DELETE /api/modules/{guid}")).isEqualTo(new Verdict.Denied(401, "Not authenticated"));
        assertThat(from("10.1.2.3", guard(), STATUS)).isEqualTo(new Verdict.Denied(401, "Not authenticated"));
    }

    @Test
    @DisplayName("slows down whoever guesses tokens, and lets him guess again after a while")
    void guessing() {
        Guard guard = guard();
        guess(guard, 10);

        assertThat(guess(guard, 1)).isEqualTo(TOO_MUCH);
        clock.now = clock.now.plusSeconds(6);
        assertThat(guess(guard, 1)).isEqualTo(new Verdict.Denied(401, "Unknown token"));
    }

    @Test
    @DisplayName("lets him guess again after the same while where the clock was set back meanwhile")
    void clockSetBack() {
        Guard guard = guard();
        guess(guard, 10);

        clock.now = clock.now.minusSeconds(3600);
        assertThat(guess(guard, 1)).isEqualTo(TOO_MUCH);
        clock.now = clock.now.plusSeconds(6);
        assertThat(guess(guard, 1)).isEqualTo(new Verdict.Denied(401, "Unknown token"));
    }

    @Test
    @DisplayName("answers who has a token whatever others at its address did: a guest with user-mode networking has this host's own")
    void sharedAddress() {
        Guard guard = guard();
        guess(guard, 20);
        IntStream.range(0, 500).forEach(_ -> judge(guard, "GET", "GET /x", Need.OfAgent.READ));
        IntStream.range(0, 500).forEach(_ -> judge(guard, "GET", "GET /x", Need.OfAgent.READ, "authorization", reader));

        assertThat(judge(guard, "GET", "GET /x", Need.OfAgent.READ)).isEqualTo(TOO_MUCH);
        assertThat(judge(guard, "PUT", "PUT /x", Need.OfAgent.OPERATE, "authorization", operator)).isEqualTo(WELCOME);
    }

    @Test
    @DisplayName("lets nobody ask without end")
    void flood() {
        Guard guard = guard();

        assertThat(IntStream.range(0, 500)
                        .filter(_ -> judge(guard, "GET", "GET /x", Need.OfAgent.READ, "authorization", reader).equals(WELCOME))
                        .count())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("keeps no token, only its hash; a removed one is worth nothing from then on")
    void tokens() {
        assertThat(folder.resolve("tokens")).content().doesNotContain(reader.substring(7)).matches("(?s)(\\w+ (read|operate) [0-9a-f]{64}\n){2}");
        assertThat(new TokenFile(folder.resolve("tokens")).role(reader.substring(7))).contains(Role.READ);

        tokens.remove("reader");

        assertThat(tokens.role(reader.substring(7))).isEmpty();
        assertThat(tokens.remove("reader")).isFalse();
    }

    @ParameterizedTest(name = "{0} to {1} of {2}: {3}")
    @CsvSource({
        "STATE, revert:left, left, true", "REVERT, revert:left, left, true", "STATE, revert:left/right, right, true",
        "STATE, revert:left, right, false", "REVERT, revert:left, right, false", "REVERT, revert:left, lef, false",
        "SEE, revert:left, left, false", "KEPT, revert:left, left, false", "BEAT, revert:left, left, false",
        "BUTTON, revert:left, left, false", "IDLE, revert:left, left, false", "OPERATE, revert:left, left, false",
        "PROMOTE, revert:left, left, false",
        "STATE, read, left, true", "SEE, read, left, true", "KEPT, read, left, true", "REVERT, read, left, false",
        "BEAT, read, left, false", "BUTTON, read, left, false", "OPERATE, read, left, false",
        "PROMOTE, operate, left, true", "BEAT, operate, left, true"
    })
    @DisplayName("lets a kiosk's token read the state of its machines and revert them, and nothing else")
    void kiosks(Deed deed, String role, String vm, boolean may) {
        String token = "Bearer " + tokens.make("one", Role.of(role).orElseThrow(), new SecureRandom());
        Need need = new Need.OfMachine(new Gate(vm, _ -> false, _ -> false, List.of()), deed);

        assertThat(judge(guard(), "POST", "POST /x", need, "authorization", token) instanceof Verdict.Welcome).isEqualTo(may);
        assertThat(judge(guard(), "GET", "GET /x", Need.OfAgent.READ, "authorization", token) instanceof Verdict.Welcome)
                .isEqualTo(!role.startsWith("revert"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "revert", "revert:", "revert:a/", "revert:/", "revert:a\nroot operate", "READ"})
    @DisplayName("knows no other roles; a line of the file that names one is no token")
    void noRole(String word) {
        assertThat(Role.of(word)).isEmpty();
    }

    private Guard guard(Exemption... compatibility) {
        return new Guard(Set.of("box7", "::1")::contains, tokens, List.of(compatibility), clock);
    }

    private static Verdict guess(Guard guard, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> judge(guard, "GET", "GET /x", Need.OfAgent.READ, "authorization", "Bearer guess"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static Verdict from(String address, Guard guard, String route) {
        return guard.judge(new Asked("PUT", route, Need.OfAgent.OPERATE, address(address), Map.of("host", "box7")));
    }

    private static Verdict judge(Guard guard, String verb, String route, Need needed, String... headers) {
        Map<String, String> all = new TreeMap<>(Map.of("host", "box7"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return guard.judge(new Asked(verb, route, needed, address("10.1.2.3"), all));
    }

    private static InetAddress address(String words) {
        try {
            return InetAddress.getByName(words);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
