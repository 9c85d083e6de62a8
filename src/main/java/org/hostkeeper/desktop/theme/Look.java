package org.hostkeeper.desktop.theme;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Dresses a scene: theme, bundled fonts, our tokens. A switch of the theme changes the scenes that are open. Used on the
 * JavaFX thread only.
 */
public final class Look {
    private static final List<String> FONTS =
            List.of("IBMPlexSans-Regular", "IBMPlexSans-SemiBold", "IBMPlexMono-Regular");

    private final ObjectProperty<Theme> theme;

    public Look(Theme theme) {
        this.theme = new SimpleObjectProperty<>(theme);
        FONTS.forEach(Look::load);
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** Dresses the scene now and whenever the theme changes. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(sheet(Look.class, "theme.css"));
        set(scene, theme.get());
        theme.addListener((_, _, next) -> set(scene, next));
    }

    private static void set(Scene scene, Theme next) {
        scene.setUserAgentStylesheet(next.ground());
        scene.getRoot().pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), next == Theme.DARK);
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
