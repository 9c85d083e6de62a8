package org.hostkeeper.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What systemd's bus says of a unit")
class SystemdBusTest {
    @Test
    @DisplayName("is kept as far as it is read: of the some three hundred properties of each unit, eight")
    void onlyWhatIsRead() {
        Map<String, Object> said = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            said.put("Limit" + i, new Variant<>("infinity"));
        }
        said.put("ActiveState", new Variant<>("failed"));
        said.put("NRestarts", new Variant<>(new UInt32(3)));

        assertThat(SystemdBus.values(said)).isEqualTo(Map.of("ActiveState", "failed", "NRestarts", new UInt32(3)));
    }

    @Test
    @DisplayName("is kept whole, as far as it is read: a reading asks for nothing else")
    void allThatIsRead() {
        Set<String> asked = new HashSet<>();
        UnitReading.of(new HashMap<>() {
            @Override
            public @Nullable Object get(Object name) {
                asked.add(String.valueOf(name));
                return super.get(name);
            }
        });

        assertThat(asked).isEqualTo(UnitReading.PROPERTIES);
    }
}
