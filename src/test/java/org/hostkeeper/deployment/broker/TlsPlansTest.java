package org.hostkeeper.deployment.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A broker's listener with TLS")
class TlsPlansTest {
    private static final String MAIN = "include_dir /etc/mosquitto/conf.d\n";
    private static final String HALL = "/etc/mosquitto/conf.d/hall.conf";
    private static final TlsWish MADE = new TlsWish(Optional.empty(), Optional.empty(), 8883, List.of("shop.example.org"), false);
    private static final TlsWish CLOSING = new TlsWish(Optional.empty(), Optional.empty(), 8883, List.of(), true);

    private final TlsPlans plans = new TlsPlans(Clock.fixed(Instant.parse("2026-03-14T09:00:00Z"), ZoneOffset.UTC), new Random(1));

    private static TlsGround ground(String hall, Map<String, FileState> own, List<TlsGround.Fault> faults, boolean made) {
        Map<String, FileState.Present> configs = new LinkedHashMap<>();
        configs.put("/etc/mosquitto/mosquitto.conf", FileState.Present.of(Bytes.utf8(MAIN), Ownership.ROOT_PUBLIC));
        configs.put(HALL, FileState.Present.of(Bytes.utf8(hall), Ownership.ROOT_PUBLIC));
        BrokerGround broker = new BrokerGround(new HostName("shop-1"), true, false, configs, own, Optional.empty());
        return new TlsGround(broker, List.of("shop", "10.0.0.7"), faults, made, Map.of());
    }

    private static TlsGround ground(String hall) {
        return ground(hall, Map.of(), List.of(), false);
    }

    private static List<String> words(Plan plan) {
        return plan.steps().stream().map(step -> step.words().in(Locale.ENGLISH)).toList();
    }

    private static String written(Plan plan, String path) {
        return plan.steps().stream()
                .filter(step -> step instanceof Step.WriteFile write && write.path().equals(path))
                .map(step -> ((Step.WriteFile) step).content().plain().text())
                .findFirst()
                .orElse("");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(((Problem.Refused) e.problem()).why().in(Locale.ENGLISH)).contains(why));
    }

    @Test
    @DisplayName("comes with a certificate that is made on the host, is tried before the restart, and shakes hands after it")
    void made() {
        Plan plan = plans.tls(ground("listener 1883 localhost\n"), MADE);
        assertThat(words(plan)).containsExactly(
                "Make the folder /etc/mosquitto/hostkeeper-tls",
                "Make an authority and a certificate for shop.example.org, shop, 10.0.0.7 in /etc/mosquitto/hostkeeper-tls; the keys stay on the host",
                "Create /etc/mosquitto/conf.d/zz-hostkeeper-tls.conf",
                "mosquitto takes the new listener, at a port of its own for a moment",
                "Restart mosquitto.service",
                "mosquitto.service runs",
                "At port 8883 mosquitto shows the certificate /etc/mosquitto/hostkeeper-tls/server.crt");
        assertThat(written(plan, TlsGround.LISTENER)).isEqualTo(
                """
                # A listener with TLS; made by Hostkeeper
                listener 8883
                certfile /etc/mosquitto/hostkeeper-tls/server.crt
                keyfile /etc/mosquitto/hostkeeper-tls/server.key
                tls_version tlsv1.2
                """);
        assertThat(((Step.Run) plan.steps().get(1)).arguments()).endsWith("shop-1", "DNS:shop.example.org,DNS:shop,IP:10.0.0.7");
        assertThat(((Step.Run) plan.steps().get(1)).undo()).isPresent();
    }

    @Test
    @DisplayName("takes a certificate that is there, and asks clients for theirs, who are then called what it says")
    void given() {
        TlsWish wish = new TlsWish(
                Optional.of(new TlsWish.Identity("/etc/ssl/shop.pem", "/etc/ssl/shop.key")), Optional.of("/etc/ssl/clients.pem"), 8884, List.of(), false);
        Plan plan = plans.tls(ground("listener 1883\nallow_anonymous true\n"), wish);
        assertThat(plan.steps()).noneMatch(Step.MakeFolder.class::isInstance);
        assertThat(written(plan, TlsGround.LISTENER))
                .contains("listener 8884\ncertfile /etc/ssl/shop.pem\nkeyfile /etc/ssl/shop.key\n")
                .endsWith("cafile /etc/ssl/clients.pem\nrequire_certificate true\nuse_identity_as_username true\n");
    }

    @Test
    @DisplayName("where none was named keeps the one at loopback that was there by itself, and who came in there without a name")
    void alone() {
        TlsWish wish = new TlsWish(Optional.empty(), Optional.of("/etc/ssl/clients.pem"), 8883, List.of(), false);
        assertThat(written(plans.tls(ground(""), wish), TlsGround.LISTENER))
                .contains("allow_anonymous true\nlistener 1883 localhost\nlistener 8883\n");
        Map<String, FileState> own = Map.of(TlsGround.LISTENER, FileState.Present.of(
                Bytes.utf8("allow_anonymous true\nlistener 1883 localhost\nlistener 8883\ncertfile x\n"), Ownership.ROOT_PUBLIC));
        assertThat(written(plans.tls(ground("", own, List.of(), true), wish), TlsGround.LISTENER))
                .contains("allow_anonymous true\nlistener 1883 localhost\nlistener 8883\n");
    }

    @Test
    @DisplayName("leaves listeners without TLS to the host alone where that is wanted, and of a file with a password nothing stands in the plan")
    void closes() {
        String hall = "listener 1883\nlistener 9001 0.0.0.0\nprotocol websockets\nlistener 1884 127.0.0.1\nlistener 8882\ncertfile x\nallow_anonymous false\n";
        assertThat(written(plans.tls(ground(hall), CLOSING), HALL)).isEqualTo(
                "listener 1883 localhost\nlistener 9001 localhost\nprotocol websockets\nlistener 1884 127.0.0.1\nlistener 8882\ncertfile x\nallow_anonymous false\n");
        Plan there = plans.tls(ground(hall + "remote_password known-to-the-host\n"), CLOSING);
        assertThat(PlanJson.write(there)).doesNotContain("known-to-the-host");
        assertThat(((Step.Run) there.steps().getFirst()).arguments()).contains(
                "s/^[[:blank:]]*(listener|port)[[:blank:]]+1883[[:blank:]]*$/listener 1883 localhost/",
                "s/^[[:blank:]]*(listener|port)[[:blank:]]+9001[[:blank:]]+0\\.0\\.0\\.0[[:blank:]]*$/listener 9001 localhost/");
        assertThat(written(plans.tls(ground(hall), MADE), HALL)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"auth_opt_pass known-to-the-host", "#plugin_opt_jwt_secret known-to-the-host"})
    @DisplayName("shows nothing of a file that tells a plugin something: that may be a password under any name")
    void pluginsSecret(String line) {
        Plan plan = plans.tls(ground("listener 1883\nallow_anonymous false\n" + line + "\n"), CLOSING);
        assertThat(PlanJson.write(plan)).doesNotContain("known-to-the-host");
        assertThat(plan.steps().getFirst().words().key()).isEqualTo("step.to-loopback");
    }

    @Test
    @DisplayName("leaves those with a remark behind them to the host alone too, here and where the file stays there")
    void closesRemarked(@TempDir Path folder) throws Exception {
        String hall = "listener 1883 # plain\nlistener 9001 0.0.0.0 #web\nlistener 1885\nallow_anonymous false\n";
        String closed = "listener 1883 localhost\nlistener 9001 localhost\nlistener 1885 localhost\nallow_anonymous false\n";
        assertThat(written(plans.tls(ground(hall), CLOSING), HALL)).isEqualTo(closed);
        String secret = "remote_password x\n";
        Path file = Files.writeString(folder.resolve("hall.conf"), secret + hall);
        List<String> run = ((Step.Run) plans.tls(ground(secret + hall), CLOSING).steps().getFirst()).arguments();
        List<String> sed = new ArrayList<>(run.subList(run.indexOf("sed"), run.size()));
        sed.set(sed.size() - 1, file.toString());
        assertThat(new ProcessBuilder(sed).start().waitFor()).isZero();
        assertThat(file).hasContent(secret + closed);
    }

    @Test
    @DisplayName("is refused where anybody would get in by it, where the port is taken, and where settings are each listener's own")
    void refuses() {
        refused(() -> plans.tls(ground("listener 1883\nallow_anonymous true\n"), MADE), "hostkeeper agent broker-acl --host shop-1");
        refused(() -> plans.tls(ground(""), MADE), "hostkeeper agent broker-acl --host shop-1");
        refused(() -> plans.tls(ground("listener 1883\nallow_anonymous 1\n"), MADE), "hostkeeper agent broker-acl --host shop-1");
        refused(() -> plans.tls(ground("listener 1883\nallow_anonymous true # for now\n"), MADE), "hostkeeper agent broker-acl --host shop-1");
        refused(() -> plans.tls(ground("listener 8883\ncertfile x\n"), MADE), "--port");
        refused(() -> plans.tls(ground("per_listener_settings true\nlistener 1883\n"), MADE), "for each listener");
    }

    @Test
    @DisplayName("is refused where a file that the broker reads after Hostkeeper's own lets anybody in again, and not where one does before it")
    void lastWord() {
        Map<String, FileState> own = Map.of(
                BrokerGround.SETTINGS, FileState.Present.of(Bytes.utf8("allow_anonymous false\n"), Ownership.ROOT_PUBLIC));
        String again = "listener 1883\nallow_anonymous true\n";
        assertThat(plans.tls(ground(again, own, List.of(), false), MADE).steps()).isNotEmpty();
        Map<String, FileState.Present> configs = new LinkedHashMap<>();
        configs.put("/etc/mosquitto/mosquitto.conf", FileState.Present.of(Bytes.utf8(MAIN), Ownership.ROOT_PUBLIC));
        configs.put("/etc/mosquitto/conf.d/local.conf", FileState.Present.of(Bytes.utf8(again), Ownership.ROOT_PUBLIC));
        BrokerGround broker = new BrokerGround(new HostName("shop-1"), true, false, configs, own, Optional.empty());
        refused(() -> plans.tls(new TlsGround(broker, List.of(), List.of(), false, Map.of()), MADE), "broker-acl");
    }

    @Test
    @DisplayName("leaves a port alone that an old word binds to the host itself")
    void bound() {
        assertThat(Doors.openPlain("bind_address localhost\nport 1883\n")).isEmpty();
        assertThat(Doors.openPlain("port 1883\nbind_address 0.0.0.0\n")).hasSize(1);
        assertThat(Doors.openPlain("bind_address localhost\nlistener 1883\n")).hasSize(1);
    }

    @Test
    @DisplayName("is refused where the main file lets anybody in behind the folder that it includes: that is the last word")
    void behindTheFolder() {
        Map<String, FileState> own = Map.of(
                BrokerGround.SETTINGS, FileState.Present.of(Bytes.utf8("allow_anonymous false\n"), Ownership.ROOT_PUBLIC));
        Function<String, TlsGround> main = text -> new TlsGround(
                new BrokerGround(
                        new HostName("shop-1"), true, false,
                        Map.of("/etc/mosquitto/mosquitto.conf", FileState.Present.of(Bytes.utf8(text), Ownership.ROOT_PUBLIC)),
                        own, Optional.empty()),
                List.of(), List.of(), false, Map.of());

        refused(() -> plans.tls(main.apply("listener 1883\n" + MAIN + "allow_anonymous true\n"), MADE), "broker-acl");
        assertThat(plans.tls(main.apply("listener 1883\nallow_anonymous true\n" + MAIN), MADE).steps()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"openssl", "absent", "unreadable", "no-certificate", "expired", "no-key", "mismatch", "name"})
    @DisplayName("is refused for what is wrong with a certificate, in words that say what to do")
    void faults(String kind) {
        TlsGround ground = ground("listener 1883 localhost\n", Map.of(), List.of(new TlsGround.Fault(kind, "/etc/ssl/x")), false);
        refused(() -> plans.tls(ground, MADE), ".");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"etc/ssl/x", "/etc/ssl/a b", "/x\ny"})
    @DisplayName("does not take a path that is none")
    void paths(String path) {
        assertThatThrownBy(() -> new TlsWish.Identity(path, "/k")).isInstanceOf(ProblemException.class);
    }
}
