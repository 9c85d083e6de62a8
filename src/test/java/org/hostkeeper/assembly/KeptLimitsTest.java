package org.hostkeeper.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.settings.Settings;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How hard to try, as it was set. */
class KeptLimitsTest {
    private static final Duration USUAL = Duration.ofSeconds(10);

    @Test
    @DisplayName("What was set holds; what was spoilt is as usual")
    void limits() {
        try (Store store = Store.inMemory()) {
            Settings settings = store.settings();
            KeptLimits kept = new KeptLimits(settings);
            assertThat(kept.limits()).isEqualTo(Limits.usual());
            assertThat(kept.timeout(USUAL)).isEqualTo(USUAL);
            settings.keep("connection.at-once", "5");
            settings.keep("connection.timeout", "PT30S");
            settings.keep("refresh.on-screen", "PT1M");
            settings.keep("refresh.elsewhere", "PT30M");
            assertThat(kept.limits().atOnce()).isEqualTo(5);
            assertThat(kept.limits().onScreen()).isEqualTo(Duration.ofMinutes(1));
            assertThat(kept.limits().elsewhere()).isEqualTo(Duration.ofMinutes(30));
            assertThat(kept.timeout(USUAL)).isEqualTo(Duration.ofSeconds(30));
            settings.keep("connection.at-once", "0");
            settings.keep("connection.timeout", "soon");
            settings.keep("refresh.on-screen", "PT-1S");
            settings.keep("refresh.elsewhere", "PT0S");
            assertThat(kept.limits()).isEqualTo(Limits.usual());
            assertThat(kept.timeout(USUAL)).isEqualTo(USUAL);
        }
    }
}
