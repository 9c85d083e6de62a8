package org.hostkeeper.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.Host;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hosts of an ssh_config are ticked and taken over, with what prevents it said. */
class ImportDialogTest {
    private final Hosts.Recorded deeds = new Hosts.Recorded();
    private final HostWorksRecorded works = new HostWorksRecorded();

    private static FoundHost found(Host host, Host... jumps) {
        return new FoundHost(host.name().value(), Optional.of(host), List.of(jumps), List.of(), Optional.empty());
    }

    private static Host behind(String name, Host jump) {
        Host host = Hosts.host(name, name + ".example");
        return new Host(
                host.name(),
                host.endpoint().map(e -> e.through(jump.name()).withIdentities(List.of(Path.of("/keys/" + name)))),
                host.sudo(),
                host.tags());
    }

    private void fileWith() {
        Host gate = Hosts.host("gate", "gate.example");
        deeds.found = new Outcome.Done<>(List.of(
                found(gate),
                found(behind("inner", gate), gate),
                found(Hosts.host("hall-1", "10.20.1.11")),
                new FoundHost(
                        "proxied", Optional.empty(), List.of(), List.of(),
                        Optional.of(Text.of("remote.ssh.config", "proxy-command", "nc %h %p")))));
    }

    @Test
    @DisplayName("A jump host is added once and first, all get the tags, and what is there or refused is left out")
    void takesOver() {
        fileWith();
        ImportModel model = new ImportModel(deeds);
        model.look();
        assertThat(deeds.done).containsExactly("read /home/op/.ssh/config");
        assertThat(model.ticked()).extracting(r -> r.found().alias()).containsExactly("gate", "inner");
        model.tags().set("office, new");
        assertThat(model.takeOver()).isTrue();
        assertThat(deeds.done).hasSize(3);
        assertThat(deeds.done.get(1)).contains("name=gate").contains("tags=[new, office]");
        assertThat(deeds.done.get(2)).contains("name=inner").contains("tags=[new, office]");
    }

    @Test
    @DisplayName("A file that cannot be read says why, and a host that the inventory refuses stops the rest")
    void refuses() {
        deeds.found = new Outcome.Failed<>(new Problem.NotFound(Text.literal("file"), "/nowhere"));
        ImportModel model = new ImportModel(deeds);
        model.look();
        assertThat(model.problem().get()).isPresent();
        fileWith();
        model.look();
        assertThat(model.problem().get()).isEmpty();
        deeds.refusing(new Problem.Cancelled("x"));
        assertThat(model.takeOver()).isFalse();
        assertThat(model.problem().get()).contains(new Problem.Cancelled("x"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The list is filtered and ticked by keyboard, and says why a host cannot be had")
    void shows(Theme theme, String language) {
        fileWith();
        try (TestWindow window = TestWindow.of(theme, Locale.of(language), w -> List.<Page>of(
                new HostsPage(w.around(), new HostsModel(w.frame().scope()), deeds, works)))) {
            Toolkit.run(() -> new ImportDialog(window.around(), new ImportModel(deeds)).show());
            Hands hands = new Hands(window.scene());
            hands.read("nc %h %p");
            Picture.save(window.scene(), "import-" + window.name());
            hands.everythingIsInReach();
            hands.write("inner");
            hands.press(Text.of("desktop.host", "import.none").in(Locale.of(language)));
            hands.press(Text.of("desktop.host", "import.all").in(Locale.of(language)));
            hands.press(Text.of("desktop.host", "import.do", 2).in(Locale.of(language)));
            assertThat(deeds.done).hasSize(3);
        }
    }

    @Test
    @DisplayName("Tags of several hosts: what all have can be taken, what some have stays, what is typed comes")
    void tags() {
        Host one = Hosts.host("one", "10.0.0.1", "all", "some");
        Host two = Hosts.host("two", "10.0.0.2", "all");
        TagsModel model = new TagsModel(List.of(one, two));
        assertThat(model.changed()).isEmpty();
        model.more().set("new");
        java.util.Objects.requireNonNull(model.spreads().get("all")).set(TagsModel.Spread.NONE);
        assertThat(model.changed()).extracting(h -> h.tags().toString()).containsExactly("[new, some]", "[new]");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The tags dialog saves by Enter")
    void tagsDialog(Theme theme, String language) {
        try (TestWindow window = TestWindow.of(theme, Locale.of(language), w -> List.<Page>of(
                new HostsPage(w.around(), new HostsModel(w.frame().scope()), deeds, works)))) {
            Host one = Hosts.host("one", "10.0.0.1", "artwork", "hall");
            Host two = Hosts.host("two", "10.0.0.2", "artwork");
            Toolkit.run(() -> new TagsDialog(window.around(), deeds, new TagsModel(List.of(one, two))).show());
            Hands hands = new Hands(window.scene());
            hands.write("night");
            Picture.save(window.scene(), "tags-" + window.name());
            hands.everythingIsInReach();
            hands.keys(KeyCode.ENTER);
            assertThat(deeds.done).containsExactly("tags one [artwork, hall, night]", "tags two [artwork, night]");
        }
    }
}
