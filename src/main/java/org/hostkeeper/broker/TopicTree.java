package org.hostkeeper.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.mqtt.Message;

/**
 * The last message of each topic, in bounded memory whatever anybody publishes. What a broker keeps comes first after a
 * subscription, so who comes first stays: when there are too many topics, new ones are counted and not remembered; of a
 * payload that is too long its beginning is; and when all payloads together are too much, new ones are counted only. What
 * was left out is told by {@link #tally}. Safe from any thread.
 */
public final class TopicTree {
    /** Levels beyond this are one: a topic may have 65,535 of them. */
    private static final int DEEPEST = 64;

    private final Limits limits;
    private final TopicLevel root = new TopicLevel("");
    private int levels;
    private long bytes;
    private long messages;
    private long messagesLeftOut;
    private long payloadsCut;

    /**
     * How much is remembered.
     *
     * @param levels how many levels all topics may have together; each takes some hundred bytes
     * @param bytes of all payloads and names together
     * @param payload bytes of one payload
     */
    public record Limits(int levels, long bytes, int payload) {
        public static Limits usual() {
            return new Limits(30_000, 24L << 20, 64 << 10);
        }
    }

    /**
     * What came, what of it is remembered, and what is not.
     *
     * @param messagesLeftOut for topics that are not remembered
     * @param payloadsCut of which only the beginning, or nothing, is remembered
     */
    public record Tally(long messages, int topics, long bytes, long messagesLeftOut, long payloadsCut) {}

    /** What of the tree somebody looks at. */
    interface Wanted {
        boolean isOpen(String path);

        boolean shows(TopicLevel level);

        int most();
    }

    public TopicTree(Limits limits) {
        this.limits = limits;
    }

    public synchronized void add(Message message, Instant now) {
        messages++;
        String[] path = message.topic().split("/", DEEPEST);
        Optional<Topic> before = find(message.topic());
        if (before.isEmpty() && !fits(path, message.topic())) {
            messagesLeftOut++;
            return;
        }
        TopicLevel leaf = grow(path);
        bytes += before.map(topic -> (long) -topic.payload().length).orElse(cost(message.topic()));
        byte[] payload = remembered(message);
        bytes += payload.length;
        Topic topic = leaf.topic(message, payload, now);
        leaf.remember(topic);
        count(path, before.isEmpty() ? 1 : 0, 1, kept(topic) - before.map(TopicTree::kept).orElse(0));
    }

    private static int kept(Topic topic) {
        return topic.kept() == Topic.Kept.NOT_TOLD ? 0 : 1;
    }

    private byte[] remembered(Message message) {
        int length = Math.min(message.payload().length, limits.payload());
        if (bytes + length > limits.bytes()) {
            length = 0;
        }
        if (length < message.payload().length) {
            payloadsCut++;
        }
        return Arrays.copyOf(message.payload(), length);
    }

    private boolean fits(String[] path, String topic) {
        return levels + missing(path) <= limits.levels() && bytes + cost(topic) <= limits.bytes();
    }

    /** The name is there twice, whole and level by level, with two bytes a character at worst. */
    private static long cost(String topic) {
        return 4L * topic.length();
    }

    private int missing(String[] path) {
        TopicLevel at = root;
        for (int i = 0; i < path.length; i++) {
            Optional<TopicLevel> next = at.child(path[i]);
            if (next.isEmpty()) {
                return path.length - i;
            }
            at = next.get();
        }
        return 0;
    }

    private TopicLevel grow(String[] path) {
        TopicLevel at = root;
        for (String level : path) {
            if (at.child(level).isEmpty()) {
                levels++;
            }
            at = at.made(level);
        }
        return at;
    }

    private void count(String[] path, int topics, int came, int kept) {
        TopicLevel at = root;
        at.count(topics, came, kept);
        for (String level : path) {
            at = at.child(level).orElseThrow();
            at.count(topics, came, kept);
        }
    }

    /** The broker keeps nothing there any more, or keeps something: by what was asked or done on purpose. */
    public synchronized void keeps(String topic, boolean kept) {
        find(topic).ifPresent(t -> {
            Topic.Kept now = kept ? Topic.Kept.YES : Topic.Kept.NOT_TOLD;
            Topic next = new Topic(t.path(), t.payload(), t.size(), t.qos(), now, t.messages(), t.last());
            String[] path = topic.split("/", DEEPEST);
            leaf(path).remember(next);
            count(path, 0, 0, kept(next) - kept(t));
        });
    }

    private TopicLevel leaf(String[] path) {
        TopicLevel at = root;
        for (String level : path) {
            at = at.child(level).orElseThrow();
        }
        return at;
    }

    public synchronized Optional<Topic> find(String topic) {
        TopicLevel at = root;
        for (String level : topic.split("/", DEEPEST)) {
            Optional<TopicLevel> next = at.child(level);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return at.own();
    }

    /**
     * The tree with the children of those levels that are open.
     *
     * @param words only what holds these words somewhere in its topic, and then every level of it is open; empty for all
     * @param most children of one level
     */
    public synchronized Branch look(Set<String> open, String words, int most) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return root.look("", new Wanted() {
            @Override
            public boolean isOpen(String path) {
                return !wanted.isEmpty() || open.contains(path);
            }

            @Override
            public boolean shows(TopicLevel level) {
                return wanted.isEmpty() || level.holds(wanted);
            }

            @Override
            public int most() {
                return most;
            }
        });
    }

    /** Every topic, in the order of the tree. */
    public synchronized List<Topic> topics() {
        List<Topic> all = new ArrayList<>();
        root.collect(all);
        return all;
    }

    public synchronized Tally tally() {
        Branch whole = root.look("", new NothingOpen());
        return new Tally(messages, whole.topics(), bytes, messagesLeftOut, payloadsCut);
    }

    /** Only the sums. */
    private static final class NothingOpen implements Wanted {
        @Override
        public boolean isOpen(String path) {
            return false;
        }

        @Override
        public boolean shows(TopicLevel level) {
            return false;
        }

        @Override
        public int most() {
            return 0;
        }
    }
}
