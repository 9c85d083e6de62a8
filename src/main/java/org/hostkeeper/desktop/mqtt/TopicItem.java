package org.hostkeeper.desktop.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.TreeItem;
import org.hostkeeper.broker.Branch;

/**
 * A level of the tree on screen. It stays the same for as long as its topic is there and only its value changes, so that
 * selection, focus and what is open survive a flood.
 */
final class TopicItem extends TreeItem<Branch> {
    private boolean parent;

    TopicItem(Branch branch) {
        super(alone(branch));
        this.parent = branch.hasChildren();
    }

    /** Without its children: of these the items below know. */
    private static Branch alone(Branch b) {
        return new Branch(b.path(), b.level(), b.topics(), b.messages(), b.kept(), b.own(), b.hasChildren(), List.of(), b.more());
    }

    @Override
    public boolean isLeaf() {
        return !parent;
    }

    /** Takes over what differs; {@code unfolded} opens every level that has something to show. */
    void show(Branch branch, boolean unfolded) {
        Branch now = alone(branch);
        if (!now.equals(getValue())) {
            setValue(now);
        }
        parent = branch.hasChildren();
        showChildren(branch.children(), unfolded);
        if (unfolded && !branch.children().isEmpty()) {
            setExpanded(true);
        }
    }

    /** These stand open from now on at and below this one, and no other. */
    void open(Set<String> paths) {
        setExpanded(paths.contains(getValue().path()));
        getChildren().forEach(item -> ((TopicItem) item).open(paths));
    }

    private void showChildren(List<Branch> children, boolean unfolded) {
        Map<String, TopicItem> known = new HashMap<>();
        getChildren().forEach(item -> known.put(item.getValue().level(), (TopicItem) item));
        List<TreeItem<Branch>> next = new ArrayList<>();
        for (Branch child : children) {
            TopicItem item = known.get(child.level());
            TopicItem shown = item == null ? new TopicItem(child) : item;
            shown.show(child, unfolded);
            next.add(shown);
        }
        change(next);
    }

    /** Only what goes and what comes, run by run: a list that is set anew loses the selection. The order never changes. */
    private void change(List<TreeItem<Branch>> next) {
        Set<TreeItem<Branch>> staying = new HashSet<>(next);
        if (!staying.containsAll(getChildren())) {
            getChildren().removeIf(item -> !staying.contains(item));
        }
        int at = 0;
        while (at < next.size()) {
            int end = at;
            while (end < next.size() && (at >= getChildren().size() || next.get(end) != getChildren().get(at))) {
                end++;
            }
            if (end > at) {
                getChildren().addAll(at, List.copyOf(next.subList(at, end)));
            }
            at = end + 1;
        }
    }
}
