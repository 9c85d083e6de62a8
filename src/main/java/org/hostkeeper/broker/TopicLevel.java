package org.hostkeeper.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hostkeeper.mqtt.Message;
import org.jspecify.annotations.Nullable;

/** A level in the making; its owner guards it. Sums of what is below are kept at each level, so that a look costs what it shows. */
final class TopicLevel {
    private final String name;
    private final TreeMap<String, TopicLevel> children = new TreeMap<>();
    private int topics;
    private long messages;
    private int keptBelow;
    private @Nullable Topic own;

    TopicLevel(String name) {
        this.name = name;
    }

    Optional<TopicLevel> child(String level) {
        return Optional.ofNullable(children.get(level));
    }

    TopicLevel made(String level) {
        return children.computeIfAbsent(level, TopicLevel::new);
    }

    Optional<Topic> own() {
        return Optional.ofNullable(own);
    }

    void remember(Topic topic) {
        own = topic;
    }

    /** What came for a topic at or below this level. */
    void count(int newTopics, int newMessages, int newKept) {
        topics += newTopics;
        messages += newMessages;
        keptBelow += newKept;
    }

    /** The message as a topic, of which this level had {@code own} before. */
    Topic topic(Message message, byte[] payload, Instant now) {
        long before = own == null ? 0 : own.messages();
        return new Topic(message.topic(), payload, message.payload().length, message.qos(), kept(message), before + 1, now);
    }

    private Topic.Kept kept(Message message) {
        if (message.retained()) {
            return Topic.Kept.YES;
        }
        return own != null && own.kept() != Topic.Kept.NOT_TOLD ? Topic.Kept.PERHAPS : Topic.Kept.NOT_TOLD;
    }

    /**
     * This level with what of it is wanted.
     *
     * @param path of this level; the root has none
     */
    Branch look(String path, TopicTree.Wanted wanted) {
        return look(path, wanted, true);
    }

    private Branch look(String path, TopicTree.Wanted wanted, boolean root) {
        List<Branch> shown = new ArrayList<>();
        int more = 0;
        if (root || wanted.isOpen(path)) {
            for (TopicLevel child : children.values()) {
                if (wanted.shows(child)) {
                    if (shown.size() < wanted.most()) {
                        shown.add(child.look(root ? child.name : path + "/" + child.name, wanted, false));
                    } else {
                        more++;
                    }
                }
            }
        }
        return new Branch(path, name, topics, messages, keptBelow, own(), !children.isEmpty(), shown, more);
    }

    void collect(List<Topic> all) {
        own().ifPresent(all::add);
        children.values().forEach(child -> child.collect(all));
    }

    /** Whether this or anything below meets these words, in lower case. */
    boolean holds(String words) {
        return (own != null && own.path().toLowerCase(java.util.Locale.ROOT).contains(words))
                || children.values().stream().anyMatch(child -> child.holds(words));
    }
}
