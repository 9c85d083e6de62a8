package org.hostkeeper.desktop.terminal;

import com.techsenger.jeditermfx.core.Color;
import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.emulator.ColorPalette;
import com.techsenger.jeditermfx.ui.TerminalActionPresentation;
import com.techsenger.jeditermfx.ui.settings.DefaultSettingsProvider;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Font;

/** Our type and colours for JediTermFX; and no key is taken from the shell that shells have a use for. */
final class JediLook extends DefaultSettingsProvider {
    private static final String TYPE = "IBM Plex Mono";
    private static final int LINES_KEPT = 10_000;

    private final Supplier<TerminalColours> colours;

    /** @param colours asked whenever something is drawn */
    JediLook(Supplier<TerminalColours> colours) {
        this.colours = colours;
    }

    private static Color colour(int rgb) {
        return new Color(rgb);
    }

    /** A colour that changes with the theme. */
    private TerminalColor live(ToIntFunction<TerminalColours> which) {
        return new TerminalColor(() -> colour(which.applyAsInt(colours.get())));
    }

    @Override
    public Font getTerminalFont() {
        return Font.font(TYPE, getTerminalFontSize());
    }

    @Override
    public float getTerminalFontSize() {
        return 13;
    }

    @Override
    public float getLineSpacing() {
        return 1;
    }

    @Override
    public TerminalColor getDefaultForeground() {
        return live(TerminalColours::text);
    }

    @Override
    public TerminalColor getDefaultBackground() {
        return live(TerminalColours::ground);
    }

    @Override
    public TextStyle getSelectionColor() {
        return new TextStyle(live(TerminalColours::markedText), live(TerminalColours::marked));
    }

    @Override
    public boolean useInverseSelectionColor() {
        return false;
    }

    @Override
    public ColorPalette getTerminalColorPalette() {
        return new ColorPalette() {
            @Override
            protected Color getForegroundByColorIndex(int index) {
                return colour(colours.get().sixteen().get(index));
            }

            @Override
            protected Color getBackgroundByColorIndex(int index) {
                return colour(colours.get().behind(index));
            }
        };
    }

    @Override
    public boolean audibleBell() {
        return false;
    }

    @Override
    public int getBufferMaxLinesCount() {
        return LINES_KEPT;
    }

    @Override
    public TerminalActionPresentation getCopyActionPresentation() {
        return shift("copy", KeyCode.C);
    }

    @Override
    public TerminalActionPresentation getPasteActionPresentation() {
        return shift("paste", KeyCode.V);
    }

    @Override
    public TerminalActionPresentation getFindActionPresentation() {
        return without("find");
    }

    @Override
    public TerminalActionPresentation getClearBufferActionPresentation() {
        return without("clear");
    }

    @Override
    public TerminalActionPresentation getLineUpActionPresentation() {
        return shift("line-up", KeyCode.UP);
    }

    @Override
    public TerminalActionPresentation getLineDownActionPresentation() {
        return shift("line-down", KeyCode.DOWN);
    }

    private TerminalActionPresentation shift(String name, KeyCode key) {
        return new TerminalActionPresentation(
                name, new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN));
    }

    private TerminalActionPresentation without(String name) {
        return new TerminalActionPresentation(name, List.of());
    }
}
