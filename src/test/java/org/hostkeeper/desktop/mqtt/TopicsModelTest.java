package org.hostkeeper.desktop.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is wanted of the tree of topics")
class TopicsModelTest {
    private final TopicsModel model = new TopicsModel();

    @Test
    @DisplayName("is handed over as it is now, and does not change with what a person does next")
    void copy() {
        model.open("shop", true);
        model.words().set("door");
        model.chosen().set("shop/door");
        TopicsModel.Wanted wanted = model.wanted();
        model.open("shop", false);
        model.words().set("");
        model.forget();
        assertThat(wanted).isEqualTo(new TopicsModel.Wanted(Set.of("shop"), "door", "shop/door"));
        assertThat(model.wanted()).isEqualTo(new TopicsModel.Wanted(Set.of(), "", ""));
    }
}
