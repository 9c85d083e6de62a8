package org.hostkeeper.desktop.app;

import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.desktop.frame.ScopeMemory;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.ColumnMemory;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.settings.Settings;

/** What the window remembers between starts: theme, language and the columns of tables. */
record Preferences(Settings settings) {
    private static final String THEME = "desktop.theme";
    private static final String SCOPES = "desktop.scopes";
    private static final String LANGUAGE = "desktop.language";

    /** The theme that was chosen, else the light one; kept from now on. */
    Look look() {
        Theme theme = settings.find(THEME).filter(Theme.DARK.code()::equals).isPresent() ? Theme.DARK : Theme.LIGHT;
        Look look = new Look(theme);
        look.theme().addListener((_, _, next) -> settings.keep(THEME, next.code()));
        return look;
    }

    /** The language that was chosen, else the system's; kept from now on. */
    Language language() {
        Locale wanted = settings.find(LANGUAGE).map(Locale::forLanguageTag).orElse(Locale.getDefault());
        Language language = new Language(Language.closestTo(wanted));
        language.localeProperty().addListener((_, _, next) -> settings.keep(LANGUAGE, next.toLanguageTag()));
        return language;
    }

    /** The scopes that were saved. */
    ScopeMemory scopes() {
        return new ScopeMemory() {
            @Override
            public String recall() {
                return settings.find(SCOPES).orElse("");
            }

            @Override
            public void keep(String scopes) {
                settings.keep(SCOPES, scopes);
            }
        };
    }

    ColumnMemory columns() {
        return new ColumnMemory() {
            @Override
            public Optional<String> recall(String table) {
                return settings.find(key(table));
            }

            @Override
            public void keep(String table, String layout) {
                settings.keep(key(table), layout);
            }

            private String key(String table) {
                return "desktop.columns." + table;
            }
        };
    }
}
