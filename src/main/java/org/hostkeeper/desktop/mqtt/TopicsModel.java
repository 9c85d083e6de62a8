package org.hostkeeper.desktop.mqtt;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.broker.Branch;
import org.hostkeeper.broker.Topic;
import org.hostkeeper.broker.TopicTree;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.problem.Problem;

/** The explorer of topics: what of the tree is open and looked for, the tree as it was last seen, and the chosen topic. */
public final class TopicsModel {
    private static final Branch NOTHING =
            new Branch("", "", 0, 0, 0, Optional.empty(), false, java.util.List.of(), 0);

    /** What the broker keeps at the chosen topic, as it was asked for. */
    public sealed interface Kept {
        /** Not asked, or not answered yet. */
        record Unknown() implements Kept {}

        /** Nothing. */
        record Nothing() implements Kept {}

        /** This. */
        record This(Message message) implements Kept {}

        /** It could not be asked. */
        record Failed(Problem problem) implements Kept {}
    }

    /**
     * What of the tree is to be looked at, for any thread.
     *
     * @param open the levels whose children are wanted
     * @param words which topics are looked for
     * @param chosen the path of the chosen topic; empty if none is
     */
    public record Wanted(Set<String> open, String words, String chosen) {
        public Wanted {
            open = Set.copyOf(open);
        }
    }

    private final StringProperty filter = new SimpleStringProperty("#");
    private final StringProperty words = new SimpleStringProperty("");
    private final Set<String> open = new HashSet<>();
    private final ObjectProperty<Branch> tree = new SimpleObjectProperty<>(NOTHING);
    private final ObjectProperty<TopicTree.Tally> tally =
            new SimpleObjectProperty<>(new TopicTree.Tally(0, 0, 0, 0, 0));
    private final ObjectProperty<Link> link = new SimpleObjectProperty<>(new Link.Starting());
    private final StringProperty chosen = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Topic>> topic = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Kept> kept = new SimpleObjectProperty<>(new Kept.Unknown());

    /** The tree as it is now. */
    public void show(Branch root, TopicTree.Tally sums, Optional<Topic> ofChosen) {
        tree.set(root);
        tally.set(sums);
        topic.set(ofChosen);
    }

    /** Another broker, or another filter. */
    public void forget() {
        open.clear();
        chosen.set("");
        kept.set(new Kept.Unknown());
        link.set(new Link.Starting());
        show(NOTHING, new TopicTree.Tally(0, 0, 0, 0, 0), Optional.empty());
    }

    /** How the explorer's own connection stands. */
    public void linkIs(Link now) {
        link.set(now);
    }

    /** What the broker keeps at this topic, if it is still the chosen one. */
    public void keeps(String at, Kept what) {
        if (at.equals(chosen.get())) {
            kept.set(what);
        }
    }

    /** Which messages are listened to. */
    public StringProperty filter() {
        return filter;
    }

    /** Which topics are looked for among them. */
    public StringProperty words() {
        return words;
    }

    /** What is wanted of the tree now. */
    public Wanted wanted() {
        return new Wanted(open, words.get(), chosen.get());
    }

    /** The levels whose children are wanted; a copy. */
    Set<String> open() {
        return Set.copyOf(open);
    }

    void open(String path, boolean wanted) {
        if (wanted) {
            open.add(path);
        } else {
            open.remove(path);
        }
    }

    ReadOnlyObjectProperty<Branch> tree() {
        return tree;
    }

    ReadOnlyObjectProperty<TopicTree.Tally> tally() {
        return tally;
    }

    ReadOnlyObjectProperty<Link> link() {
        return link;
    }

    /** The path of the chosen topic; empty if none is. */
    public StringProperty chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<Topic>> topic() {
        return topic;
    }

    public ObjectProperty<Kept> kept() {
        return kept;
    }
}
