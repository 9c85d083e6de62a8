package org.hostkeeper.desktop.settings;

import java.util.List;
import org.hostkeeper.words.Text;

/** Settings that belong together, under a title. */
public record Section(Text title, List<Setting> settings) {
    public Section {
        settings = List.copyOf(settings);
    }
}
