package org.hostkeeper.desktop.terminal;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The control characters of ASCII by the keys that make them on every terminal (ECMA-48, and xterm for the rest). */
final class ControlKeys {
    private ControlKeys() {}

    /** What the shell gets for this key, if it is one of them. */
    static Optional<Byte> of(KeyEvent pressed) {
        if (pressed.isAltDown() || pressed.isMetaDown() || pressed.isShiftDown()) {
            return Optional.empty();
        }
        return pressed.isControlDown() ? withControl(pressed.getCode()) : alone(pressed.getCode());
    }

    private static Optional<Byte> alone(KeyCode key) {
        return key == KeyCode.ESCAPE ? Optional.of((byte) 0x1b) : Optional.empty();
    }

    private static Optional<Byte> withControl(KeyCode key) {
        return switch (key) {
            case SPACE, DIGIT2 -> Optional.of((byte) 0);
            case OPEN_BRACKET, DIGIT3 -> Optional.of((byte) 0x1b);
            case BACK_SLASH, DIGIT4 -> Optional.of((byte) 0x1c);
            case CLOSE_BRACKET, DIGIT5 -> Optional.of((byte) 0x1d);
            case DIGIT6 -> Optional.of((byte) 0x1e);
            case SLASH, MINUS, DIGIT7 -> Optional.of((byte) 0x1f);
            default -> key.isLetterKey() ? Optional.of((byte) (key.getChar().charAt(0) & 0x1f)) : Optional.empty();
        };
    }
}
