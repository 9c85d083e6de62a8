package org.hostkeeper.desktop.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.log.LogModel;
import org.hostkeeper.desktop.log.LogPane;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.Registration;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;
import org.hostkeeper.plan.Plan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Modules page: 200 services, ill ones first, names that try to break it. */
class ModulesPageTest {
    private static final Instant NOW = TestWindow.NOW;
    private static final String HOSTILE = "a\nb\u202Ec_$(reboot)\u0007";

    private final Deeds deeds = new Deeds();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("The failed service stands first and its detail says why")
    void shows(Theme theme, String language) {
        try (TestWindow window = open(theme, language)) {
            Toolkit.run(() -> ((TableView<?>) Objects.requireNonNull(window.scene().lookup(".table-view")))
                    .getSelectionModel()
                    .select(0));
            Picture.save(window.scene(), "modules-" + window.name());
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            assertThat(Reach.words(window.scene().getRoot()))
                    .contains("pump_1", "pump_1.service")
                    .noneMatch(w -> w.contains("\u202E") || w.contains("\u0007"));
        }
    }

    @Test
    @DisplayName("Modules only leaves the registered ones; a lost host's states are said to be old")
    void models() {
        ModulesModel model = new ModulesModel(new org.hostkeeper.desktop.frame.Scope());
        model.show(List.of(state("hall-1", new Link.Connected(NOW))));
        var wanted = model.wanted();
        assertThat(model.rows().list()).hasSize(202).allMatch(r -> wanted.getValue().test(r.value()));
        model.all().set(false);
        assertThat(model.rows().list().stream().filter(r -> wanted.getValue().test(r.value()))).hasSize(1);
        assertThat(model.badge().get().count()).isEqualTo(1);
        model.show(List.of(state("hall-1", new Link.Untried())));
        assertThat(model.rows().list()).allMatch(r -> r.value().state().word().in(Locale.ENGLISH).startsWith("was: "));
        assertThat(model.badge().get()).isEqualTo(Page.Badge.NONE);
        model.keepOnly(List.of());
        assertThat(model.rows().list()).isEmpty();
    }

    @Test
    @DisplayName("One service is named, several are counted with their hosts")
    void names() {
        List<ModuleRow> rows = ModuleRow.of(state("hall-1", new Link.Connected(NOW)));
        ModuleProposals proposals = new ModuleProposals(deeds);
        assertThat(proposals.of(ModuleAction.RESTART, rows.subList(0, 1)).title().toString())
                .isEqualTo("Restart pump_1 on hall-1");
        assertThat(proposals.of(ModuleAction.STOP, rows.subList(0, 3)).title().toString())
                .isEqualTo("Stop 3 services on 1 host");
    }

    private TestWindow open(Theme theme, String language) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            ModulesModel model = new ModulesModel(window.frame().scope());
            HostState state = state("hall-1", new Link.Connected(NOW));
            window.frame().scope().know(List.of(state.host()));
            model.show(List.of(state));
            PlanDesk desk = new PlanDesk(window.around(), new Proposals.Pretending(), window.jobs());
            LogPane logs = new LogPane(window.around(), new LogModel((_, _) -> () -> {}, Runnable::run));
            return List.<Page>of(new ModulesPage(window.around(), model, deeds, desk, logs));
        });
    }

    private static HostState state(String name, Link link) {
        List<Unit> units = new ArrayList<>();
        units.add(unit("pump_1.service", "Pump control", "failed", "exit-code", 3, true));
        units.add(unit(HOSTILE + ".service", HOSTILE, "active", "success", 0, false));
        IntStream.range(0, 200)
                .forEach(i -> units.add(unit("service-" + i + ".service", "Service " + i, "active", "success", 0, false)));
        Host host = Hosts.host(name, "10.20.1.11", "artwork");
        return new HostState(
                host,
                link,
                new Facts(host.name(), Map.of("units", Reading.of(new Units(units, 252, false), NOW.minusSeconds(60)))));
    }

    /** A service in this state of systemd's. */
    static ModuleRow row(String active) {
        Unit unit = unit("pump_1.service", "Pump control", active, "success", 0, true);
        return new ModuleRow(Hosts.host("hall-1", "10.20.1.11"), unit, Optional.empty(), true, Optional.empty());
    }

    private static Unit unit(String name, String description, String active, String result, int restarts, boolean module) {
        return new Unit(
                name, description, "simple", "loaded", active, active.equals("active") ? "running" : "failed", "enabled",
                result, restarts, OptionalLong.of(12_000_000), Optional.of(NOW.minusSeconds(7200)), 4711,
                OptionalInt.of(2), "/etc/systemd/system/" + name, List.of(), false, "museum", "/home/museum/modules/pump",
                "/usr/bin/python3 main.py", "", 
                module ? Optional.of(new Registration("g-1", "pump_1", description, "pump", "museum")) : Optional.empty(),
                NOW);
    }

    /** Deeds that plan the same everywhere. */
    private static final class Deeds implements ModuleDeeds {
        @Override
        public Plan plan(HostName host, List<Unit> units, ModuleAction action) {
            return Proposals.plan(host.value());
        }

        @Override
        public Plan create(HostName host, CreateRequest request) {
            return Proposals.plan(host.value());
        }

        @Override
        public Plan edit(HostName host, String unit, EditRequest request) {
            return Proposals.plan(host.value());
        }

        @Override
        public Plan remove(HostName host, String unit) {
            return Proposals.plan(host.value());
        }

        @Override
        public void refresh(Set<HostName> hosts) {}

        @Override
        public List<HostName> hosts() {
            return List.of(new HostName("hall-1"));
        }
    }
}
