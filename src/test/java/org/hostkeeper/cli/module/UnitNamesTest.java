package org.hostkeeper.cli.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A service that a person names")
class UnitNamesTest {
    @ParameterizedTest
    @CsvSource({"nginx, nginx.service", "nginx.service, nginx.service", "getty@tty1, getty@tty1.service", "web.v2, web.v2.service", "pump-1, pump-1.service"})
    @DisplayName("is meant with or without its suffix")
    void units(String typed, String unit) {
        assertThat(UnitNames.service(typed)).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({"pump 1, pump_1.service", "pump-1 b.2, pump_1_b_2.service"})
    @DisplayName("with blanks is a module, for no unit is called so: its unit is meant")
    void modules(String typed, String unit) {
        assertThat(UnitNames.service(typed)).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-x", "-x y", "../ssh", "a b;id", "a\nb", "насос 1", "a b/c"})
    @DisplayName("is refused if nothing can be called so")
    void refused(String typed) {
        assertThatThrownBy(() -> UnitNames.service(typed)).isInstanceOf(ProblemException.class);
    }
}
