package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.ModuleCommand;
import org.hostkeeper.broker.LoginSecrets;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.WayIn;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.mqtt.BrokerFormModel.Tested;
import org.hostkeeper.desktop.mqtt.MqttModel;
import org.hostkeeper.desktop.mqtt.MqttPage;
import org.hostkeeper.desktop.mqtt.MqttTally;
import org.hostkeeper.desktop.mqtt.Order;
import org.hostkeeper.desktop.mqtt.TopicsModel;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.host.HostName;
import org.hostkeeper.mqtt.Backoff;
import org.hostkeeper.mqtt.Broker;
import org.hostkeeper.mqtt.EmbeddedBroker;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.Visit;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A broker that asks for a password")
class HouseMqttTest {
    private final EmbeddedBroker embedded = EmbeddedBroker.asking("right");
    private final Assembly house = Assembly.demo(DemoFleet.start(1, Clock.systemUTC()));
    private final MqttModel model = new MqttModel();
    private final SavedBroker hall = new SavedBroker(
            new HostName("hall"),
            "127.0.0.1",
            embedded.port(),
            new Encryption.None(),
            Optional.of("console"),
            "mm",
            Optional.empty(),
            Optional.empty());
    private final CompletableFuture<HouseMqtt> made = new CompletableFuture<>();
    private final TestWindow window;
    private final Hands hands;

    HouseMqttTest() {
        house.brokers().all().forEach(broker -> house.brokers().remove(broker.name()));
        house.brokers().add(hall);
        window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> {
            PlanDesk desk = new PlanDesk(w.around(), new HouseCarrier(house, _ -> {}, () -> {}), w.jobs());
            made.complete(
                    new HouseMqtt(house, w.around(), model, desk, brokers(), () -> {}));
            return List.of(new MqttPage(w.around(), model, made.join()));
        });
        hands = new Hands(window.scene());
    }

    private OpenBrokers brokers() {
        return new OpenBrokers(house, new MqttTally(_ -> {}), (_, _) -> {});
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> made.join().close());
        window.close();
        house.close();
        embedded.close();
    }

    private void knows(String password) {
        house.secrets().keep(hall.secretName(), Secret.of(password.toCharArray()));
    }

    private void keep(Optional<Secret> password) {
        CompletableFuture<Optional<Problem>> told = new CompletableFuture<>();
        Toolkit.run(() -> made.join().keep(hall, new LoginSecrets(password, Optional.empty()), false, told::complete));
        await().until(() -> told.isDone() && told.join().isEmpty());
    }

    @Test
    @DisplayName("lets one in as soon as the right one is kept in place of a wrong one")
    void newPassword() {
        knows("wrong");
        hands.keys(KeyCode.F5);
        hands.read("No connection to 127.0.0.1");
        keep(Optional.of(Secret.of("right".toCharArray())));
        hands.read("Connected to 127.0.0.1");
    }

    private Tested tested(String address, int port, Encryption encryption, String user, Optional<Secret> password) {
        SavedBroker form = new SavedBroker(
                hall.name(), address, port, encryption, Optional.of(user), "mm", Optional.empty(), Optional.empty());
        CompletableFuture<Tested> told = new CompletableFuture<>();
        Toolkit.run(() -> made.join().test(form, new LoginSecrets(password, Optional.empty()), told::complete));
        await().until(told::isDone);
        return told.join();
    }

    @Test
    @DisplayName("is tried with the kept one only at the login that it was typed for")
    void tryingElsewhere() {
        connected();
        Encryption none = new Encryption.None();
        Tested needed = new Tested.Failed(new Problem.SecretNeeded(hall.secretName()));
        try (EmbeddedBroker thief = EmbeddedBroker.asking("right")) {
            assertThat(tested("127.0.0.1", thief.port(), none, "console", Optional.empty())).isEqualTo(needed);
            assertThat(thief.logins()).isZero();
            assertThat(tested("127.0.0.1", thief.port(), none, "console", Optional.of(Secret.of("right".toCharArray()))))
                    .isEqualTo(new Tested.Well(0, 0));
        }
        int before = embedded.logins();
        assertThat(tested("localhost", embedded.port(), none, "console", Optional.empty())).isEqualTo(needed);
        assertThat(tested("127.0.0.1", embedded.port(), none, "thief", Optional.empty())).isEqualTo(needed);
        assertThat(tested("127.0.0.1", embedded.port(), new Encryption.SystemTrust(), "console", Optional.empty()))
                .isEqualTo(needed);
        assertThat(embedded.logins()).isEqualTo(before);
        assertThat(tested("127.0.0.1", embedded.port(), none, "console", Optional.empty()))
                .isEqualTo(new Tested.Well(0, 0));
    }

    @Test
    @DisplayName("is tried again by a refresh, once the password that was missing is known")
    void missingPassword() {
        hands.read("No connection to 127.0.0.1");
        knows("right");
        hands.keys(KeyCode.F5);
        hands.read("Connected to 127.0.0.1");
    }

    private void retained(String topic) {
        retained(topic, "open");
    }

    private void retained(String topic, String payload) {
        try (WayIn way = house.atBrokers().access().to(hall);
                Visit visit = Visit.at(way.settings())) {
            visit.publish(Message.state(topic, payload));
        }
    }

    private void connected() {
        knows("right");
        hands.keys(KeyCode.F5);
        hands.read("Connected to 127.0.0.1");
    }

    @Test
    @DisplayName("is asked what it keeps for the newest of many topics, and not for each on the way to it")
    void newestLook() {
        connected();
        IntStream.range(0, 30).forEach(i -> retained("yard/" + i));
        hands.press("Topics");
        Toolkit.run(() -> model.topics().words().set("yard"));
        TreeView<?> tree = tree();
        hands.waitFor("all topics", () -> Toolkit.get(tree::getExpandedItemCount) == 31);
        int before = embedded.logins();
        Toolkit.run(() -> IntStream.range(1, 31).forEach(tree.getSelectionModel()::select));
        hands.waitFor("the answer", () -> hands.words().stream()
                .anyMatch(words -> words.equals("Not retained") || words.startsWith("Retained:")));
        assertThat(embedded.logins() - before).isBetween(1, 2);
    }

    @Test
    @DisplayName("is not said to keep what another one does, which was asked before")
    void lookAtAnother() {
        connected();
        List<TopicsModel.Kept> told = new CopyOnWriteArrayList<>();
        SavedBroker absent = new SavedBroker(
                new HostName("yard"), "127.0.0.1", EmbeddedBroker.absent().port(), new Encryption.None(), Optional.empty(),
                "mm", Optional.empty(), Optional.empty());
        int before = embedded.logins();
        Toolkit.run(() -> made.join().lookAt("yard/door"));
        await().until(() -> embedded.logins() > before);
        Toolkit.run(() -> {
            model.watch(Optional.of(absent));
            model.topics().chosen().set("yard/door");
            model.topics().kept().addListener((_, _, now) -> told.add(now));
            made.join().lookAt("yard/door");
        });
        await().until(() -> told.stream().anyMatch(TopicsModel.Kept.Failed.class::isInstance));
        assertThat(told).hasSize(1);
    }

    @Test
    @DisplayName("gets commands to many modules one after the other, and none after one that could not be sent")
    void sending() {
        connected();
        List<String> heard = new CopyOnWriteArrayList<>();
        try (WayIn way = house.atBrokers().access().to(hall);
                Broker agent = new Broker(way.settings(), Backoff.usual(), new Random(3), Clock.systemUTC())) {
            agent.subscribe("mm/command/+", 1, command -> {
                heard.add(command.text().replaceAll(".*\"config_id\":\"([^\"]*)\".*", "$1"));
                int logins = embedded.logins();
                heard.add(logins + " logins");
                String id = command.text().replaceAll(".*\"request_id\":\"([^\"]*)\".*", "$1");
                agent.publish(Message.certain("mm/reply/" + id, "{\"request_id\":\"" + id + "\",\"ok\":true}"));
            });
            agent.start();
            await().until(() -> agent.link() instanceof Link.Up);
            int before = sendUntilHeard(heard, "g1", "g2", "g3");
            assertThat(heard)
                    .containsExactly(
                            "g1", before + 1 + " logins", "g2", before + 2 + " logins", "g3", before + 3 + " logins");
            hands.read("g3: done");
        }
        embedded.stop();
        send("g4", "g5");
        hands.read("g4: ");
        assertThat(house.journal().newest(1).getFirst().entry().details()).contains("server-unavailable");
        assertThat(house.journal().newest(100).toString()).contains("g4").doesNotContain("g5");
    }

    /** Again where the broker itself ended a connection that it had let in; gives the logins before. */
    private int sendUntilHeard(List<String> heard, String... guids) {
        while (true) {
            int dropped = embedded.dropped();
            int before = embedded.logins();
            send(guids);
            await().until(() -> heard.size() == 2 * guids.length || embedded.dropped() > dropped);
            if (embedded.dropped() == dropped) {
                return before;
            }
            hands.read(guids[heard.size() / 2] + ": ");
            heard.clear();
        }
    }

    private TreeView<?> tree() {
        return Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(TreeView.class::isInstance)
                .map(node -> (TreeView<?>) node)
                .findFirst()
                .orElseThrow());
    }

    private void send(String... guids) {
        Toolkit.run(() -> made.join()
                .send(Stream.of(guids)
                        .map(guid -> new Order(new ModuleCommand.Run(guid, ModuleCommand.Action.STOP), guid))
                        .toList()));
    }

    @Test
    @DisplayName("is counted in the navigation from the start, without its page")
    void badge() {
        knows("right");
        retained("mm/presence/a1", "{\"state\":\"online\",\"server\":\"hall\"}");
        retained("mm/status/g1", "{\"name\":\"pump-1\",\"status\":\"failed\"}");
        List<Page.Badge> badges = new CopyOnWriteArrayList<>();
        try (OpenBrokers brokers = new OpenBrokers(house, new MqttTally(badges::add), (_, _) -> {})) {
            brokers.know(List.of(hall));
            await().until(() -> badges.equals(List.of(new Page.Badge(1, Mark.FAILED))));
        }
        await().until(() -> badges.getLast().equals(Page.Badge.NONE));
    }

    @Test
    @DisplayName("is not logged in to any more once the window is closed")
    void closed() {
        knows("right");
        OpenBrokers brokers = brokers();
        brokers.close();
        assertThatThrownBy(() -> brokers.session(hall)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Cancelled.class));
    }

    @Test
    @DisplayName("has its topics listened to again after it was kept without a change")
    void topicsAfterKeep() {
        knows("right");
        retained("yard/door");
        hands.keys(KeyCode.F5);
        hands.press("Topics");
        await().until(() -> embedded.clientIds().count() == 2);
        Set<String> before = embedded.clientIds().collect(Collectors.toSet());
        keep(Optional.empty());
        await().until(() -> embedded.clientIds().count() == 2
                && Collections.disjoint(before, embedded.clientIds().toList()));
        hands.read("yard");
    }
}
