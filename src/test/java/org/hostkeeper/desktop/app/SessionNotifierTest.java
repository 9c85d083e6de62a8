package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What hosts are called must not become anything else on its way to the desktop. */
class SessionNotifierTest {
    @Test
    @DisplayName("Quotes, line breaks and markup stay text")
    void text() {
        assertThat(SessionNotifier.quoted("a \"b\" \\c\nd 'e' <1>")).isEqualTo("\"a \\\"b\\\" \\\\c\\nd 'e' <1>\"");
        assertThat(SessionNotifier.markup("<b>&</b>")).isEqualTo("&lt;b&gt;&amp;&lt;/b&gt;");
    }
}
