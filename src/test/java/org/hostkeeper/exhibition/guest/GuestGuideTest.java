package org.hostkeeper.exhibition.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is set in a guest")
class GuestGuideTest {
    private static final URI SERVER = URI.create("http://10.0.2.2:8000");

    @ParameterizedTest
    @EnumSource
    @DisplayName("names the right address, ends with the golden snapshot, and is said in three languages")
    void steps(GuestGuide.Os system) {
        List<GuestGuide.Step> steps = GuestGuide.steps(system, SERVER, Optional.of(URI.create(SERVER + "/x")));

        assertThat(steps.stream().flatMap(step -> step.code().stream()))
                .anyMatch(code -> code.contains("http://10.0.2.2:8000"))
                .noneMatch(code -> code.contains("@"));
        assertThat(steps.getLast().what().in(Locale.ENGLISH)).isEqualTo("Keep this state");
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("ru"))) {
            assertThat(steps).allSatisfy(step -> {
                assertThat(step.what().in(locale)).isNotBlank();
                assertThat(step.how().in(locale)).isNotBlank().doesNotContain("{", "\\\\");
            });
        }
    }
}
