package org.hostkeeper.desktop.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.ThemeChoice;
import org.hostkeeper.desktop.theme.Typeface;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.words.Text;

/** All that can be set, as it is now. The look and the language follow at once; of the rest whoever listens. */
public final class SettingsModel {
    /** Under this the theme is kept. */
    public static final String THEME = "desktop.theme";

    private static final String BUNDLE = Choice.BUNDLE;
    private static final List<Boolean> SWITCH = List.of(false, true);

    private final Choice<ThemeChoice> theme;
    private final Choice<Integer> scale;
    private final Choice<Typeface> font;
    private final Choice<Boolean> still;
    private final Choice<Locale> language;
    private final Choice<Integer> atOnce = new Choice<>(
            "connection.at-once", List.of(5, 10, 25, 50, 100, 200), new SimpleObjectProperty<>(50),
            n -> Text.of(BUNDLE, "hosts", n), Object::toString);
    private final Choice<Duration> timeout =
            durations("connection.timeout", 10, 3, 5, 10, 20, 30, 60);
    private final Choice<Duration> onScreen =
            durations("refresh.on-screen", 10, 5, 10, 20, 30, 60, 300);
    private final Choice<Duration> elsewhere =
            durations("refresh.elsewhere", 120, 30, 60, 120, 300, 600, 1800);
    private final Choice<Boolean> notify = new Choice<>(
            "desktop.notify", SWITCH, new SimpleObjectProperty<>(true), SettingsModel::onOff, Object::toString);

    public SettingsModel(Look look, Language language) {
        this.theme = new Choice<>(
                THEME, List.of(ThemeChoice.values()), look.choice(), t -> Text.of(BUNDLE, "theme." + t.code()),
                ThemeChoice::code);
        this.scale = new Choice<>(
                "desktop.scale", Look.SCALES, look.scale(), n -> Text.of(BUNDLE, "percent", n), Object::toString);
        this.font = new Choice<>(
                "desktop.font", List.of(Typeface.values()), look.typeface(), f -> Text.of(BUNDLE, "font." + f.code()),
                Typeface::code);
        this.still = new Choice<>(
                "desktop.still", SWITCH, look.still(), SettingsModel::onOff, Object::toString);
        this.language = new Choice<>(
                "desktop.language", Text.LANGUAGES, spoken(language), l -> Text.literal(l.getDisplayLanguage(l)),
                Locale::toLanguageTag);
    }

    /** The sections that are made of choices. */
    public List<Section> sections() {
        return List.of(
                new Section(Text.of(BUNDLE, "section.appearance"), List.of(theme, scale, font, still)),
                new Section(Text.of(BUNDLE, "section.language"), List.of(language)),
                new Section(Text.of(BUNDLE, "section.connections"), List.of(atOnce, timeout)),
                new Section(Text.of(BUNDLE, "section.refresh"), List.of(onScreen, elsewhere)));
    }

    /** Everything that is to be kept. */
    public Stream<Choice<?>> choices() {
        return Stream.of(theme, scale, font, still, language, atOnce, timeout, onScreen, elsewhere, notify);
    }

    /** What has to do with how hosts are connected to and how often they are read. */
    public Stream<Choice<?>> limits() {
        return Stream.of(atOnce, timeout, onScreen, elsewhere);
    }

    public Choice<Boolean> notifying() {
        return notify;
    }

    /** The language as something that can be set. */
    private static Property<Locale> spoken(Language language) {
        ObjectProperty<Locale> spoken = new SimpleObjectProperty<>(language.locale());
        spoken.addListener((_, _, next) -> language.speak(next));
        language.localeProperty().addListener((_, _, next) -> spoken.set(next));
        return spoken;
    }

    private static Choice<Duration> durations(String key, int usual, Integer... seconds) {
        return new Choice<>(
                key, Stream.of(seconds).map(Duration::ofSeconds).toList(),
                new SimpleObjectProperty<>(Duration.ofSeconds(usual)), SettingsModel::length, Duration::toString);
    }

    private static Text length(Duration length) {
        return length.toSeconds() % 60 == 0
                ? Text.of(BUNDLE, "minutes", length.toMinutes())
                : Text.of(BUNDLE, "seconds", length.toSeconds());
    }

    private static Text onOff(boolean on) {
        return Text.of(BUNDLE, on ? "on" : "off");
    }
}
