package org.hostkeeper.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The broker of the tests")
class EmbeddedBrokerTest {
    @Test
    @DisplayName("is started anew once one of its threads has ended, and answers again")
    void mended() throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.open()) {
            assertThat(broker.sessions()).isNotEmpty().allMatch(Thread::isAlive);
            Thread lost = broker.sessions().getFirst();
            lost.interrupt();
            lost.join();

            broker.mend();

            assertThat(broker.sessions()).isNotEmpty().doesNotContain(lost).allMatch(Thread::isAlive);
            try (Ear ear = new Ear(broker.settings("ear"), "a/+")) {
                ear.say(Message.state("a/b", "c"));
                await().until(() -> ear.last("a/b").isPresent());
            }
        }
    }
}
