package org.hostkeeper.desktop.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import org.hostkeeper.desktop.widget.DetailPane;

/**
 * The parts of the window that F6 goes through: navigation, page, detail. Where the keyboard arrives in a page is its
 * table, for that is what most keys are about.
 */
final class Parts {
    private final Node navigation;
    private final Parent page;

    Parts(Node navigation, Parent page) {
        this.navigation = navigation;
        this.page = page;
    }

    /** Goes to the next part, or with -1 to the one before. */
    void move(int step) {
        List<Node> parts = new ArrayList<>(List.of(navigation, page));
        detail().ifPresent(parts::add);
        int now = current(parts);
        for (int i = 1; i <= parts.size(); i++) {
            Node next = parts.get(Math.floorMod(now + step * i, parts.size()));
            Optional<Node> target = target(next);
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    Optional<DetailPane> detail() {
        return all(page).filter(DetailPane.class::isInstance).map(DetailPane.class::cast).findFirst();
    }

    /** The innermost part that has the keyboard; the navigation comes next if none has. */
    private int current(List<Node> parts) {
        Node owner = Optional.ofNullable(navigation.getScene()).map(Scene::getFocusOwner).orElse(null);
        for (Node node = owner; node != null; node = node.getParent()) {
            if (parts.contains(node)) {
                return parts.indexOf(node);
            }
        }
        return -1;
    }

    private static Optional<Node> target(Node part) {
        List<Node> inside = all(part).filter(Node::isFocusTraversable).toList();
        return inside.stream().filter(TableView.class::isInstance).findFirst().or(() -> inside.stream().findFirst());
    }

    /** What is shown and can be used in there, but not within another part. */
    private static Stream<Node> all(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.of();
        }
        Stream<Node> below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(Parts::all)
                : Stream.of();
        return Stream.concat(Stream.of(node), below);
    }
}
