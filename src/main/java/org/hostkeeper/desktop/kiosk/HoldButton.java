package org.hostkeeper.desktop.kiosk;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The round button of one artwork, held with the mouse, a finger, Space or Enter. The ring round it fills while it is held. Who
 * slips off it lets go.
 */
final class HoldButton extends StackPane {
    static final double SIZE = 240;
    private static final double RING = 12;
    private static final double WHOLE = 360;
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");
    private static final PseudoClass RESTS = PseudoClass.getPseudoClass("rests");

    private final ArtworkModel artwork;

    HoldButton(ArtworkModel artwork, Words words) {
        this.artwork = artwork;
        getStyleClass().add("hold-button");
        double radius = (SIZE - RING) / 2;
        Circle ground = new Circle(radius);
        ground.getStyleClass().add("ground");
        Arc ring = new Arc(0, 0, radius, radius, WHOLE / 4, 0);
        ring.getStyleClass().add("ring");
        ring.setType(ArcType.OPEN);
        ring.lengthProperty().bind(artwork.ring().multiply(-WHOLE));
        Label hint = new Label("", new FontIcon(Feather.ROTATE_CCW));
        hint.getStyleClass().add("hint");
        hint.setContentDisplay(javafx.scene.control.ContentDisplay.TOP);
        hint.textProperty().bind(words.say("hold"));
        hint.setMaxWidth(SIZE - 4 * RING);
        Circle focus = new Circle(SIZE / 2 + RING / 2);
        focus.getStyleClass().add("focus");
        getChildren().addAll(new Group(focus, ground, ring), hint);
        setMinSize(SIZE + RING * 2, SIZE + RING * 2);
        setMaxSize(SIZE + RING * 2, SIZE + RING * 2);
        setFocusTraversable(true);
        setPickOnBounds(false);
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> words.now("hold.of", artwork.title(), artwork.state().get().word()), artwork.state(), words.language().localeProperty()));
        artwork.pressable().addListener(_ -> rests());
        rests();
        hear();
    }

    private void rests() {
        pseudoClassStateChanged(RESTS, !artwork.pressable().get());
    }

    private void hear() {
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                press();
            }
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> release());
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> release());
        addEventHandler(TouchEvent.TOUCH_PRESSED, event -> {
            press();
            event.consume();
        });
        addEventHandler(TouchEvent.TOUCH_RELEASED, event -> {
            release();
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (holds(event)) {
                press();
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (holds(event)) {
                release();
                event.consume();
            }
        });
        focusedProperty().addListener((_, _, has) -> {
            if (!has) {
                release();
            }
        });
    }

    private static boolean holds(KeyEvent event) {
        return event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
    }

    private void press() {
        requestFocus();
        artwork.press();
        pseudoClassStateChanged(ARMED, artwork.pressable().get());
    }

    private void release() {
        artwork.release();
        pseudoClassStateChanged(ARMED, false);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.DISABLED ? !artwork.pressable().get() : super.queryAccessibleAttribute(attribute, parameters);
    }
}
