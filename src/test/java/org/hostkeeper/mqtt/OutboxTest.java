package org.hostkeeper.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is to be published")
class OutboxTest {
    private final Outbox outbox = new Outbox(3);

    private List<String> all() {
        List<String> sent = new ArrayList<>();
        for (Optional<Outbox.Taken> next = outbox.take(); next.isPresent(); next = outbox.take()) {
            sent.add(next.get().message().topic() + "=" + next.get().message().text());
            outbox.sent(next.get());
        }
        return sent;
    }

    @Test
    @DisplayName("goes out in order, of each state the newest only")
    void order() {
        outbox.add(Message.state("a", "1"));
        outbox.add(Message.of("said", "x"));
        outbox.add(Message.state("b", "1"));
        outbox.add(Message.state("a", "2"));
        outbox.add(Message.of("said", "y"));

        assertThat(all()).containsExactly("said=x", "b=1", "a=2", "said=y");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("is bounded: of what is no state the oldest is given up, and counted")
    void bounded() {
        for (int i = 1; i <= 5; i++) {
            outbox.add(Message.of("said", "" + i));
            outbox.add(Message.state("a", "" + i));
        }

        assertThat(outbox.givenUp()).isEqualTo(2);
        assertThat(all()).containsExactly("said=3", "said=4", "said=5", "a=5");
    }

    @Test
    @DisplayName("comes first again if it could not be sent, unless its topic has a newer state")
    void putBack() {
        outbox.add(Message.state("a", "1"));
        outbox.add(Message.of("said", "x"));
        Outbox.Taken a = outbox.take().orElseThrow();
        outbox.add(Message.state("a", "2"));
        outbox.putBack(a);
        Outbox.Taken said = outbox.take().orElseThrow();
        outbox.putBack(said);

        assertThat(all()).containsExactly("said=x", "a=2");
    }

    @Test
    @DisplayName("counts what was put back among what is bounded")
    void putBackIsBounded() {
        outbox.add(Message.of("said", "1"));
        Outbox.Taken first = outbox.take().orElseThrow();
        outbox.putBack(first);
        for (int i = 2; i <= 4; i++) {
            outbox.add(Message.of("said", "" + i));
        }

        assertThat(all()).containsExactly("said=2", "said=3", "said=4");
    }

    @Test
    @DisplayName("is, after a new connection, every state again, before what waits besides")
    void reconnected() {
        outbox.add(Message.state("a", "1"));
        outbox.add(Message.state("b", "1"));
        assertThat(all()).containsExactly("a=1", "b=1");
        outbox.add(Message.of("said", "x"));
        outbox.add(Message.state("b", "2"));

        outbox.reconnected();

        assertThat(all()).containsExactly("a=1", "b=2", "said=x");
    }

    @Test
    @DisplayName("does not bring back a topic that was cleared")
    void cleared() {
        outbox.add(Message.state("a", "1"));
        outbox.add(Message.state("a", ""));
        assertThat(all()).containsExactly("a=");

        outbox.reconnected();

        assertThat(outbox.isEmpty()).isTrue();
    }

    @Property(tries = 200)
    @Label("leaves a subscriber with the last state of each topic, however sending fails")
    void lastStateWins(@ForAll long seed) {
        Random random = new Random(seed);
        Outbox box = new Outbox(3);
        Map<String, String> meant = new HashMap<>();
        Map<String, String> broker = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    String topic = "t" + random.nextInt(4);
                    meant.put(topic, "" + i);
                    box.add(Message.state(topic, "" + i));
                }
                case 2 -> box.take().ifPresent(taken -> {
                    if (random.nextBoolean()) {
                        broker.put(taken.message().topic(), taken.message().text());
                        box.sent(taken);
                    } else {
                        box.putBack(taken);
                        broker.clear();
                        box.reconnected();
                    }
                });
                default -> box.add(Message.of("said", "x"));
            }
        }
        for (Optional<Outbox.Taken> next = box.take(); next.isPresent(); next = box.take()) {
            broker.put(next.get().message().topic(), next.get().message().text());
        }
        broker.remove("said");
        assertThat(broker).isEqualTo(meant);
    }
}
