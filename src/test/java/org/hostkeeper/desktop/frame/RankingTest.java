package org.hostkeeper.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In what order the palette shows what fits. */
class RankingTest {
    private static final List<String> THINGS = List.of(
            "mirror-nginx", "renginex", "nginx", "print server", "new exam", "nginx-debug", "label_printer", "Überwachung");

    @Test
    @DisplayName("What begins with the word comes first, then a part that does, then what contains it, then its letters in order")
    void order() {
        assertThat(best("ngin")).containsExactly("nginx", "nginx-debug", "mirror-nginx", "renginex");
        assertThat(best("nex")).containsExactly("renginex", "new exam");
        assertThat(best("print")).containsExactly("print server", "label_printer");
    }

    @Test
    @DisplayName("Every word typed has to be there, in the title or in what it is; case does not matter")
    void words() {
        assertThat(best("NGINX service")).containsExactly("nginx", "nginx-debug", "mirror-nginx");
        assertThat(best("nginx web2")).isEmpty();
        assertThat(best("ÜBER")).containsExactly("Überwachung");
    }

    @Test
    @DisplayName("Nothing typed leaves everything as it was offered, up to what there is room for")
    void nothing() {
        assertThat(best("  ")).isEqualTo(THINGS);
        assertThat(new Ranking("").best(THINGS, RankingTest::words, 3)).isEqualTo(THINGS.subList(0, 3));
    }

    private static List<String> best(String query) {
        return new Ranking(query).best(THINGS, RankingTest::words, 12);
    }

    private static Ranking.Words words(String thing) {
        return new Ranking.Words(thing, thing.contains("nginx") ? "Service on web1" : "Host");
    }
}
