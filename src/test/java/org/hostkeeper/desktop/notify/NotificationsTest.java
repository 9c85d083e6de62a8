package org.hostkeeper.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the desktop is told while nobody looks. */
class NotificationsTest {
    private final List<String> shown = new ArrayList<>();
    private boolean wanted = true;
    private Instant now = Hosts.NOW;
    private final Notifications notifications = new Notifications(
            new Notifier() {
                @Override
                public boolean isThere() {
                    return true;
                }

                @Override
                public void show(String title, String body) {
                    shown.add(title + "|" + body);
                }
            },
            Runnable::run,
            () -> wanted,
            new Language(Locale.ENGLISH));

    @Test
    @DisplayName("A host that goes is told once, and how hosts stood at the start is not told at all")
    void host() {
        see(lost("hall-3"), well("hall-1"));
        after(60);
        assertThat(shown).isEmpty();
        see(lost("hall-1"));
        after(0);
        assertThat(shown).isEmpty();
        after(10);
        see(connecting("hall-1"), lost("hall-1"));
        after(60);
        after(60);
        assertThat(shown).containsExactly("hall-1 cannot be reached|");
    }

    @Test
    @DisplayName("A service that fails is told; one that failed before, or runs again within seconds, is not")
    void service() {
        see(well("hall-1", "old.service"));
        see(well("hall-1", "old.service", "pump.service", "cron.service"));
        after(0);
        see(well("hall-1", "old.service", "pump.service"));
        after(10);
        assertThat(shown).containsExactly("pump failed on hall-1|");
    }

    @Test
    @DisplayName("What an agent tells at a broker is told; what was over within seconds, or was seen on the host too, is not told twice")
    void agent() {
        hear("pump 1", "failure");
        hear("lamp", "failure");
        hear("lamp", "recovery");
        after(0);
        after(10);
        assertThat(shown).containsExactly("pump 1 failed (told at shop)|");
        after(120);
        see(well("hall-1"));
        hear("pump 1", "failure");
        see(well("hall-1", "pump_1.service"));
        hear("pump 1", "flapping");
        after(0);
        after(10);
        assertThat(shown).hasSize(2).last().isEqualTo("pump_1 failed on hall-1|");
    }

    @Test
    @DisplayName("What an agent tells is told beside a failure of the same name on another host, and where the broker's host is not known")
    void sameNameElsewhere() {
        see(well("hall-1"), well("hall-2"));
        hear("pump 1", "failure");
        see(well("hall-2", "pump_1.service"));
        hear("pump 1", "flapping");
        after(0);
        after(10);
        assertThat(shown).containsExactly("2 services failed|pump_1 failed on hall-2\npump 1 fails again and again (told at shop)");
        after(120);
        see(well("hall-1", "pump_1.service"));
        hear(Optional.empty(), "pump 1", "failure");
        after(0);
        after(10);
        assertThat(shown).hasSize(2).last().asString().contains("pump_1 failed on hall-1", "pump 1 failed (told at shop)");
    }

    @Test
    @DisplayName("A module's unit is known by its name in any script, as a deployed manager makes it")
    void anyScript() {
        see(well("hall-1"));
        hear("насос ²", "failure");
        see(well("hall-1", "насос_².service"));
        after(0);
        after(10);
        assertThat(shown).containsExactly("насос_² failed on hall-1|");
    }

    private void hear(String module, String kind) {
        hear(Optional.of(new HostName("hall-1")), module, kind);
    }

    private void hear(Optional<HostName> host, String module, String kind) {
        SavedBroker shop = new SavedBroker(
                new HostName("shop"),
                "10.0.0.1",
                SavedBroker.PLAIN_PORT,
                new Encryption.None(),
                Optional.empty(),
                SavedBroker.USUAL_PREFIX,
                Optional.empty(),
                host);
        notifications.hear(shop, new Incident(module, module, kind, "", now));
    }

    @Test
    @DisplayName("What happens at once is one message, and the next one waits a minute")
    void many() {
        for (int i = 0; i < 40; i++) {
            see(well("web-" + i), lost("web-" + i));
        }
        see(well("hall-1"), well("hall-1", "pump.service"));
        after(0);
        after(10);
        assertThat(shown).hasSize(1).first().asString()
                .startsWith("40 hosts cannot be reached, 1 service failed|web-0 cannot be reached\nweb-1 cannot")
                .endsWith("\n… and 36 more");
        see(well("db-1"), lost("db-1"));
        after(10);
        after(20);
        assertThat(shown).hasSize(1);
        after(40);
        assertThat(shown).hasSize(2);
    }

    @Test
    @DisplayName("Who looks at the window, or wants none, is told nothing, and nothing is told later either")
    void seen() {
        wanted = false;
        see(well("hall-1"), lost("hall-1"));
        after(20);
        wanted = true;
        after(20);
        after(20);
        assertThat(shown).isEmpty();
    }

    private void see(HostState... states) {
        List.of(states).forEach(notifications::look);
    }

    private void after(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
        notifications.look(now);
    }

    private static HostState well(String name, String... failed) {
        return Hosts.with(name, "10.0.0.1", Hosts.facts(0.1, List.of(failed)), 40);
    }

    private static HostState lost(String name) {
        return Hosts.down(name, "10.0.0.1", new Problem.Unreachable(name, "10.0.0.1", "no route to host"));
    }

    private static HostState connecting(String name) {
        HostState known = well(name);
        return new HostState(known.host(), new Link.Connecting(Hosts.NOW), known.facts());
    }
}
