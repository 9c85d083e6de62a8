package org.hostkeeper.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("In the sources,")
class SourceRulesTest {
    private static final int METHOD = 60;
    private static final int FILE = 300;

    private final Sources house = Sources.under(Path.of("src/main/java"));

    @Test
    @DisplayName("each type says why it exists")
    void typesSayWhy() {
        assertThat(house.files()).hasSizeGreaterThan(100);
        assertThat(house.typesWithoutJavadoc()).isEmpty();
    }

    @Test
    @DisplayName("no method is longer than 60 lines, no file longer than 300")
    void nothingIsLong() {
        assertThat(house.methodsLongerThan(METHOD)).isEmpty();
        assertThat(house.filesLongerThan(FILE)).isEmpty();
    }

    @Test
    @DisplayName("each package says what it is for and that null has no place in it")
    void packagesSayWhatFor() {
        assertThat(house.packagesWithoutInfo()).isEmpty();
    }

    @Nested
    @DisplayName("each of these rules can fail:")
    class CanFail {
        @TempDir
        Path temp;

        @Test
        @DisplayName("a type without Javadoc, also a nested one, and not a private one")
        void javadoc() throws IOException {
            plant(
                    """
                    public final class Crooked {
                        /** Fine. */
                        public record Fine() {}
                        interface Nested {}
                        private record Hidden() {}
                        // no Javadoc
                        public enum Light { RED }
                    }
                    """);

            assertThat(Sources.under(temp).typesWithoutJavadoc())
                    .extracting(found -> found.replaceAll(".* ", ""))
                    .containsExactly("Crooked", "Nested", "Light");
        }

        @Test
        @DisplayName("a long method and a long file")
        void lengths() throws IOException {
            plant("final class Crooked {\n  void go() {\n" + "    go();\n".repeat(59) + "  }\n  void stop() {\n"
                    + "    stop();\n".repeat(58) + "  }\n}\n" + "// more\n".repeat(200));

            assertThat(Sources.under(temp).methodsLongerThan(METHOD))
                    .singleElement()
                    .asString()
                    .endsWith("go 61");
            assertThat(Sources.under(temp).filesLongerThan(FILE)).hasSize(1);
        }

        @Test
        @DisplayName("a package without a word, or without @NullMarked")
        void packages() throws IOException {
            plant("final class Crooked {}");
            assertThat(Sources.under(temp).packagesWithoutInfo()).hasSize(1);

            Files.writeString(temp.resolve("package-info.java"), "/** Something. */\npackage crooked;\n");
            assertThat(Sources.under(temp).packagesWithoutInfo()).hasSize(1);
        }

        private void plant(String source) throws IOException {
            Files.writeString(temp.resolve("Crooked.java"), source);
        }
    }
}
