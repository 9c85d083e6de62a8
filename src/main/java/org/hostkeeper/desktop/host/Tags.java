package org.hostkeeper.desktop.host;

import java.util.Arrays;
import java.util.TreeSet;

/** Tags as people type them: words apart by commas or spaces. */
final class Tags {
    private Tags() {}

    static TreeSet<String> read(String typed) {
        TreeSet<String> words = new TreeSet<>(Arrays.asList(typed.strip().split("[,\\s]+")));
        words.remove("");
        return words;
    }
}
