package org.hostkeeper.journey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;
import org.hostkeeper.desktop.Reach;

/**
 * What can be seen of this program's windows, found by its words alone: no identifiers, no classes of styles, nothing
 * that a person could not name over the telephone. Positions are the screen's.
 */
final class Eyes {
    /** Somewhere to point at. */
    record Spot(String words, double x, double y) {
        double from(Spot other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    private Eyes() {}

    /** Where these words can be pressed: a button before anything else, the whole words before a part of more. */
    static List<Spot> of(String words) {
        return onScreen(() -> {
            List<Node> equal = named(t -> t.equals(words));
            List<Node> found = (equal.isEmpty() ? named(t -> t.contains(words)) : equal)
                    .stream().filter(n -> !(n instanceof TextInputControl)).toList();
            List<Node> buttons = found.stream().filter(n -> n instanceof ButtonBase).toList();
            return (buttons.isEmpty() ? found : buttons).stream().map(Eyes::spot).distinct().toList();
        });
    }

    /** Whether the field that has the keyboard holds this. */
    static boolean isWritten(String text) {
        return onScreen(() -> shown().anyMatch(n -> n instanceof TextInputControl f && f.isFocused() && text.equals(f.getText())));
    }

    /** The field that these words name: those of its label, at its left or above it, or those in it while it is empty. */
    static Optional<Spot> field(String words) {
        return onScreen(() -> {
            Optional<Node> prompting = shown()
                    .filter(n -> n instanceof TextInputControl f && words.equals(f.getPromptText()))
                    .findFirst();
            Optional<Spot> label = named(t -> t.equals(words)).stream().findFirst().map(Eyes::spot);
            return prompting.map(Eyes::spot).or(() -> label.flatMap(Eyes::nearest));
        });
    }

    private static Optional<Spot> nearest(Spot label) {
        return shown()
                .filter(n -> n instanceof TextInputControl || n instanceof ChoiceBox)
                .map(Eyes::spot)
                .filter(s -> s.x() > label.x() - 40 && s.y() > label.y() - 24)
                .min(Comparator.comparingDouble(s -> Math.abs(s.y() - label.y()) * 4 + Math.abs(s.x() - label.x())));
    }

    /** Everything that can be read now. */
    static List<String> words() {
        return onScreen(() -> shown().map(Eyes::text).filter(t -> !t.isBlank()).toList());
    }

    private static List<Node> named(Predicate<String> wanted) {
        return shown().filter(n -> wanted.test(text(n))).toList();
    }

    /** What is drawn within its window and within reach of the mouse: not behind a dialog, not scrolled away. */
    private static Stream<Node> shown() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(w -> w.isShowing() && w.getScene() != null)
                .flatMap(w -> Reach.all(w.getScene().getRoot()).filter(n -> isWithin(n, w)))
                .filter(n -> !n.isDisabled());
    }

    private static boolean isWithin(Node node, Window window) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        if (bounds == null || bounds.getWidth() < 1) {
            return false;
        }
        Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        boolean inWindow = middle.getX() > window.getX()
                && middle.getX() < window.getX() + window.getWidth()
                && middle.getY() > window.getY()
                && middle.getY() < window.getY() + window.getHeight();
        return inWindow && isWithinParents(node, middle);
    }

    private static boolean isWithinParents(Node node, Point2D middle) {
        for (Node part = node.getParent(); part != null; part = part.getParent()) {
            Bounds bounds = part.localToScreen(part.getBoundsInLocal());
            if (part.getClip() != null && bounds != null && !bounds.contains(middle)) {
                return false;
            }
        }
        return true;
    }

    private static String text(Node node) {
        return switch (node) {
            case Labeled labeled -> Optional.ofNullable(labeled.getText()).orElse("");
            case TextInputControl field -> Optional.ofNullable(field.getText()).orElse("");
            default -> "";
        };
    }

    private static Spot spot(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Spot(text(node), bounds.getCenterX(), bounds.getCenterY());
    }

    private static <T> T onScreen(Callable<T> look) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return look.call();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        Platform::runLater)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
