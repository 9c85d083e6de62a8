package org.hostkeeper.desktop.terminal;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import com.techsenger.jeditermfx.ui.JediTermFxWidget;
import com.techsenger.jeditermfx.ui.TerminalActionProvider;
import com.techsenger.jeditermfx.ui.TerminalCopyPasteHandler;
import com.techsenger.jeditermfx.ui.TerminalPanel;
import com.techsenger.jeditermfx.ui.settings.SettingsProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import org.hostkeeper.desktop.widget.OwnKeys;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.remote.Terminal;
import org.jspecify.annotations.Nullable;

/** A screen drawn by JediTermFX, a port of JetBrains' JediTerm to JavaFX. Only this and its look know that library. */
final class JediScreen implements TerminalScreen {
    private final Words words;
    private final JediTermFxWidget widget;

    /**
     * Begins to read the line at once.
     *
     * @param colours asked whenever something is drawn
     */
    JediScreen(Words words, Supplier<TerminalColours> colours, TerminalLine line) {
        this.words = words;
        this.widget = new Widget(new JediLook(colours));
        Canvas canvas = widget.getTerminalPanel().getCanvas();
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.TEXT_AREA);
        canvas.accessibleTextProperty().bind(words.say("screen"));
        OwnKeys.give(canvas);
        widget.getPane().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        widget.getPane().addEventFilter(KeyEvent.KEY_TYPED, JediScreen::typed);
        widget.getPane().getStyleClass().add("terminal-screen");
        widget.setTtyConnector(new Connector(line));
        widget.start();
    }

    @Override
    public Node view() {
        return widget.getPane();
    }

    @Override
    public void focus() {
        widget.getTerminalPanel().getCanvas().requestFocus();
    }

    @Override
    public String text() {
        TerminalTextBuffer buffer = widget.getTerminalTextBuffer();
        buffer.lock();
        try {
            return IntStream.range(-buffer.getHistoryLinesCount(), buffer.getHeight())
                    .mapToObj(buffer::getLine)
                    .map(line -> line.getText().stripTrailing())
                    .collect(Collectors.joining("\n"))
                    .stripTrailing();
        } finally {
            buffer.unlock();
        }
    }

    @Override
    public void redraw() {
        widget.getTerminalPanel().repaint();
    }

    @Override
    public void copy() {
        widget.getTerminalPanel().handleCopy(false, false);
    }

    @Override
    public void paste() {
        widget.getTerminalPanel().handlePaste();
    }

    @Override
    public void close() {
        widget.close();
    }

    /** The library takes control characters from what the toolkit says was typed, which is not the same everywhere. */
    private void pressed(KeyEvent event) {
        if (event.getCode().isModifierKey()) {
            event.consume(); // alone it says nothing, but some toolkits give it a character
        }
        ControlKeys.of(event).ifPresent(character -> {
            widget.getTerminalStarter().sendBytes(new byte[] {character}, true);
            event.consume();
        });
    }

    private static void typed(KeyEvent event) {
        if (event.isControlDown() && !event.isAltDown()) {
            event.consume();
        }
    }

    /** The menu speaks our languages, and offers nothing that needs another toolkit. */
    private final class Widget extends JediTermFxWidget {
        Widget(SettingsProvider settings) {
            super(settings);
        }

        @Override
        protected TerminalPanel createTerminalPanel(
                SettingsProvider settings, StyleState style, TerminalTextBuffer buffer) {
            return new TerminalPanel(settings, buffer, style) {
                @Override
                protected TerminalCopyPasteHandler createCopyPasteHandler() {
                    return new Clip();
                }

                @Override
                protected ContextMenu createPopupMenu(TerminalActionProvider provider) {
                    ContextMenu menu = new ContextMenu(
                            item("copy", JediScreen.this::copy),
                            item("paste", JediScreen.this::paste),
                            item("select-all", this::selectAll),
                            item("clear", this::clearBuffer));
                    menu.getItems().getFirst().setDisable(getSelection() == null);
                    return menu;
                }
            };
        }

        private MenuItem item(String key, Runnable action) {
            MenuItem item = new MenuItem(words.now(key));
            item.setOnAction(_ -> action.run());
            return item;
        }
    }

    /** The library's own asks another toolkit for the clipboard. */
    private static final class Clip implements TerminalCopyPasteHandler {
        @Override
        public void setContents(String text, boolean selection) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }

        @Override
        public @Nullable String getContents(boolean selection) {
            return Clipboard.getSystemClipboard().getString();
        }
    }

    /** What the shells say, as the library takes it. */
    private record Connector(TerminalLine line) implements TtyConnector {
        @Override
        public int read(char[] into, int from, int length) throws IOException {
            return line.read(into, from, length);
        }

        @Override
        public void write(byte[] typed) throws IOException {
            line.write(typed);
        }

        @Override
        public void write(String typed) throws IOException {
            line.write(typed.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void resize(TermSize size) {
            line.resize(new Terminal.Size(size.getColumns(), size.getRows()));
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public String getName() {
            return "";
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
