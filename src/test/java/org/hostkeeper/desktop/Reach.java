package org.hostkeeper.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;

/** What must hold for every window: words are readable to their end, and everything that can be used says what it is. */
public final class Reach {
    private Reach() {}

    /** The labels and buttons whose words are cut off; table cells may cut theirs, for they have a tooltip. */
    public static List<String> cutOff(Parent root) {
        return Toolkit.get(() -> all(root)
                .filter(n -> n instanceof Labeled && !(n instanceof TableCell))
                .map(Labeled.class::cast)
                .filter(Reach::isCut)
                .map(Labeled::getText)
                .toList());
    }

    /** The controls that neither say what they are nor are named by a label. */
    public static List<String> silent(Parent root) {
        return Toolkit.get(() -> all(root)
                .filter(n -> n instanceof Button
                        || n instanceof ToggleButton
                        || n instanceof TextInputControl
                        || n instanceof ChoiceBox
                        || n instanceof TableView
                        || n instanceof ListView)
                .filter(n -> n.getAccessibleText() == null || n.getAccessibleText().isBlank())
                .map(Node::toString)
                .toList());
    }

    /** All words that are to be read, in no order. */
    public static List<String> words(Parent root) {
        return Toolkit.get(() -> all(root)
                .filter(n -> n instanceof Labeled || n instanceof TextInputControl)
                .map(n -> n instanceof Labeled l ? l.getText() : ((TextInputControl) n).getText())
                .filter(t -> t != null && !t.isBlank())
                .toList());
    }

    /** Everything in the tree that is shown. */
    public static Stream<Node> all(Node node) {
        if (!node.isVisible()) {
            return Stream.of();
        }
        List<Node> nodes = new ArrayList<>(List.of(node));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all(child).forEach(nodes::add));
        }
        return nodes.stream();
    }

    private static boolean isCut(Labeled label) {
        String whole = label.getText();
        if (whole == null || whole.isBlank() || label.getScene() == null) {
            return false;
        }
        return label.lookupAll(".text").stream()
                .filter(n -> n instanceof Text && n.getParent() == label)
                .map(n -> ((Text) n).getText())
                .anyMatch(shown -> !shown.equals(whole) && shown.endsWith(label.getEllipsisString()));
    }
}
