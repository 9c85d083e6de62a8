package org.hostkeeper.desktop.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Dresses a scene: theme, type, motion, our tokens. A switch changes the scenes that are open. How large everything is
 * drawn is only held here; {@link Scaled} does it. Used on the JavaFX thread only.
 */
public final class Look {
    /** In percent. */
    public static final List<Integer> SCALES = List.of(100, 125, 150, 175, 200);

    /** The fonts that come along, /assets/fonts/NAME.ttf. */
    public static final List<String> FONTS =
            List.of("IBMPlexSans-Regular", "IBMPlexSans-SemiBold", "IBMPlexMono-Regular");

    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<ThemeChoice> choice;
    private final ObjectProperty<Typeface> typeface = new SimpleObjectProperty<>(Typeface.BUNDLED);
    private final ObjectProperty<Integer> scale = new SimpleObjectProperty<>(SCALES.getFirst());
    private final ObjectProperty<Boolean> still = new SimpleObjectProperty<>(false);
    /** Held here, for the platform keeps only what somebody else holds. */
    private final ChangeListener<ColorScheme> system;

    public Look(Theme theme) {
        this.theme = new SimpleObjectProperty<>(theme);
        this.choice = new SimpleObjectProperty<>(ThemeChoice.of(theme));
        FONTS.forEach(Look::load);
        this.system = (_, _, _) -> follow();
        choice.addListener(_ -> follow());
        this.theme.addListener((_, _, next) -> {
            if (choice.get() != ThemeChoice.SYSTEM || next != ofSystem()) {
                choice.set(ThemeChoice.of(next));
            }
        });
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** What the theme follows; whoever sets the theme itself has chosen that one. */
    public ObjectProperty<ThemeChoice> choice() {
        return choice;
    }

    public ObjectProperty<Typeface> typeface() {
        return typeface;
    }

    /** In percent, one of {@link #SCALES}. */
    public ObjectProperty<Integer> scale() {
        return scale;
    }

    /** Whether nothing may move on screen. */
    public ObjectProperty<Boolean> still() {
        return still;
    }

    /** Dresses the scene now and whenever something of the look changes. */
    public void dress(Scene scene) {
        scene.getStylesheets().addAll(sheet(Look.class, "theme.css"), popups());
        set(scene, theme.get());
        theme.addListener((_, _, next) -> set(scene, next));
        Runnable rest = () -> {
            mark(scene, "still", still.get());
            mark(scene, "system-font", typeface.get() == Typeface.SYSTEM);
            scene.getStylesheets().set(1, popups());
        };
        still.addListener(_ -> rest.run());
        typeface.addListener(_ -> rest.run());
        scale.addListener(_ -> rest.run());
        rest.run();
    }

    private void follow() {
        Platform.Preferences desktop = Platform.getPreferences();
        desktop.colorSchemeProperty().removeListener(system);
        if (choice.get() == ThemeChoice.SYSTEM) {
            desktop.colorSchemeProperty().addListener(system);
        }
        theme.set(choice.get().theme().orElseGet(Look::ofSystem));
    }

    static Theme ofSystem() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    }

    /** Menus and tooltips are windows of their own: they take our sheets, but neither our scale nor our root's marks. */
    private String popups() {
        String family = typeface.get() == Typeface.SYSTEM ? "System" : "IBM Plex Sans";
        String css = ".root.popup { -fx-font-family: \"%s\"; -fx-font-size: %dpx; }".formatted(family, 13 * scale.get() / 100);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static void set(Scene scene, Theme next) {
        scene.setUserAgentStylesheet(next.ground());
        mark(scene, "dark", next.isDark());
        mark(scene, "contrast", next == Theme.CONTRAST);
    }

    private static void mark(Scene scene, String name, boolean on) {
        Parent root = scene.getRoot();
        root.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), on);
    }

    /** The address of a sheet that stands beside a class. */
    public static String sheet(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResource(name), name).toExternalForm();
    }

    private static void load(String name) {
        String file = "/assets/fonts/" + name + ".ttf";
        Objects.requireNonNull(
                Font.loadFont(Objects.requireNonNull(Look.class.getResource(file), file).toExternalForm(), 13), file);
    }
}
