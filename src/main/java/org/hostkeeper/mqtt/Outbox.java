package org.hostkeeper.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be published, in order, while the broker may be away. A state (a retained message) replaces an older one of
 * its topic and is remembered after it was sent, because a broker that restarts may have forgotten it. Other messages
 * are kept up to a number, beyond which the oldest is given up and counted. States are bounded by their topics.
 *
 * <p>Not safe for several threads at once: its owner guards it.
 */
final class Outbox {
    /** The key of what waits: the topic of a state, or the number of another message. */
    private sealed interface Key {
        /** Newer ones replace older ones. */
        record OfState(String topic) implements Key {}

        /** Each is its own. */
        record Numbered(long number) implements Key {}
    }

    /** A message with the place that it is to be put back to if it could not be sent. */
    record Taken(Message message, Object place) {}

    private final int most;
    private final LinkedHashMap<Object, Message> waiting = new LinkedHashMap<>();
    private final Map<String, Message> states = new LinkedHashMap<>();
    private final Deque<Key.Numbered> numbered = new ArrayDeque<>();
    private long next;
    private long givenUp;

    Outbox(int most) {
        this.most = most;
    }

    void add(Message message) {
        if (message.retained()) {
            Key key = new Key.OfState(message.topic());
            states.put(message.topic(), message);
            waiting.remove(key);
            waiting.put(key, message);
            return;
        }
        Key.Numbered key = new Key.Numbered(next++);
        numbered.add(key);
        waiting.put(key, message);
        if (numbered.size() > most) {
            waiting.remove(numbered.removeFirst());
            givenUp++;
        }
    }

    Optional<Taken> take() {
        return Optional.ofNullable(waiting.pollFirstEntry()).map(entry -> {
            if (entry.getKey() instanceof Key.Numbered key) {
                numbered.remove(key);
            }
            return new Taken(entry.getValue(), entry.getKey());
        });
    }

    /** It went out: a cleared topic need not be remembered any longer. */
    void sent(Taken taken) {
        Message message = taken.message();
        if (message.retained() && message.payload().length == 0) {
            states.remove(message.topic(), message);
        }
    }

    /** It did not go out: first in the row again, unless its topic has a newer state by now. */
    void putBack(Taken taken) {
        if (waiting.containsKey(taken.place())) {
            return;
        }
        waiting.putFirst(taken.place(), taken.message());
        if (taken.place() instanceof Key.Numbered key) {
            numbered.addFirst(key);
        }
    }

    /** A new connection: every state goes out again, before what waits besides. */
    void reconnected() {
        for (Message state : states.values().stream().toList().reversed()) {
            waiting.putFirst(new Key.OfState(state.topic()), state);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How many messages were given up since the start. */
    long givenUp() {
        return givenUp;
    }
}
