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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.DeployedModules;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.Registration;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;
import org.hostkeeper.module.inspection.Diagnosis;
import org.hostkeeper.module.inspection.Inspection;
import org.hostkeeper.module.inspection.Inspections;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Modules page: 200 services, ill ones first, names that try to break it. */
class ModulesPageTest {
    private static final Instant NOW = TestWindow.NOW;
    private static final String HOSTILE = "a\nb\u202Ec_$(reboot)\u0007";

    private final Deeds deeds = new Deeds();
    private Optional<ModulesModel> shown = Optional.empty();

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
        model.preset().set(Preset.REGISTERED);
        assertThat(model.rows().list().stream().filter(r -> wanted.getValue().test(r.value()))).hasSize(1);
        assertThat(model.badge().get().count()).isEqualTo(1);
        model.show(List.of(state("hall-1", new Link.Untried())));
        assertThat(model.rows().list()).allMatch(r -> r.value().state().word().in(Locale.ENGLISH).startsWith("Was: "));
        assertThat(model.badge().get()).isEqualTo(Page.Badge.NONE);
        model.keepOnly(List.of());
        assertThat(model.rows().list()).isEmpty();
    }

    @Test
    @DisplayName("Each preset lets through what it says; one that is gone to is seen whatever was filtered")
    void presets() {
        ModuleRow failed = row("failed");
        ModuleRow running = row("active");
        ModuleRow stopped = row("inactive");
        assertThat(Preset.values()).filteredOn(p -> p.test(failed))
                .containsExactly(Preset.ALL, Preset.ILL, Preset.REGISTERED, Preset.ENABLED_BUT_STOPPED);
        assertThat(Preset.values()).filteredOn(p -> p.test(running)).containsExactly(Preset.ALL, Preset.RUNNING, Preset.REGISTERED);
        assertThat(Preset.values()).filteredOn(p -> p.test(stopped))
                .containsExactly(Preset.ALL, Preset.REGISTERED, Preset.ENABLED_BUT_STOPPED);
        ModulesModel model = new ModulesModel(new org.hostkeeper.desktop.frame.Scope());
        model.show(List.of(state("hall-1", new Link.Connected(NOW))));
        model.preset().set(Preset.ILL);
        var wanted = model.wanted();
        assertThat(model.rows().list().stream().filter(r -> wanted.getValue().test(r.value()))).hasSize(1);
        model.uncover(running);
        assertThat(model.preset().get()).isEqualTo(Preset.ALL);
    }

    @Test
    @DisplayName("A saved filter is kept between starts, used by its chip, and can be forgotten; what was damaged is left out")
    void savedFilters() {
        String[] kept = {"broken\nold\tno-such-preset\tx\npumps\till\tpump"};
        FilterMemory memory = new FilterMemory() {
            @Override
            public String recall() {
                return kept[0];
            }

            @Override
            public void keep(String filters) {
                kept[0] = filters;
            }
        };
        SavedFilters saved = new SavedFilters(memory);
        assertThat(saved.all()).containsExactly(new SavedFilters.Saved("pumps", Preset.ILL, "pump"));
        saved.save("mine\there", Preset.RUNNING, "a b");
        assertThat(new SavedFilters(memory).all()).hasSize(2).contains(new SavedFilters.Saved("mine here", Preset.RUNNING, "a b"));
        saved.forget(saved.all().getFirst());
        assertThat(kept[0]).isEqualTo("mine here\trunning\ta b");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The filters can be pressed and saved in each language")
    void filters(Theme theme, String language) {
        try (TestWindow window = open(theme, language)) {
            Hands hands = new Hands(window.scene());
            org.hostkeeper.desktop.words.Words words = window.around().words("desktop.module");
            hands.press(words.now("preset.ill"));
            assertThat(hands.rows(ModuleRow.class)).hasSize(1);
            hands.press(words.now("filter.save"));
            hands.write("night shift");
            Picture.save(window.scene(), "modules-save-filter-" + window.name());
            hands.everythingIsInReach();
            hands.press(words.now("filter.keep"));
            hands.press(words.now("preset.all"));
            hands.press("night shift");
            assertThat(hands.rows(ModuleRow.class)).hasSize(1);
            Picture.save(window.scene(), "modules-filtered-" + window.name());
            hands.everythingIsInReach();
        }
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

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "LIGHT,en,w-limit,STATE", "DARK,de,w-limit,STATE", "LIGHT,ru,w-dep,STATE", "LIGHT,en,w-exit,LOG", "DARK,ru,w-stop,LOG",
        "LIGHT,en,w-run,UNIT", "DARK,en,w-run,UNIT", "LIGHT,de,w-dep,DEPENDENCIES", "DARK,en,w-run,USE", "LIGHT,ru,w-oom,USE"
    })
    @DisplayName("Each part of the detail can be read to its end in each language")
    void parts(Theme theme, String language, String name, ModuleDetail.Part part) {
        deeds.recorded = name;
        try (TestWindow window = open(theme, language)) {
            Hands hands = new Hands(window.scene());
            hands.choose(ModuleRow.class, r -> r.name().equals("pump_1"));
            hands.press(window.around().words("desktop.module").now(part.key()));
            Picture.save(window.scene(), "module-" + part.name().toLowerCase(Locale.ROOT) + "-" + name + "-" + window.name());
            hands.everythingIsInReach();
        }
    }

    @Test
    @DisplayName("The card names the reason, the last lines, what changed and a button for each thing to try")
    void why() {
        deeds.recorded = "w-limit";
        try (TestWindow window = open(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.choose(ModuleRow.class, r -> r.name().equals("pump_1"));
            assertThat(hands.words())
                    .anyMatch(w -> w.startsWith("It ended by itself with status 3."))
                    .anyMatch(w -> w.startsWith("It ended so often, 5 times within 10s"))
                    .anyMatch(w -> w.endsWith("trying"))
                    .contains("Its last lines", "Changed before it", "What to try", "/etc/systemd/system/w-limit.service was changed");
            String reset = "Reset failed: When the cause is mended: let systemd forget the failures.";
            Toolkit.run(() -> Reach.all(window.scene().getRoot())
                    .filter(n -> n instanceof Button b && reset.equals(b.getAccessibleText()))
                    .map(Button.class::cast)
                    .forEach(Button::fire));
            hands.read("Forget the failures of pump_1 on hall-1");
        }
    }

    @Test
    @DisplayName("A service is looked at when it is selected and when something happened to it, not when its memory changed")
    void looks() {
        List<ModuleRow.Key> asked = new ArrayList<>();
        List<Consumer<Outcome<CloseLook>>> waiting = new ArrayList<>();
        CloseLooks looks = new CloseLooks((key, told) -> {
            asked.add(key);
            waiting.add(told);
        });
        ModuleRow.Key a = new ModuleRow.Key(new HostName("hall-1"), "a.service");
        ModuleRow.Key b = new ModuleRow.Key(new HostName("hall-1"), "b.service");
        ModuleRow.Key c = new ModuleRow.Key(new HostName("hall-1"), "c.service");
        looks.want(a, true);
        looks.want(b, true);
        looks.want(c, true);
        assertThat(asked).as("one at a time").containsExactly(a);
        Inspection inspection = Inspections.recorded("w-exit");
        CloseLook look = new CloseLook(inspection, Diagnosis.of(inspection, List.of()));
        waiting.getFirst().accept(new Outcome.Done<>(look));
        assertThat(asked).as("the newest wish follows").containsExactly(a, c);
        assertThat(looks.shown().get()).contains(new CloseLooks.Shown(c, Optional.empty(), true, Optional.empty()));
        Problem gone = new Problem.Unreachable("hall-1", "10.20.1.11", "no route to host");
        waiting.getLast().accept(new Outcome.Failed<>(gone));
        assertThat(looks.shown().get()).contains(new CloseLooks.Shown(c, Optional.empty(), false, Optional.of(gone)));
        looks.want(a, false);
        assertThat(looks.shown().get()).as("kept, and not asked of a lost host").contains(new CloseLooks.Shown(a, Optional.of(look), false, Optional.empty()));
        assertThat(asked).hasSize(2);
    }

    @Test
    @DisplayName("When the host is lost the reason stays, is said to be old, and the host is not asked again until it is back")
    void lostHost() {
        try (TestWindow window = open(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.choose(ModuleRow.class, r -> r.name().equals("pump_1"));
            int asked = deeds.looked.size();
            ModulesModel model = shown.orElseThrow();
            Toolkit.run(() -> model.show(List.of(state("hall-1", new Link.Untried()))));
            hands.read("The host is not connected.");
            hands.read("It ended by itself with status 1");
            Picture.save(window.scene(), "modules-lost-host");
            hands.everythingIsInReach();
            assertThat(deeds.looked).hasSize(asked);
            Toolkit.run(() -> model.show(List.of(state("hall-1", new Link.Connected(NOW)))));
            assertThat(deeds.looked).hasSize(asked + 1);
        }
    }

    @Test
    @DisplayName("Each button keeps its place while the service changes its state: whoever goes for the log does not stop it")
    void keepsItsPlace() {
        try (TestWindow window = open(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.choose(ModuleRow.class, r -> r.name().equals("pump_1"));
            List<String> failed = places(window);
            Toolkit.run(() -> shown.orElseThrow().show(List.of(state("hall-1", "active", new Link.Connected(NOW)))));

            hands.waitFor("the service running", () -> places(window).contains("Start off"));

            List<String> running = places(window);
            assertThat(failed).contains("Stop off", "Restart off").anyMatch(place -> place.startsWith("Logs at "));
            assertThat(running).filteredOn(place -> place.contains(" at ")).isEqualTo(failed.stream().filter(place -> place.contains(" at ")).toList());
        }
    }

    /** Where the middle of each button is, and those that cannot be pressed. */
    private static List<String> places(TestWindow window) {
        return Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof Button b && b.getText() != null && !b.getText().isEmpty())
                .map(Button.class::cast)
                .flatMap(b -> {
                    Bounds bounds = b.localToScene(b.getBoundsInLocal());
                    String at = "%s at %.0f, %.0f".formatted(b.getText(), bounds.getCenterX(), bounds.getCenterY());
                    return b.isDisabled() ? Stream.of(at, b.getText() + " off") : Stream.of(at);
                })
                .toList());
    }

    @Test
    @DisplayName("A module that a deployed manager keeps without a unit has a row, is said to be so, and nothing can be done with it")
    void deployed() {
        DeployedModules kept = new DeployedModules(
                Optional.of(new DeployedModules.Manager("shop", "/c", "/d")),
                List.of(new DeployedModule("g1", "pump_1", "", "active", "pump"), new DeployedModule("g2", "receipt archive", "Keeps receipts", "failed", "archive")));
        HostState plain = state("hall-1", new Link.Connected(NOW));
        HostState state = new HostState(plain.host(), plain.link(), new Facts(plain.host().name(), Map.of(
                "units", plain.facts().of(new org.hostkeeper.module.UnitsProbe()),
                "deployed-modules", Reading.of(kept, NOW))));
        List<ModuleRow> rows = ModuleRow.of(state);
        ModuleRow row = rows.stream().filter(r -> r.name().equals("receipt archive")).findFirst().orElseThrow();
        assertThat(row.hasUnit()).isFalse();
        assertThat(row.state().word().toString()).isEqualTo("No unit");
        assertThat(row.description()).isEqualTo("Keeps receipts");
        assertThat(rows.stream().filter(r -> r.name().equals("pump_1"))).hasSize(1);
        try (TestWindow window = open(Theme.LIGHT, "en", state)) {
            Hands hands = new Hands(window.scene());
            hands.choose(ModuleRow.class, r -> r.name().equals("receipt archive"));
            hands.read("the host has no unit for it");
            Picture.save(window.scene(), "modules-deployed");
            hands.everythingIsInReach();
            assertThat(hands.canPress("Edit")).isFalse();
        }
    }

    private TestWindow open(Theme theme, String language) {
        return open(theme, language, state("hall-1", new Link.Connected(NOW)));
    }

    private TestWindow open(Theme theme, String language, HostState state) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            ModulesModel model = new ModulesModel(window.frame().scope());
            window.frame().scope().know(List.of(state.host()));
            model.show(List.of(state));
            shown = Optional.of(model);
            PlanDesk desk = new PlanDesk(window.around(), new Proposals.Pretending(), window.jobs());
            return List.<Page>of(new ModulesPage(window.around(), model, deeds, desk));
        });
    }

    private static HostState state(String name, Link link) {
        return state(name, "failed", link);
    }

    private static HostState state(String name, String active, Link link) {
        List<Unit> units = new ArrayList<>();
        units.add(unit("pump_1.service", "Pump control", active, "exit-code", 3, true));
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

    static Unit unit(String name, String description, String active, String result, int restarts, boolean module) {
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
        private final List<String> looked = new CopyOnWriteArrayList<>();
        private String recorded = "w-exit";

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
        public void look(HostName host, String unit, Consumer<Outcome<CloseLook>> told) {
            looked.add(unit);
            Inspection inspection = Inspections.recorded(recorded);
            told.accept(new Outcome.Done<>(new CloseLook(inspection, Diagnosis.of(inspection, List.of()))));
        }

        @Override
        public void refresh(Set<HostName> hosts) {}

        @Override
        public void logs(Map<HostName, List<String>> units) {}

        @Override
        public List<HostName> hosts() {
            return List.of(new HostName("hall-1"));
        }
    }
}
