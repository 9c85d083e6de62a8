package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.hostkeeper.mqtt.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tree of topics")
class TopicTreeTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

    private static Message live(String topic, String text) {
        return Message.of(topic, text);
    }

    private static Message kept(String topic, String text) {
        return new Message(topic, text.getBytes(StandardCharsets.UTF_8), 1, true);
    }

    private static TopicTree usual() {
        return new TopicTree(TopicTree.Limits.usual());
    }

    @Test
    @DisplayName("has the last message of each topic, with sums at each level")
    void sums() {
        TopicTree tree = usual();
        tree.add(kept("hall/pump/state", "on"), NOW);
        tree.add(live("hall/pump/state", "off"), NOW.plusSeconds(1));
        tree.add(live("hall", "open"), NOW);
        tree.add(live("/hall//x", "odd"), NOW);

        Branch root = tree.look(Set.of("hall"), "", 100);
        assertThat(root.topics()).isEqualTo(3);
        assertThat(root.messages()).isEqualTo(4);
        assertThat(root.children()).extracting(Branch::level).containsExactly("", "hall");
        Branch hall = root.children().get(1);
        assertThat(hall.own().orElseThrow().text()).isEqualTo("open");
        assertThat(hall.children()).extracting(Branch::path).containsExactly("hall/pump");
        assertThat(hall.children().getFirst().children()).as("not open").isEmpty();
        assertThat(hall.children().getFirst().hasChildren()).isTrue();
        assertThat(tree.find("hall/pump/state")).get().satisfies(topic -> {
            assertThat(topic.text()).isEqualTo("off");
            assertThat(topic.kept()).isEqualTo(Topic.Kept.PERHAPS);
            assertThat(topic.messages()).isEqualTo(2);
        });
        assertThat(tree.find("/hall//x")).isPresent();
        assertThat(tree.find("hall/pump")).isEmpty();
    }

    @Test
    @DisplayName("finds topics by words, with the levels that lead there, and tells how many there are no more room for")
    void words() {
        TopicTree tree = usual();
        for (int i = 0; i < 20; i++) {
            tree.add(live("shop/box-" + i + "/Temperature", "" + i), NOW);
        }
        tree.add(live("hall/door", "shut"), NOW);

        Branch found = tree.look(Set.of(), " temperature ", 5);
        assertThat(found.children()).extracting(Branch::level).containsExactly("shop");
        assertThat(found.children().getFirst().children()).hasSize(5).allSatisfy(box -> assertThat(box.children())
                .hasSize(1));
        assertThat(found.children().getFirst().more()).isEqualTo(15);
        assertThat(tree.look(Set.of(), "nothing of the kind", 5).children()).isEmpty();
    }

    @Test
    @DisplayName("knows that a message is kept, until it is told otherwise")
    void keeps() {
        TopicTree tree = usual();
        tree.add(kept("a/b", "x"), NOW);
        assertThat(tree.look(Set.of(), "", 9).kept()).isEqualTo(1);
        tree.keeps("a/b", false);
        assertThat(tree.look(Set.of(), "", 9).kept()).isZero();
        tree.keeps("a/b", true);
        tree.keeps("never/heard", true);
        assertThat(tree.look(Set.of("a"), "", 9).children().getFirst().kept()).isEqualTo(1);
    }

    @Test
    @DisplayName("stays within its bounds under a flood of topics, long names and long payloads, and tells what it left out")
    void flood() {
        TopicTree.Limits limits = new TopicTree.Limits(1_000, 200_000, 500);
        TopicTree tree = new TopicTree(limits);
        tree.add(kept("first/of/all", "stays"), NOW);
        Random random = new Random(7);
        byte[] large = new byte[100_000];
        for (int i = 0; i < 50_000; i++) {
            String topic = switch (i % 3) {
                case 0 -> "flood/" + random.nextInt();
                case 1 -> "deep" + "/x".repeat(random.nextInt(3000)) + i;
                default -> "long/" + "y".repeat(random.nextInt(3000));
            };
            tree.add(new Message(topic, i % 5 == 0 ? large : new byte[i % 900], 0, false), NOW);
        }

        TopicTree.Tally tally = tree.tally();
        assertThat(tally.messages()).isEqualTo(50_001);
        assertThat(tally.bytes()).isLessThanOrEqualTo(limits.bytes());
        assertThat(tally.topics()).isLessThanOrEqualTo(limits.levels());
        assertThat(tally.messagesLeftOut()).isGreaterThan(40_000);
        assertThat(tally.payloadsCut()).isPositive();
        assertThat(tree.find("first/of/all").orElseThrow().text()).isEqualTo("stays");
    }

    @Test
    @DisplayName("goes on with known topics when it is full")
    void full() {
        TopicTree tree = new TopicTree(new TopicTree.Limits(2, 1000, 10));
        tree.add(live("a/b", "1"), NOW);
        tree.add(live("c", "2"), NOW);
        tree.add(live("a/b", "3"), NOW);

        assertThat(tree.find("a/b").orElseThrow().text()).isEqualTo("3");
        assertThat(tree.find("c")).isEmpty();
        assertThat(tree.tally()).isEqualTo(new TopicTree.Tally(3, 1, 13, 1, 0));
    }

    @Property(tries = 300)
    @Label("agrees with a simple map, whatever topics come, as long as there is room")
    void likeAMap(@ForAll @Size(max = 60) List<@StringLength(min = 1, max = 8) @Chars({'a', 'b', '/', 'ж'}) String> topics) {
        TopicTree tree = usual();
        Map<String, String> last = new HashMap<>();
        int n = 0;
        for (String topic : topics) {
            last.put(topic, "" + n);
            tree.add(live(topic, "" + n++), NOW);
        }

        last.forEach((topic, text) -> assertThat(tree.find(topic).orElseThrow().text()).isEqualTo(text));
        assertThat(tree.tally().topics()).isEqualTo(last.size());
        assertThat(seen(tree.look(Set.of(), "a", 1000)))
                .isEqualTo(new HashSet<>(last.keySet().stream().filter(t -> t.contains("a")).toList()));
    }

    /** Every topic below, but those that do not hold an a and are only on the way. */
    private static Set<String> seen(Branch branch) {
        Set<String> seen = new HashSet<>();
        branch.own().map(Topic::path).filter(p -> p.contains("a")).ifPresent(seen::add);
        branch.children().forEach(child -> seen.addAll(seen(child)));
        return seen;
    }

    @Property(tries = 200)
    @Label("never remembers more than it may")
    void bounded(
            @ForAll @Size(max = 80) List<@StringLength(min = 1, max = 40) @AlphaChars @Chars('/') String> topics,
            @ForAll long seed) {
        TopicTree.Limits limits = new TopicTree.Limits(20, 600, 50);
        TopicTree tree = new TopicTree(limits);
        Random random = new Random(seed);
        for (String topic : topics) {
            tree.add(new Message(topic, new byte[random.nextInt(120)], 0, random.nextBoolean()), NOW);
            assertThat(tree.tally().bytes()).isBetween(0L, limits.bytes());
        }
        assertThat(tree.tally().messages()).isEqualTo(topics.size());
    }
}
