package org.hostkeeper.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** What can be found changes while somebody looks for it. */
class PaletteModelTest {
    private final List<Found> things = new ArrayList<>(List.of(found("gallery-1")));
    private long now;
    private int collected;

    private final PaletteModel model = new PaletteModel(
            new Language(Locale.ENGLISH),
            () -> {
                collected++;
                return things.stream();
            },
            () -> now,
            new RecentlyFound(),
            _ -> Optional.empty());

    @Test
    @DisplayName("What came meanwhile is found with the next letter, a second after it was last looked through")
    void fills() {
        things.add(found("gallery-2"));
        model.search("g");
        assertThat(titles()).containsExactly("gallery-1");
        now += 1_100_000_000;
        model.search("ga");
        assertThat(titles()).containsExactly("gallery-1", "gallery-2");
        model.search("gal");
        assertThat(collected).isEqualTo(2);
    }

    private List<String> titles() {
        return model.shown().stream().map(f -> new Language(Locale.ENGLISH).now(f.title())).toList();
    }

    private static Found found(String name) {
        return new Found("host/" + name, Feather.SERVER, Text.literal(name), Text.literal("Host"), () -> {});
    }
}
