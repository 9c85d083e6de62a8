package org.hostkeeper.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.broker.Access;
import org.hostkeeper.broker.ClientCertificate;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.MemorySecrets;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.store.Store;
import org.hostkeeper.testbed.TestAuthority;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 1)
@DisplayName("With Debian's mosquitto")
class BrokerIT {
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200));
    private static final TestAuthority AUTHORITY = new TestAuthority("Hall");

    private final TestHost host;
    private final Store store = Store.inMemory();
    private final List<Broker> opened = new ArrayList<>();

    @TempDir
    Path temp;

    BrokerIT(TestHost host) {
        this.host = host;
    }

    @BeforeAll
    static void listeners(TestHost host, @TempDir Path temp) throws Exception {
        TestAuthority.Signed server = AUTHORITY.sign(host.address());
        String certificate = Files.readString(TestAuthority.write(temp.resolve("c"), server.certificate()));
        String key = Files.readString(TestAuthority.write(temp.resolve("k"), server.key()));
        String authority = Files.readString(TestAuthority.write(temp.resolve("a"), AUTHORITY.certificate()));
        host.sh("cd /etc/mosquitto && cat >server.pem <<'X'\n" + certificate + "X\ncat >server.key <<'X'\n" + key
                        + "X\nmosquitto_passwd -c -b passwords keeper right && chown mosquitto: passwords server.*"
                        + " && printf 'per_listener_settings true\\nlistener 1883\\nallow_anonymous true\\n"
                        + "listener 1884\\nallow_anonymous false\\npassword_file /etc/mosquitto/passwords\\n"
                        + "listener 8883\\nallow_anonymous true\\ncertfile /etc/mosquitto/server.pem\\n"
                        + "keyfile /etc/mosquitto/server.key\\nlistener 8884\\nallow_anonymous false\\n"
                        + "certfile /etc/mosquitto/server.pem\\nkeyfile /etc/mosquitto/server.key\\n"
                        + "cafile /etc/mosquitto/clients.pem\\nrequire_certificate true\\nuse_identity_as_username true\\n'"
                        + " >conf.d/hall.conf && cat >clients.pem <<'X'\n" + authority + "X\nsystemctl restart mosquitto")
                .outOfSuccess();
    }

    @AfterEach
    void close() {
        opened.forEach(Broker::close);
        store.close();
    }

    private Broker started(BrokerSettings settings) {
        Broker broker = new Broker(settings, QUICK, new Random(1), Clock.systemUTC());
        opened.add(broker);
        broker.start();
        return broker;
    }

    private BrokerSettings at(int port, String id) {
        return BrokerSettings.of(host.address(), port, id);
    }

    private void isUp(Broker broker) {
        await().atMost(Duration.ofSeconds(20)).until(() -> broker.link() instanceof Link.Up);
    }

    private static String why(Broker broker) {
        await().until(() -> broker.link() instanceof Link.Down);
        return ((Problem.ServerUnavailable) ((Link.Down) broker.link()).problem()).why().key();
    }

    @Test
    @DisplayName("messages of mosquitto_pub arrive, told apart by RETAIN, and mosquitto_sub hears ours")
    void tools() {
        host.exec("mosquitto_pub", "-t", "p/kept", "-m", "old", "-r").outOfSuccess();
        List<Message> heard = new CopyOnWriteArrayList<>();
        Broker broker = started(at(1883, "agent"));
        broker.subscribe("p/+", 0, heard::add);
        await().until(() -> heard.size() == 1);
        host.exec("mosquitto_pub", "-t", "p/now", "-m", "new", "-r").outOfSuccess();
        await().until(() -> heard.size() == 2);

        assertThat(heard).extracting(Message::text, Message::retained).containsExactly(
                org.assertj.core.groups.Tuple.tuple("old", true), org.assertj.core.groups.Tuple.tuple("new", false));
        broker.publish(Message.state("q/state", "fine"));
        await().until(() -> host.exec("mosquitto_sub", "-t", "q/state", "-C", "1", "-W", "2").out().strip().equals("fine"));
    }

    @Test
    @DisplayName("a broker that is killed and started is found again, with states and subscriptions")
    void killed() {
        Broker broker = started(at(1883, "agent"));
        List<String> heard = new CopyOnWriteArrayList<>();
        broker.subscribe("k/in", 0, m -> heard.add(m.text()));
        broker.publish(Message.state("k/state", "before"));
        isUp(broker);
        host.sh("systemctl kill -s KILL mosquitto; systemctl stop mosquitto; rm -f /var/lib/mosquitto/*").outOfSuccess();
        await().until(() -> broker.link() instanceof Link.Down);
        broker.publish(Message.state("k/other", "meanwhile"));
        host.exec("systemctl", "start", "mosquitto").outOfSuccess();
        isUp(broker);

        String kept = host.exec("mosquitto_sub", "-t", "k/#", "-C", "2", "-W", "5", "-F", "%t=%p %r").outOfSuccess();
        assertThat(kept.strip().split("\n")).containsExactlyInAnyOrder("k/state=before 1", "k/other=meanwhile 1");
        host.exec("mosquitto_pub", "-t", "k/in", "-m", "go").outOfSuccess();
        await().until(() -> heard.equals(List.of("go")));
    }

    @Test
    @DisplayName("a cable that is pulled is noticed by the keep-alive, the will is said, and what waited arrives later")
    void cut() {
        BrokerSettings impatient = at(1883, "cutter")
                .withWill(Message.state("w/presence", "gone"))
                .withTimes(Duration.ofSeconds(1), Duration.ofSeconds(1));
        Broker broker = started(impatient);
        isUp(broker);
        host.cut();
        await().atMost(Duration.ofSeconds(15)).until(() -> broker.link() instanceof Link.Down);
        broker.publish(Message.state("w/state", "meanwhile"));
        assertThat(host.exec("mosquitto_sub", "-t", "w/presence", "-C", "1", "-W", "8").outOfSuccess().strip())
                .isEqualTo("gone");
        host.heal();
        isUp(broker);

        await().until(() -> host.exec("mosquitto_sub", "-t", "w/state", "-C", "1", "-W", "2").out().strip().equals("meanwhile"));
    }

    @Test
    @DisplayName("login and TLS are as strict as they say")
    void loginAndTls() {
        Path trusted = TestAuthority.write(temp.resolve("ca.pem"), AUTHORITY.certificate());
        Path other = TestAuthority.write(temp.resolve("o.pem"), new TestAuthority("Other").certificate());

        isUp(started(at(1884, "a").with(new Login("keeper", Secret.of("right".toCharArray())))));
        assertThat(why(started(at(1884, "b").with(new Login("keeper", Secret.of("wrong".toCharArray())))))).isEqualTo("why.login-refused");
        assertThat(why(started(at(1884, "c")))).isEqualTo("why.login-needed");
        isUp(started(at(8883, "d").with(Tls.trusting(trusted))));
        assertThat(why(started(at(8883, "e").with(Tls.trusting(other))))).isEqualTo("why.not-trusted");
        assertThat(why(started(at(1885, "f")))).isEqualTo("why.connection-refused");
    }

    @Test
    @DisplayName("a certificate is shown where one is required, its key opened by a passphrase, and who has none stays outside")
    void clientCertificate() throws Exception {
        Path trusted = TestAuthority.write(temp.resolve("ca.pem"), AUTHORITY.certificate());
        TestAuthority.Signed mine = AUTHORITY.sign("console");
        Path certificate = TestAuthority.write(temp.resolve("me.pem"), mine.certificate());
        Path key = TestAuthority.write(temp.resolve("me.key"), mine.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path locked = temp.resolve("locked.key");
        run("openssl", "pkcs8", "-topk8", "-in", key.toString(), "-out", locked.toString(), "-passout", "pass:right words");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rw-------"));

        SavedBroker open = asking(trusted, new ClientCertificate(certificate, key));
        SavedBroker closed = asking(trusted, new ClientCertificate(certificate, locked));
        MemorySecrets secrets = new MemorySecrets();
        Access access = new Access(store.brokers(), secrets, new Random(3));
        isUp(started(access.to(open).settings()));
        assertThatThrownBy(() -> access.to(closed)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isEqualTo(new Problem.SecretNeeded("broker/hall/key")));
        secrets.keep(closed.passphraseName(), Secret.of("right words".toCharArray()));
        isUp(started(access.to(closed).settings()));
        assertThat(why(started(at(8884, "g").with(Tls.trusting(trusted))))).isIn("why.tls", "why.lost");
        assertThat(host.sh("grep -c \"u'console'\" /var/log/mosquitto/mosquitto.log").outOfSuccess().strip()).isEqualTo("2");
    }

    private SavedBroker asking(Path trusted, ClientCertificate mine) {
        return new SavedBroker(
                new HostName("hall"), host.address(), 8884, new Encryption.Authority(trusted, Optional.of(mine)), Optional.empty(), "mm",
                Optional.empty(), Optional.empty());
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
