package org.hostkeeper.desktop.app;

import java.util.Locale;
import java.util.stream.Stream;
import org.hostkeeper.desktop.frame.Findable;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** What the palette can do from anywhere: another theme, another language. */
record HouseActions(Look look, Language language) implements Findable {
    @Override
    public Stream<Found> findable() {
        return Stream.concat(
                Stream.of(Theme.values()).filter(t -> t != look.theme().get()).map(this::theme),
                Text.LANGUAGES.stream().filter(l -> !l.equals(language.locale())).map(this::language));
    }

    private Found theme(Theme theme) {
        return Found.action(
                "action/theme." + theme.code(),
                Feather.MOON,
                Text.of("desktop.app", "action.theme", Text.of("desktop.settings", "theme." + theme.code())),
                () -> look.theme().set(theme));
    }

    private Found language(Locale locale) {
        return Found.action(
                "action/language." + locale.toLanguageTag(),
                Feather.GLOBE,
                Text.of("desktop.app", "action.language", locale.getDisplayLanguage(locale)),
                () -> language.speak(locale));
    }
}
