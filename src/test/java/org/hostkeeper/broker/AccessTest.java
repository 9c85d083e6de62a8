package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.mqtt.EmbeddedBroker;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A broker's password is wiped")
class AccessTest {
    private final EmbeddedBroker embedded = EmbeddedBroker.asking("right");
    private final Store store = Store.inMemory();
    private final WatchedSecrets secrets = new WatchedSecrets();
    private final Access access = new Access(store.brokers(), secrets, new Random(7));
    private final BrokerDiary diary = new BrokerDiary(store.journal(), "op@desk", Clock.systemUTC());
    private final SavedBroker broker = new SavedBroker(
            new HostName("hall"),
            "127.0.0.1",
            embedded.port(),
            new Encryption.None(),
            Optional.of("console"),
            "mm",
            Optional.empty(),
            Optional.empty());

    AccessTest() {
        store.brokers().add(broker);
    }

    @AfterEach
    void close() {
        secrets.close();
        store.close();
        embedded.close();
    }

    private void knows(String password) {
        secrets.keep(broker.secretName(), Secret.of(password.toCharArray()));
    }

    private void onlyOneWasGivenAndIsWiped() {
        assertThat(secrets.given).singleElement().matches(Secret::isDestroyed, "is wiped");
    }

    @Test
    @DisplayName("after a look at a retained message")
    void look() throws Exception {
        knows("right");
        assertThat(new RetainedWork(store.brokers(), store.clearedMessages(), access, diary).look(broker, "mm/x")).isEmpty();
        onlyOneWasGivenAndIsWiped();
    }

    @Test
    @DisplayName("after a command")
    void command() throws Exception {
        knows("right");
        assertThat(new Commands(access, diary).send(broker, new ModuleCommand.RestartAll(), "", Duration.ofMillis(50)))
                .isInstanceOf(CommandAnswer.NotAnswered.class);
        onlyOneWasGivenAndIsWiped();
    }

    @Test
    @DisplayName("after a survey, and after a login that was refused")
    void survey() throws Exception {
        knows("right");
        assertThat(new Survey(Clock.systemUTC()).of(access.to(broker), "mm").modules()).isEmpty();
        onlyOneWasGivenAndIsWiped();
        knows("wrong");
        assertThatThrownBy(() -> new Survey(Clock.systemUTC()).of(access.to(broker), "mm"))
                .isInstanceOf(ProblemException.class);
        assertThat(secrets.given).hasSize(2).allMatch(Secret::isDestroyed);
    }

    @Test
    @DisplayName("when a session ends, and not before")
    void session() {
        knows("right");
        try (BrokerSession session = new BrokerSession(broker, access.to(broker), new Random(7), Clock.systemUTC())) {
            session.start();
            await().until(() -> session.link() instanceof Link.Up);
            assertThat(secrets.given).noneMatch(Secret::isDestroyed);
        }
        onlyOneWasGivenAndIsWiped();
    }

    @Test
    @DisplayName("when nobody listens to topics any more, and not before")
    void topics() {
        knows("right");
        try (TopicWatch watch = new TopicWatch(
                access.to(broker), "#", TopicTree.Limits.usual(), new Random(7), Clock.systemUTC())) {
            watch.start();
            await().until(() -> watch.link() instanceof Link.Up);
            assertThat(secrets.given).noneMatch(Secret::isDestroyed);
        }
        onlyOneWasGivenAndIsWiped();
    }

    @Test
    @DisplayName("when what is to be listened to is no filter, which is a problem and no end of a thread")
    void noFilter() {
        knows("right");
        assertThatThrownBy(() -> new TopicWatch(
                        access.to(broker), "a/#/b", TopicTree.Limits.usual(), new Random(7), Clock.systemUTC()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isInstanceOf(Problem.InvalidInput.class));
        onlyOneWasGivenAndIsWiped();
    }

    @Test
    @DisplayName("and not used when another console has given the broker another place since")
    void moved() {
        store.brokers().replace(new SavedBroker(
                broker.name(), "127.0.0.2", broker.port(), broker.encryption(), broker.user(), "mm", broker.rest(), broker.host()));
        knows("right");
        assertThatThrownBy(() -> access.to(broker)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.SecretNeeded.class));
        onlyOneWasGivenAndIsWiped();
    }

    @Test
    @DisplayName("unless it was lent: whoever lent it wipes it")
    void lent() throws Exception {
        try (Secret typed = Secret.of("right".toCharArray())) {
            assertThat(new Survey(Clock.systemUTC()).of(access.to(broker, new LoginSecrets(Optional.of(typed), Optional.empty())), "mm").agents()).isEmpty();
            assertThat(typed.isDestroyed()).isFalse();
        }
        assertThat(secrets.given).isEmpty();
    }
}
