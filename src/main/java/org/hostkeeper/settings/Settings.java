package org.hostkeeper.settings;

import java.util.Optional;
import java.util.SortedMap;

/**
 * The port to what the operator chose: language, theme, column widths. Small texts under dotted keys such as
 * {@code desktop.theme}; never a secret. Every call sees what another console wrote before it; safe from any thread.
 */
public interface Settings {
    Optional<String> find(String key);

    void keep(String key, String value);

    void forget(String key);

    SortedMap<String, String> all();
}
