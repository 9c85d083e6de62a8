package org.hostkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.facts.Section;
import org.hostkeeper.facts.Section.Ending;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In the store,")
class StoreFactsAndSettingsTest {
    private static final HostName PUMP = new HostName("pump");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Store store = Store.inMemory();
    private final FactsCache facts = store.facts();
    private final Settings settings = store.settings();

    @BeforeEach
    void addHost() {
        store.inventory().add(Host.local(PUMP, Sudo.NONE));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("the last good answer of each probe is kept, failures are not")
    void lastGoodAnswer() {
        Section units = answer("units", NOON, "unit\u0000 'ж'\n");
        facts.keep(PUMP, List.of(answer("host", NOON, "old"), units));

        Section newer = answer("host", NOON.plusNanos(1), "new");
        facts.keep(
                PUMP,
                List.of(
                        newer,
                        new Section("units", 1, NOON.plusSeconds(1), new Ending.Failed(1, "no")),
                        new Section("cron", 1, NOON, new Ending.OverLimit(Duration.ofSeconds(1))),
                        new Section("vm", 1, NOON, new Ending.ToolMissing("virsh"))));

        assertThat(facts.latest(PUMP)).containsExactly(newer, units);
    }

    @Test
    @DisplayName("an answer that comes late does not replace a newer one")
    void lateAnswer() {
        Section newer = answer("host", NOON.plusMillis(500), "new");
        facts.keep(PUMP, List.of(newer));
        facts.keep(PUMP, List.of(answer("host", NOON, "old")));

        assertThat(facts.latest(PUMP)).containsExactly(newer);
    }

    @Test
    @DisplayName("facts move with a host's name and go with the host; those of strangers are not kept")
    void followTheHost() {
        HostName renamed = new HostName("pump-2");
        facts.keep(PUMP, List.of(answer("host", NOON, "x")));
        facts.keep(new HostName("stranger"), List.of(answer("host", NOON, "x")));
        assertThat(facts.latest(new HostName("stranger"))).isEmpty();

        store.inventory().replace(PUMP, Host.local(renamed, Sudo.NONE));
        assertThat(facts.latest(renamed)).hasSize(1);

        store.inventory().remove(renamed);
        store.inventory().add(Host.local(renamed, Sudo.NONE));
        assertThat(facts.latest(renamed)).isEmpty();
    }

    @Test
    @DisplayName("settings are kept, replaced and forgotten")
    void settings() {
        settings.keep("desktop.theme", "dark");
        settings.keep("language", "de");
        settings.keep("desktop.theme", "свет 'light'");
        settings.forget("language");
        settings.forget("nothing");

        assertThat(settings.all()).isEqualTo(Map.of("desktop.theme", "свет 'light'"));
        assertThat(settings.find("desktop.theme")).contains("свет 'light'");
        assertThat(settings.find("language")).isEmpty();
    }

    @Test
    @DisplayName("a setting's key is dotted words")
    void settingKeys() {
        assertThatThrownBy(() -> settings.keep("two words", "x")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> settings.keep("a".repeat(101), "x")).isInstanceOf(ProblemException.class);
        assertThat(settings.all()).isEmpty();
    }

    private static Section answer(String probe, Instant taken, String text) {
        return new Section(probe, 3, taken, new Ending.Answered(text));
    }
}
