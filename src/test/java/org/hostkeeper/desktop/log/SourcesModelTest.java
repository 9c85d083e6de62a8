package org.hostkeeper.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.log.LogPlace.Kind;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of all the logs there are")
class SourcesModelTest {
    private final Scope scope = new Scope();
    private final SourcesModel model = new SourcesModel(scope);

    @BeforeEach
    void know() {
        model.show(List.of(LogHosts.state("hall-1", "pump_1", "cron"), LogHosts.state("shop-1", "till")));
        model.watch(true, kind -> kind == Kind.WHOLE ? "the whole journal" : "kernel");
    }

    private List<String> offered() {
        return model.offered().stream()
                .map(place -> place.on().name() + " " + (place.kind() == Kind.UNIT ? place.name() : place.kind()))
                .toList();
    }

    @Test
    @DisplayName("each host's journal and kernel come first, then its services")
    void offers() {
        assertThat(offered())
                .containsExactly(
                        "hall-1 WHOLE", "hall-1 KERNEL", "hall-1 cron", "hall-1 pump_1", "shop-1 WHOLE", "shop-1 KERNEL", "shop-1 till");
    }

    @Test
    @DisplayName("a few letters leave what has all of them; hosts out of scope are not offered")
    void filters() {
        model.filter().set("HALL pu");
        assertThat(offered()).containsExactly("hall-1 pump_1");
        model.filter().set("whole");
        assertThat(offered()).containsExactly("hall-1 WHOLE", "shop-1 WHOLE");
        scope.only(Set.of(new HostName("shop-1")));
        assertThat(offered()).containsExactly("shop-1 WHOLE");
        model.filter().set("");
        model.keepOnly(List.of());
        assertThat(offered()).isEmpty();
    }

    @Test
    @DisplayName("the chosen ones stay chosen under the filter, and are asked for host by host")
    void chooses() {
        model.filter().set("pump");
        model.choose(model.offered().stream().map(LogPlace::key).collect(Collectors.toSet()), true);
        model.filter().set("shop kernel");
        model.choose(Set.of(model.offered().getFirst().key()), true);
        assertThat(model.parts())
                .isEqualTo(Map.of(
                        new HostName("hall-1"), LogPart.of(List.of("pump_1.service")),
                        new HostName("shop-1"), new LogPart(false, true, List.of())));
        model.choose(Set.of(new LogPlace.Key(new HostName("hall-1"), Kind.WHOLE, "")), true);
        assertThat(model.parts()).containsEntry(new HostName("hall-1"), LogPart.everything());
        model.chooseOnly(Map.of(new HostName("shop-1"), List.of("till.service")));
        assertThat(model.parts()).isEqualTo(Map.of(new HostName("shop-1"), LogPart.of(List.of("till.service"))));
    }
}
