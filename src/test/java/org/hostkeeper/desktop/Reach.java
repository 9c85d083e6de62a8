package org.hostkeeper.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
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

    /**
     * The labels and buttons of which a part lies outside the window, where no scrolling brings it back; and the fields
     * that are too narrow for what they say is wanted in them.
     */
    public static List<String> outside(Parent root) {
        return Toolkit.get(() -> {
            Node inside = root.getChildrenUnmodifiable().getFirst();
            Stream<String> labels = all(root)
                    .filter(n -> n instanceof Labeled l && l.getText() != null && !l.getText().isBlank())
                    .filter(n -> !scrolls(n) && !lies(inside, n))
                    .map(n -> ((Labeled) n).getText());
            Stream<String> prompts = all(root)
                    .filter(n -> n instanceof TextField f && f.getText().isEmpty() && f.getPromptText() != null)
                    .map(TextField.class::cast)
                    .filter(f -> width(f) > f.getWidth() - f.snappedLeftInset() - f.snappedRightInset() + 1)
                    .map(TextField::getPromptText);
            return Stream.concat(labels, prompts).toList();
        });
    }

    /** Words that reach out of the cell of a table that they are drawn in: the cell cuts them, and says nothing of it. */
    public static List<String> clipped(Parent root) {
        return Toolkit.get(() -> all(root)
                .filter(n -> n instanceof TableCell<?, ?> cell && cell.getGraphic() instanceof Parent)
                .map(n -> (TableCell<?, ?>) n)
                .flatMap(cell -> all(cell.getGraphic())
                        .filter(n -> n instanceof Labeled l && l.getText() != null && !l.getText().isBlank())
                        .filter(n -> !fits(cell, n))
                        .map(n -> ((Labeled) n).getText()))
                .toList());
    }

    private static boolean fits(TableCell<?, ?> cell, Node node) {
        Bounds place = cell.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        return place.getMinX() > -1 && place.getMaxX() < cell.getWidth() + 1;
    }

    private static double width(TextField field) {
        Text prompt = new Text(field.getPromptText());
        prompt.setFont(field.getFont());
        return prompt.getLayoutBounds().getWidth();
    }

    /** Whether it can be brought into view, or is only a cell kept for later. */
    private static boolean scrolls(Node node) {
        for (Node part = node; part != null; part = part.getParent()) {
            if (part instanceof ScrollPane || part instanceof VirtualFlow || part instanceof TableView) {
                return true;
            }
        }
        return false;
    }

    private static boolean lies(Node inside, Node node) {
        Bounds place = inside.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        Bounds room = inside.getLayoutBounds();
        return place.getMinX() > -1
                && place.getMinY() > -1
                && place.getMaxX() < room.getMaxX() + 1
                && place.getMaxY() < room.getMaxY() + 1;
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
