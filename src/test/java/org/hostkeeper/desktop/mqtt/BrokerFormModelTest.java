package org.hostkeeper.desktop.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.desktop.mqtt.BrokerFormModel.Tested;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a login with a form came to")
class BrokerFormModelTest {
    private static final Tested WELL = new Tested.Well(1, 2);

    private final BrokerFormModel form = new BrokerFormModel(Optional.empty());

    @Test
    @DisplayName("is told, and is no more once something else is typed")
    void told() {
        Consumer<Tested> first = form.trying();
        assertThat(form.tested().get()).isEqualTo(new Tested.Trying());
        first.accept(WELL);
        assertThat(form.tested().get()).isEqualTo(WELL);
        form.changed();
        assertThat(form.tested().get()).isEqualTo(new Tested.Not());
    }

    @Test
    @DisplayName("is left aside if something else was typed or tried meanwhile")
    void late() {
        Consumer<Tested> first = form.trying();
        form.changed();
        first.accept(WELL);
        assertThat(form.tested().get()).isEqualTo(new Tested.Not());
        Consumer<Tested> second = form.trying();
        first.accept(WELL);
        assertThat(form.tested().get()).isEqualTo(new Tested.Trying());
        second.accept(WELL);
        assertThat(form.tested().get()).isEqualTo(WELL);
    }
}
