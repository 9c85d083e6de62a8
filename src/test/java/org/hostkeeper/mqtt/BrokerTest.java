package org.hostkeeper.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.testbed.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A connection to a broker")
class BrokerTest {
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100));

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T open(T it) {
        opened.add(it);
        return it;
    }

    private Broker started(BrokerSettings settings) {
        Broker broker = open(new Broker(settings, QUICK, new Random(1), Clock.systemUTC()));
        broker.start();
        return broker;
    }

    private static void isUp(Broker broker) {
        await().until(() -> broker.link() instanceof Link.Up);
    }

    private static String whyDown(Broker broker) {
        await().until(() -> broker.link() instanceof Link.Down);
        Problem problem = ((Link.Down) broker.link()).problem();
        assertThat(problem).isInstanceOf(Problem.ServerUnavailable.class);
        return ((Problem.ServerUnavailable) problem).why().key();
    }

    @Test
    @DisplayName("hands on topic, bytes and whether the broker had kept the message")
    void delivers() {
        EmbeddedBroker server = open(EmbeddedBroker.open());
        Ear first = open(new Ear(server.settings("first")));
        first.say(new Message("hall/kept", new byte[] {0, -1, 7}, 1, true));
        await().until(() -> keeps(server, "hall/kept"));
        List<Message> heard = new CopyOnWriteArrayList<>();
        Broker broker = started(server.settings("second"));
        broker.subscribe("hall/#", 0, heard::add);
        await().until(() -> heard.size() == 1);

        first.say(new Message("hall/now", new byte[] {1}, 0, true));
        await().until(() -> heard.size() == 2);

        assertThat(heard)
                .containsExactly(
                        new Message("hall/kept", new byte[] {0, -1, 7}, 0, true),
                        new Message("hall/now", new byte[] {1}, 0, false));
    }

    private static boolean keeps(EmbeddedBroker server, String topic) {
        try (Ear ear = new Ear(server.settings("look"), topic, "end")) {
            ear.say(Message.certain("end", ""));
            await().until(() -> ear.last("end").isPresent());
            return !ear.texts(topic).isEmpty();
        }
    }

    @Test
    @DisplayName("waits for a broker that is absent at the start, and loses nothing that was published meanwhile")
    void absentAtStart() {
        EmbeddedBroker server = open(EmbeddedBroker.absent());
        Broker broker = started(server.settings("agent"));
        broker.publish(Message.state("status/a", "old"));
        broker.publish(Message.of("said", "x"));
        broker.publish(Message.state("status/a", "new"));
        assertThat(whyDown(broker)).isEqualTo("why.connection-refused");

        List<String> seen = new CopyOnWriteArrayList<>();
        broker.subscribe("#", 1, m -> seen.add(m.topic() + "=" + m.text()));
        server.start();

        await().untilAsserted(() -> assertThat(seen).containsExactlyInAnyOrder("said=x", "status/a=new"));
    }

    @Test
    @DisplayName("comes up, and the others hear of it, although one who listens fails")
    void failingListener() {
        EmbeddedBroker server = open(EmbeddedBroker.absent());
        Broker broker = open(new Broker(server.settings("agent"), QUICK, new Random(1), Clock.systemUTC()));
        List<Link> heard = new CopyOnWriteArrayList<>();
        broker.onLink(_ -> {
            throw new IllegalStateException("unforeseen");
        });
        broker.onLink(heard::add);
        broker.start();
        await().until(() -> heard.stream().anyMatch(Link.Down.class::isInstance));

        server.start();

        isUp(broker);
        await().until(() -> heard.getLast() instanceof Link.Up);
    }

    @Test
    @DisplayName("comes back after a restart that made the broker forget everything: subscriptions, states, what waited")
    void restarted() {
        EmbeddedBroker server = open(EmbeddedBroker.open());
        Broker broker = started(server.settings("agent"));
        List<String> commands = new CopyOnWriteArrayList<>();
        broker.subscribe("command/+", 0, m -> commands.add(m.text()));
        broker.publish(Message.state("status/a", "fine"));
        isUp(broker);
        server.stop();
        await().until(() -> broker.link() instanceof Link.Down);
        broker.publish(Message.certain("reply/1", "done"));
        server.start();
        isUp(broker);

        Ear ear = open(new Ear(server.settings("console"), "status/#"));
        await().until(() -> ear.texts("status/a").equals(List.of("fine")));
        ear.say(Message.of("command/x", "go"));
        await().until(() -> commands.equals(List.of("go")));
    }

    @Test
    @DisplayName("says its will when it breaks, and not when it is closed")
    void will() {
        EmbeddedBroker server = open(EmbeddedBroker.open());
        Ear ear = open(new Ear(server.settings("console"), "presence/#"));
        Broker closed = started(server.settings("a").withWill(Message.state("presence/a", "gone")));
        Broker thrownOut = started(server.settings("b").withWill(Message.state("presence/b", "gone")));
        isUp(closed);
        isUp(thrownOut);
        closed.close();
        assertThat(closed.link()).isEqualTo(new Link.Closed());

        Broker namesake = started(server.settings("b"));
        isUp(namesake);

        await().until(() -> ear.texts("presence/b").contains("gone"));
        assertThat(ear.texts("presence/a")).isEmpty();
    }

    @Test
    @DisplayName("sends what still waits before it is closed")
    void lastWords() {
        EmbeddedBroker server = open(EmbeddedBroker.open());
        Ear ear = open(new Ear(server.settings("console"), "#"));
        Broker broker = started(server.settings("agent"));
        isUp(broker);
        broker.publish(Message.state("presence/a", "offline"));
        broker.close();

        await().until(() -> ear.texts("presence/a").equals(List.of("offline")));
    }

    @Test
    @DisplayName("lives on when a handler throws, a thousand times, and more messages come than may be under way")
    void manyAndBad() {
        EmbeddedBroker server = open(EmbeddedBroker.open());
        Broker broker = started(server.settings("agent"));
        List<String> good = new CopyOnWriteArrayList<>();
        broker.subscribe("in", 1, m -> {
            if (m.payload().length == 0 || m.payload()[0] != 'g') {
                throw new IllegalStateException("planted");
            }
            good.add(m.text());
        });
        isUp(broker);
        Ear ear = open(new Ear(server.settings("console")));
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length > 0 && noise[0] == 'g') {
                noise[0] = 0;
            }
            ear.say(new Message("in", noise, i % 2, false));
        }
        ear.say(Message.certain("in", "good"));

        await().until(() -> good.equals(List.of("good")));
        assertThat(broker.link()).isInstanceOf(Link.Up.class);
    }

    @Test
    @DisplayName("is made a few hundred times over without leaving threads behind")
    void noThreadsLeft() {
        EmbeddedBroker server = EmbeddedBroker.absent();
        Broker broker = open(new Broker(
                server.settings("agent"),
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
                new Random(1),
                Clock.systemUTC()));
        broker.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> broker.link() instanceof Link.Down down && down.failures() > 300);

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                        .filter(t -> t.getName().startsWith("MQTT"))
                        .count()
                < 5);
    }

    @Nested
    @DisplayName("tells why there is none:")
    class Why {
        @TempDir
        Path temp;

        @Test
        @DisplayName("a refused login, by name and without the password")
        void login() {
            EmbeddedBroker server = open(EmbeddedBroker.asking("right"));
            Secret wrong = Secret.of("wr0ng-secret".toCharArray());
            Broker broker = started(server.settings("agent").with(new Login("keeper", wrong)));

            assertThat(whyDown(broker)).isEqualTo("why.login-refused");
            assertThat(((Link.Down) broker.link()).problem().text().toString())
                    .contains("keeper", server.settings("agent").address())
                    .doesNotContain("wr0ng");
            isUp(started(server.settings("b").with(new Login("keeper", Secret.of("right".toCharArray())))));
            assertThat(whyDown(started(server.settings("c")))).isEqualTo("why.login-needed");
        }

        @Test
        @DisplayName("an unknown host")
        void unknownHost() {
            assertThat(whyDown(started(BrokerSettings.of("no-such-host.invalid", 1883, "agent"))))
                    .isEqualTo("why.unknown-host");
        }

        @Test
        @DisplayName("one that takes the connection and says nothing")
        void silent() throws IOException {
            try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                BrokerSettings settings = BrokerSettings.of("127.0.0.1", mute.getLocalPort(), "agent")
                        .withTimes(Duration.ofSeconds(60), Duration.ofSeconds(1));

                assertThat(whyDown(started(settings))).isEqualTo("why.silent");
            }
        }

        @Test
        @DisplayName("a subscription that is not allowed")
        void subscription() {
            EmbeddedBroker server = open(EmbeddedBroker.open());
            Broker broker = started(server.settings("agent"));
            broker.subscribe(EmbeddedBroker.FORBIDDEN, 0, _ -> {});

            assertThat(whyDown(broker)).isEqualTo("why.subscription-refused");
        }

        @Test
        @DisplayName("an authority that is not trusted, another name, an expired certificate, no TLS at all")
        void tls() {
            TestAuthority authority = new TestAuthority("Hall");
            Path trusted = TestAuthority.write(temp.resolve("ca.pem"), authority.certificate());
            Path other = TestAuthority.write(temp.resolve("other.pem"), new TestAuthority("Other").certificate());
            EmbeddedBroker right = open(EmbeddedBroker.encrypted(authority.sign("127.0.0.1"), Optional.empty()));
            EmbeddedBroker wrong = open(EmbeddedBroker.encrypted(authority.sign("broker.hall"), Optional.empty()));
            EmbeddedBroker old = open(EmbeddedBroker.encrypted(authority.expired("127.0.0.1"), Optional.empty()));

            isUp(started(right.settings("a").with(Tls.trusting(trusted))));
            assertThat(whyDown(started(right.settings("b").with(Tls.trusting(other))))).isEqualTo("why.not-trusted");
            assertThat(whyDown(started(wrong.settings("c").with(Tls.trusting(trusted))))).isEqualTo("why.wrong-name");
            assertThat(whyDown(started(old.settings("d").with(Tls.trusting(trusted))))).isEqualTo("why.certificate");
            EmbeddedBroker plain = open(EmbeddedBroker.open());
            assertThat(whyDown(started(plain.settings("e")
                            .withTimes(Duration.ofSeconds(60), Duration.ofSeconds(1))
                            .with(Tls.trusting(trusted)))))
                    .isIn("why.tls", "why.silent", "why.lost");
        }

        @Test
        @DisplayName("a client certificate that was asked for")
        void clientCertificate() {
            TestAuthority authority = new TestAuthority("Hall");
            Path trusted = TestAuthority.write(temp.resolve("ca.pem"), authority.certificate());
            TestAuthority.Signed mine = authority.sign("agent");
            Tls.Identity identity = new Tls.Identity(
                    TestAuthority.write(temp.resolve("agent.pem"), mine.certificate()),
                    TestAuthority.write(temp.resolve("agent.key"), mine.key()));
            EmbeddedBroker server =
                    open(EmbeddedBroker.encrypted(authority.sign("127.0.0.1"), Optional.of(authority)));

            isUp(started(server.settings("a").with(new Tls(Optional.of(trusted), Optional.of(identity)))));
            assertThat(whyDown(started(server.settings("b").with(Tls.trusting(trusted))))).isIn("why.tls", "why.lost");
        }

        @Test
        @DisplayName("a certificate of one's own with others behind it that did not sign it")
        void noChain() throws IOException {
            TestAuthority.Signed mine = new TestAuthority("Hall").sign("agent");
            Path own = TestAuthority.write(temp.resolve("agent.pem"), mine.certificate());
            Path other = TestAuthority.write(temp.resolve("other.pem"), new TestAuthority("Other").certificate());
            Files.writeString(own, Files.readString(own) + Files.readString(other));
            Tls.Identity identity = new Tls.Identity(own, TestAuthority.write(temp.resolve("agent.key"), mine.key()));
            Broker broker = started(BrokerSettings.of("127.0.0.1", 1, "agent").with(new Tls(Optional.empty(), Optional.of(identity))));

            await().until(() -> broker.link() instanceof Link.Down);
            assertThat(((Link.Down) broker.link()).problem()).isInstanceOfSatisfying(Problem.InvalidInput.class, problem -> {
                assertThat(problem.value()).isEqualTo(own.toString());
                assertThat(problem.rule().key()).isEqualTo("chain.rule");
            });
        }

        @Test
        @DisplayName("a file of certificates that is none")
        void noCertificate() {
            Broker broker = started(BrokerSettings.of("127.0.0.1", 1, "agent").with(Tls.trusting(temp.resolve("gone"))));

            await().until(() -> broker.link() instanceof Link.Down);
            assertThat(((Link.Down) broker.link()).problem()).isInstanceOf(Problem.InvalidInput.class);
        }
    }

    @Test
    @DisplayName("keeps the order of what is published, a thousand messages long")
    void order() {
        EmbeddedBroker server = open(EmbeddedBroker.open());
        Ear ear = open(new Ear(server.settings("console"), "n"));
        Broker broker = started(server.settings("agent"));
        isUp(broker);
        List<String> numbers = IntStream.range(0, 900).mapToObj(String::valueOf).toList();
        numbers.forEach(n -> broker.publish(Message.of("n", n)));

        await().until(() -> ear.heard().size() == numbers.size());
        assertThat(ear.texts("n")).isEqualTo(numbers);
        assertThat(broker.givenUp()).isZero();
    }
}
