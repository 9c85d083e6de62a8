package org.hostkeeper.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The words for people")
class WordsTest {
    private final Words words = new Words(Path.of("src/main/java"));

    @Test
    @DisplayName("are the same in English, German and Russian: keys, patterns and what is put in")
    void sameInAllLanguages() {
        assertThat(words.bundles()).contains("problem", "host", "store", "secret.vault");
        assertThat(words.gaps()).isEmpty();
    }

    @Test
    @DisplayName("are there for every text that the sources name")
    void thereForEveryText() {
        assertThat(words.missing()).isEmpty();
    }

    @Test
    @DisplayName("are all asked for somewhere")
    void askedFor() {
        assertThat(words.unused()).isEmpty();
    }

    @Nested
    @DisplayName("would be found wanting if")
    class CanFail {
        @TempDir
        Path temp;

        private Path folder;

        @BeforeEach
        void plant() throws IOException {
            folder = Files.createDirectories(temp.resolve("org/hostkeeper/pump"));
            Files.writeString(folder.resolve("pump.properties"), "on=On {0}\noff=Off\nstate.a=A\n");
            Files.writeString(folder.resolve("pump_de.properties"), "on=An {0}\noff=Aus\nstate.a=A\n");
            Files.writeString(folder.resolve("pump_ru.properties"), "on=Вкл {0}\noff=Выкл\nstate.a=А\n");
            source("Text.of(\"pump\", \"on\", 1); Text.of(\"pump\", \"state.\" + x); Text.of(bundle, key);");
        }

        @Test
        @DisplayName("nothing were wrong: no, these are fine")
        void fine() {
            assertThat(new Words(temp).gaps()).isEmpty();
            assertThat(new Words(temp).missing()).isEmpty();
        }

        @Test
        @DisplayName("a language lacked a key, left a place out, or had a broken pattern")
        void gaps() throws IOException {
            Files.writeString(folder.resolve("pump_de.properties"), "on=An\nstate.a=A\nmehr=x\n");
            Files.writeString(folder.resolve("pump_ru.properties"), "on=Вкл {0\noff=\nstate.a=А\n");

            assertThat(new Words(temp).gaps())
                    .hasSize(5)
                    .anyMatch(gap -> gap.equals("pump_de off: missing"))
                    .anyMatch(gap -> gap.equals("pump_de on: other places"))
                    .anyMatch(gap -> gap.equals("pump_de mehr: not in English"))
                    .anyMatch(gap -> gap.startsWith("pump_ru on: no pattern"))
                    .anyMatch(gap -> gap.equals("pump_ru off: empty"));
        }

        @Test
        @DisplayName("a language were missing altogether")
        void noRussian() throws IOException {
            Files.delete(folder.resolve("pump_ru.properties"));

            assertThat(new Words(temp).gaps()).hasSize(3).allMatch(gap -> gap.startsWith("pump_ru"));
        }

        @Test
        @DisplayName("the sources named a key or a bundle that is not there")
        void missing() throws IOException {
            source("Text.of(\"pump\", \"onn\"); Text.of(\"pomp\", \"on\"); Text.of(\"pump\", \"stat.\" + x + 1);");

            assertThat(new Words(temp).missing())
                    .extracting(gap -> gap.substring(gap.indexOf(".java ") + 6))
                    .containsExactly("pump onn", "bundle pomp", "pump stat.…");
        }

        @Test
        @DisplayName("a word were left of which nothing speaks any more")
        void unused() throws IOException {
            source("Text.of(\"pump\", \"on\", 1); Text.of(\"pump\", \"state.\" + x); enum Kind { OFF }");
            assertThat(new Words(temp).unused()).isEmpty();

            source("Text.of(\"pump\", \"on\", 1);");
            assertThat(new Words(temp).unused()).containsExactly("pump off", "pump state.a");
        }

        private void source(String body) throws IOException {
            Files.writeString(folder.resolve("Pump.java"), "class Pump { void go() { " + body + " } }");
        }
    }
}
