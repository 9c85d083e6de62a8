package org.hostkeeper.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A problem")
class ProblemTest {

    static Stream<Problem> everyKind() {
        return Arrays.stream(Problem.class.getPermittedSubclasses()).map(ProblemTest::sample);
    }

    /** All but what another process has put into words already. */
    static Stream<Problem> everyKindWithWords() {
        return everyKind().filter(problem -> !(problem instanceof Problem.Relayed));
    }

    @Test
    @DisplayName("of another process keeps its code and its words")
    void relays() {
        Problem told = new Problem.NotFound(Text.literal("module"), "pump-1");
        Problem relayed = new Problem.Relayed(told.code(), told.text());
        assertThat(relayed.code()).isEqualTo("not-found");
        Text.LANGUAGES.forEach(l -> assertThat(relayed.text().in(l)).isEqualTo(told.text().in(l)));
    }

    @ParameterizedTest
    @MethodSource("everyKindWithWords")
    @DisplayName("has a sentence in every language that names all that it carries")
    void speaksEveryLanguage(Problem problem) throws Exception {
        for (Locale language : Text.LANGUAGES) {
            String sentence = problem.text().in(language);
            assertThat(sentence).isNotBlank().doesNotContain("{").doesNotContain("''");
            for (RecordComponent part : problem.getClass().getRecordComponents()) {
                boolean told = part.getType() != String.class
                        || sentence.contains(String.valueOf(part.getAccessor().invoke(problem)))
                        || (problem instanceof Problem.Silent && part.getName().equals("address"));
                assertThat(told).as("%s tells its %s in %s: %s", problem.code(), part.getName(), language, sentence).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindWithWords")
    @DisplayName("speaks each language in its own words")
    void isTranslated(Problem problem) {
        assertThat(Text.LANGUAGES.stream().map(l -> problem.text().in(l)).distinct()).hasSize(Text.LANGUAGES.size());
    }

    @Test
    @DisplayName("has a code that scripts can rely on")
    void hasACode() {
        assertThat(new Problem.UnknownHostKey("h", "a", "ssh-ed25519", "SHA256:x").code()).isEqualTo("unknown-host-key");
        assertThat(new Problem.Bug("1F").code()).isEqualTo("bug");
        assertThat(everyKind().map(Problem::code).distinct().count()).isEqualTo(everyKind().count());
    }

    @Test
    @DisplayName("shows hostile input on one short line")
    void shortensInput() {
        Problem problem = new Problem.InvalidInput(
                Text.literal("Name"), "a\nb" + "x".repeat(300), Text.literal("letters only."));
        assertThat(problem.text().in(Locale.ENGLISH)).contains("a\u240ab").hasSizeLessThan(150).doesNotContain("\n");
    }

    /** One of a kind, with a telling value in each component. */
    private static Problem sample(Class<?> kind) {
        RecordComponent[] parts = kind.getRecordComponents();
        Object[] values = Arrays.stream(parts).map(ProblemTest::value).toArray();
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (Problem) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(kind + " is not a plain record", e);
        }
    }

    private static Object value(RecordComponent part) {
        Class<?> type = part.getType();
        if (type == String.class) {
            return "the-" + part.getName();
        }
        if (type == Text.class) {
            return Text.literal("the-" + part.getName());
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(10);
        }
        return type.isEnum() ? type.getEnumConstants()[0] : type == long.class ? (Object) 7L : (Object) 7;
    }
}
