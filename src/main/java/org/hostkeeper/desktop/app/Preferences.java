package org.hostkeeper.desktop.app;

import java.util.Optional;
import org.hostkeeper.desktop.frame.ScopeMemory;
import org.hostkeeper.desktop.module.FilterMemory;
import org.hostkeeper.desktop.settings.Choice;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.theme.ThemeChoice;
import org.hostkeeper.desktop.widget.ColumnMemory;
import org.hostkeeper.settings.Settings;

/** Keeps between starts what a person chose, and the columns of tables. */
record Preferences(Settings settings) {
    private static final String SCOPES = "desktop.scopes";
    private static final String FILTERS = "desktop.modules.filters";

    /** Sets what was kept, and keeps what is chosen from now on. */
    void follow(SettingsModel model) {
        model.choices().forEach(this::follow);
    }

    private <T> void follow(Choice<T> choice) {
        choice.recall(settings.find(choice.key()));
        choice.value().addListener((_, _, _) -> settings.keep(choice.key(), choice.kept()));
    }

    ThemeChoice theme() {
        return settings.find(SettingsModel.THEME).flatMap(ThemeChoice::ofCode).orElse(ThemeChoice.LIGHT);
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

    /** The filters of the Modules page that were saved. */
    FilterMemory filters() {
        return new FilterMemory() {
            @Override
            public String recall() {
                return settings.find(FILTERS).orElse("");
            }

            @Override
            public void keep(String filters) {
                settings.keep(FILTERS, filters);
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
