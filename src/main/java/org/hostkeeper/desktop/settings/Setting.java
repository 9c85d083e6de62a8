package org.hostkeeper.desktop.settings;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.words.Text;

/** A line of the Settings page, found by its name and its explanation. */
public sealed interface Setting permits Choice, Setting.Place, Setting.Note {
    Text name();

    Text about();

    /**
     * Where something is kept.
     *
     * @param open shows the folder, if there is something to show
     */
    record Place(Text name, String path, Optional<Runnable> open) implements Setting {
        @Override
        public Text about() {
            return Text.literal(path);
        }
    }

    /** How something stands, which nobody sets here. */
    record Note(Text name, ObservableValue<Text> said) implements Setting {
        @Override
        public Text about() {
            return said.getValue();
        }
    }
}
