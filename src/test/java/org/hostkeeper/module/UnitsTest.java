package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The service that a person means")
class UnitsTest {
    private final Unit pump = Sample.unit("pump_1.service")
            .module(new Registration("g1", "pump-1", "", "pump", "op"))
            .build();
    private final Unit plain = Sample.unit("pump-1.service").build();

    @Test
    @DisplayName("is the unit of a module by the module's name, since people know that one")
    void isFoundByModuleName() {
        assertThat(units(pump).meant("pump-1.service")).contains(pump);
        assertThat(units(pump).meant("pump_1.service")).contains(pump);
        assertThat(units(pump).meant("pump-2.service")).isEmpty();
    }

    @Test
    @DisplayName("is the unit that bears the name itself, where there is one")
    void prefersTheUnit() {
        assertThat(units(pump, plain).meant("pump-1.service")).contains(plain);
    }

    private static Units units(Unit... all) {
        return new Units(List.of(all), 252, false);
    }
}
