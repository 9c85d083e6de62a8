package org.hostkeeper.desktop.exhibition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.DomainState;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.exhibition.Picture;
import org.hostkeeper.exhibition.Seen;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Exhibition page: screens on the wall, what needs someone first, and what can be done about each machine. */
class ExhibitionPageTest {
    private static final Instant NOW = TestWindow.NOW;

    private final Deeds deeds = new Deeds();
    private Optional<ExhibitionModel> shown = Optional.empty();

    private static Domain domain(String name, String title, DomainState state) {
        Snapshot first = new Snapshot("before-update", Optional.empty(), "As the artist left it", "running", NOW.minus(Duration.ofDays(40)), true, true, Optional.empty(), false);
        Snapshot ready = new Snapshot("ready", Optional.of("before-update"), "", "running", NOW.minus(Duration.ofDays(3)), true, true, Optional.of(1_288_490_188L), true);
        return new Domain(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)), name, title, state, "", Optional.of(NOW.minus(Duration.ofHours(5))),
                true, true, 2L << 30, 2, true, List.of(), List.of("/var/lib/libvirt/images/" + name + ".qcow2"), List.of(first, ready));
    }

    private static HostState state(Link link, Domain... domains) {
        Host host = Hosts.host("gallery-1", "10.20.2.11", "museum");
        List<Watcher> watchers = List.of(new Watcher("exhibition-vm.service", true, "orbit", "ready", "127.0.0.1", 8000, 15));
        Domains on = new Domains(true, List.of(domains), watchers);
        return new HostState(host, link, new Facts(host.name(), Map.of("domains", Reading.of(on, NOW.minusSeconds(60)))));
    }

    /** What the host's agent says of a machine that it watches: silent for a while, then put back. */
    private static Watcher watchedByAgent(String vm, VmState state) {
        List<Integer> beats = java.util.stream.IntStream.range(0, 120).mapToObj(second -> second > 70 && second < 96 ? 0 : 1).toList();
        Watch.Incident last = new Watch.Incident(
                7, "heartbeat", "", "recovered", NOW.minusSeconds(50), Optional.of(NOW.minusSeconds(26)), Optional.of(NOW.minusSeconds(24)),
                List.of(), Set.of());
        Watch watch = new Watch(
                vm, "ready", 8001, List.of(), Duration.ofSeconds(15), state, state == VmState.UNHEALTHY ? Optional.of(Text.of("agent.vm", "why.heartbeat")) : Optional.empty(),
                NOW.minusSeconds(20), Optional.of(NOW.minusSeconds(26)), true, Optional.of(NOW.minusSeconds(1)), beats, Optional.of(last), NOW);
        return new Watcher("hostkeeper-agent.service", true, vm, "ready", "127.0.0.1", 8080, 15, Optional.of(watch));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("What the agent watches shows its beats, how it is, and when and why it was brought back")
    void watched(Theme theme, String language) {
        Host host = Hosts.host("gallery-1", "10.20.2.11", "museum");
        List<Watcher> watchers = List.of(watchedByAgent("orbit", VmState.HEALTHY), watchedByAgent("mirror-room", VmState.SUSPENDED_BY_BREAKER));
        Domain[] domains = {domain("orbit", "Orbit, 2004", DomainState.RUNNING), domain("mirror-room", "Mirror Room, 2011", DomainState.OFF)};
        HostState state = new HostState(host, new Link.Connected(NOW), new Facts(host.name(), Map.of(
                "domains", Reading.of(new Domains(true, List.of(domains), watchers), NOW.minusSeconds(1)))));
        try (TestWindow window = open(theme, language, state)) {
            Toolkit.frames(3);
            var words = window.around().language();
            assertThat(cards(window)).extracting(VmCard::getAccessibleText).anySatisfy(said ->
                    assertThat(said).contains("Orbit", words.now(VmState.HEALTHY.words()), "95", "120"));
            assertThat(cards(window)).extracting(VmCard::getAccessibleText).first().asString()
                    .contains(words.now(VmState.SUSPENDED_BY_BREAKER.words()));
            choose(window, "orbit");
            assertThat(new Hands(window.scene()).words()).anyMatch(word -> word.contains(language.equals("en") ? "26.0" : "26,0"));
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-watched-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
        }
    }

    private static HostState connected(Domain... domains) {
        return state(new Link.Connected(NOW), domains);
    }

    private static Domain[] three() {
        return new Domain[] {
            domain("orbit", "Orbit, 2004", DomainState.RUNNING), domain("mirror-room", "Mirror Room, 2011", DomainState.PAUSED), domain("archive", "", DomainState.OFF)
        };
    }

    private TestWindow open(Theme theme, String language, HostState state) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            ExhibitionModel model = new ExhibitionModel(window.frame().scope());
            window.frame().scope().know(List.of(state.host()));
            model.show(List.of(state));
            shown = Optional.of(model);
            PlanDesk desk = new PlanDesk(window.around(), new Proposals.Pretending(), window.jobs());
            return List.<Page>of(new ExhibitionPage(window.around(), model, deeds, desk));
        });
    }

    /** By the table, and then on the wall again. */
    private static void choose(TestWindow window, String vm) {
        Hands hands = new Hands(window.scene());
        String table = window.around().words("desktop.exhibition").now("view.table");
        hands.press(table);
        hands.choose(VmRow.class, row -> row.domain().name().equals(vm));
        hands.press(table);
    }

    private static List<VmCard> cards(TestWindow window) {
        return Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(node -> node instanceof VmCard card && card.getAccessibleText() != null)
                .map(VmCard.class::cast)
                .toList());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("What stands still comes first, each with its screen, and the detail has its snapshots, the newest first")
    void shows(Theme theme, String language) {
        try (TestWindow window = open(theme, language, connected(three()))) {
            Hands hands = new Hands(window.scene());
            Toolkit.frames(3);
            assertThat(cards(window)).extracting(VmCard::getAccessibleText).first().asString().startsWith("Mirror Room, 2011");
            choose(window, "orbit");
            assertThat(hands.words())
                    .contains("before-update", "ready", "As the artist left it")
                    .anyMatch(word -> word.contains("exhibition-vm.service"));
            assertThat(hands.words().indexOf("ready")).isLessThan(hands.words().indexOf("before-update"));
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-" + window.name());
            hands.everythingIsInReach();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            hands.press(window.around().words("desktop.exhibition").now("view.table"));
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-table-" + window.name());
            hands.everythingIsInReach();
        }
    }

    @Test
    @DisplayName("What its controller reverts to cannot be deleted here, and one press plans the way back to it")
    void actions() {
        try (TestWindow window = open(Theme.LIGHT, "en", connected(three()))) {
            Hands hands = new Hands(window.scene());
            choose(window, "orbit");
            long deleting = hands.words().stream().filter("Delete"::equals).count();
            assertThat(deleting).as("of two snapshots one is golden").isEqualTo(1);
            hands.pressIn("detail", "Revert");
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-revert");
            assertThat(deeds.asked).containsExactly("REVERT gallery-1 [orbit to ready]");
            hands.keys(KeyCode.ESCAPE);
            hands.press("Take snapshot…");
            hands.write("after-update");
            hands.press("Preview");
            assertThat(deeds.asked).contains("create gallery-1 orbit after-update");
        }
    }

    private static HostState watchedByAgent() {
        Host host = Hosts.host("gallery-1", "10.20.2.11", "museum");
        Domains on = new Domains(true, List.of(three()), List.of(watchedByAgent("orbit", VmState.HEALTHY)));
        return new HostState(host, new Link.Connected(NOW), new Facts(host.name(), Map.of("domains", Reading.of(on, NOW.minusSeconds(1)))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("What the agent watches can be given a new golden snapshot, be watched otherwise or no longer, and tells what happened to it")
    void underWatch(Theme theme, String language) {
        try (TestWindow window = open(theme, language, watchedByAgent())) {
            Hands hands = new Hands(window.scene());
            var words = window.around().words("desktop.exhibition");
            choose(window, "orbit");
            hands.press(words.now("promote"));
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-promote-" + window.name());
            hands.everythingIsInReach();
            hands.press(words.now("promote.interrupt"));
            hands.press(words.now("create.do"));
            assertThat(deeds.asked).contains("promote gallery-1 orbit true");
            hands.keys(KeyCode.ESCAPE);

            hands.press(words.now("watching.again"));
            hands.write("20");
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-watch-" + window.name());
            hands.everythingIsInReach();
            hands.press(words.now("watching.advanced"));
            hands.read(words.now("watching.breaker_longest"));
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-watch-advanced-" + window.name());
            hands.everythingIsInReach();
            Toolkit.run(() -> {
                for (Node node : window.scene().getRoot().lookupAll(".card .text-field")) {
                    if (node instanceof TextField field && words.now("watching.breaker_pause.prompt").equals(field.getPromptText())) {
                        field.setText("90");
                    }
                }
            });
            hands.press(words.now("watching.usual"));
            hands.press(words.now("create.do"));
            assertThat(deeds.asked).contains("watch gallery-1 orbit {breaker_pause=90, heartbeat_timeout=20, snapshot_name=ready}");
            hands.keys(KeyCode.ESCAPE);
            hands.press(words.now("watching.again"));
            hands.press(words.now("watching.off"));
            assertThat(deeds.asked).contains("release gallery-1 orbit");
            hands.keys(KeyCode.ESCAPE);

            deeds.history = new Outcome.Done<>(new DomainReader.History(
                    IntStream.range(0, 30).mapToObj(i -> new Watch.Incident(
                            i, i % 2 == 0 ? "heartbeat" : "button", "", i == 3 ? "silent" : "recovered", NOW.minusSeconds(4000L * i),
                            Optional.of(NOW), i == 3 ? Optional.empty() : Optional.of(NOW.minusSeconds(4000L * i - 8)), List.of(),
                            i == 0 ? Set.of(Evidence.PICTURE, Evidence.LOG) : Set.of())).toList(),
                    Optional.of(Duration.ofHours(9))));
            hands.press(words.now("history"));
            hands.read(words.now("history.mean", "9 " + (language.equals("ru") ? "ч" : "h")));
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-history-" + window.name());
            hands.press(words.now("history.show"));
            assertThat(deeds.asked).contains("evidence gallery-1 orbit 0");
            assertThat(Reach.all(window.scene().getRoot()).filter(javafx.scene.control.TextArea.class::isInstance)
                    .map(javafx.scene.control.TextArea.class::cast)).singleElement()
                    .satisfies(log -> assertThat(log.getText()).endsWith("Kernel panic"));
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-evidence-" + window.name());
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            hands.press(words.now("history.hide"));
            hands.pressIn("card-foot", words.now("close"));
        }
    }

    @Test
    @DisplayName("A machine that nobody watches can be put under the agent's watch; one that a controller watches is left to that")
    void notYetWatched() {
        try (TestWindow window = open(Theme.LIGHT, "en", connected(three()))) {
            Hands hands = new Hands(window.scene());
            choose(window, "orbit");
            assertThat(hands.words()).doesNotContain("Have it watched…", "Make golden…", "What happened…");
            choose(window, "archive");
            hands.press("Have it watched…");
            hands.press("Preview");
            assertThat(deeds.asked).anySatisfy(said -> assertThat(said).startsWith("watch gallery-1 archive"));
        }
    }

    @Test
    @DisplayName("How large snapshots are is asked once of root, and what each was made upon is said")
    void sizes() {
        try (TestWindow window = open(Theme.LIGHT, "en", connected(three()))) {
            choose(window, "orbit");
            choose(window, "archive");
            choose(window, "orbit");
            assertThat(deeds.measured).containsExactly("orbit", "archive", "orbit");
            assertThat(new Hands(window.scene()).words())
                    .anyMatch(words -> words.contains("with memory, 700 MiB"))
                    .anyMatch(words -> words.contains("with memory, 1,229 MiB · made upon “before-update” · stands upon it"));
            Toolkit.frames(2);
            assertThat(deeds.measured).hasSize(3);
        }
    }

    @Test
    @DisplayName("An agent that does not answer is said where its history would stand")
    void historyFails() {
        deeds.history = new Outcome.Failed<>(new Problem.Unreachable("gallery-1", "10.20.2.11", "no route to host"));
        try (TestWindow window = open(Theme.LIGHT, "en", watchedByAgent())) {
            Hands hands = new Hands(window.scene());
            choose(window, "orbit");
            hands.press("What happened…");
            hands.read("10.20.2.11");
        }
    }

    @Test
    @DisplayName("The same is done with all that are selected and that it fits, as one plan a host")
    void several() {
        try (TestWindow window = open(Theme.LIGHT, "en", connected(three()))) {
            Hands hands = new Hands(window.scene());
            hands.press("As a table");
            hands.choose(VmRow.class, row -> row.domain().name().equals("orbit"));
            Toolkit.run(() -> Reach.all(window.scene().getRoot())
                    .filter(RowTable.class::isInstance)
                    .forEach(table -> ((RowTable<?>) table).getSelectionModel().selectAll()));
            hands.pressIn("filter-row", "Start");
            assertThat(deeds.asked).hasSize(1).first().asString().contains("mirror-room", "archive").doesNotContain("orbit");
        }
    }

    @Test
    @DisplayName("Two hundred machines are cards of which only those in sight are made, and a screen is looked at once at a time")
    void many() {
        Domain[] all = IntStream.range(0, 200).mapToObj(i -> domain("vm-" + i, "A very long title of an artwork that is number " + i, DomainState.RUNNING)).toArray(Domain[]::new);
        try (TestWindow window = open(Theme.DARK, "en", connected(all))) {
            Toolkit.frames(3);
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-many");
            assertThat(cards(window)).hasSizeBetween(6, 40);
            assertThat(deeds.looks).hasSizeBetween(6, 40).doesNotHaveDuplicates();
            new Hands(window.scene()).everythingIsInReach();
        }
    }

    @Test
    @DisplayName("Cards speak the language that is chosen while they are shown")
    void switched() {
        try (TestWindow window = open(Theme.LIGHT, "en", connected(three()))) {
            Toolkit.frames(3);
            Toolkit.run(() -> window.language().speak(Locale.of("de")));
            Toolkit.frames(3);
            assertThat(cards(window)).extracting(VmCard::getAccessibleText).first().asString().contains("Angehalten", "Geht zurück auf „ready“");
            assertThat(new Hands(window.scene()).words()).contains("Aus").noneMatch(word -> word.startsWith("Goes back"));
        }
    }

    @Test
    @DisplayName("An empty page says what it would show; machines of a lost host are shown as they were, and their screens are not looked at")
    void emptyAndLost() {
        try (TestWindow window = open(Theme.LIGHT, "en", connected())) {
            new Hands(window.scene()).read("No virtual machines");
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-empty");
        }
        Problem cut = new Problem.Unreachable("gallery-1", "10.20.2.11", "no route to host");
        try (TestWindow window = open(Theme.LIGHT, "en", state(new Link.Broken(cut, NOW, NOW), three()))) {
            Hands hands = new Hands(window.scene());
            Toolkit.frames(3);
            assertThat(shown.orElseThrow().rows().list()).hasSize(3).allSatisfy(row -> assertThat(row.value().mark()).isEqualTo(Mark.UNKNOWN));
            choose(window, "orbit");
            hands.read("Was: Running");
            org.hostkeeper.desktop.Picture.save(window.scene(), "exhibition-lost");
            assertThat(deeds.looks).isEmpty();
            assertThat(shown.orElseThrow().badge().get()).isEqualTo(Page.Badge.NONE);
        }
    }

    @Test
    @DisplayName("A machine that is gone leaves the wall, with its detail; those of other hosts stay")
    void gone() {
        try (TestWindow window = open(Theme.LIGHT, "en", connected(three()))) {
            choose(window, "orbit");
            ExhibitionModel model = shown.orElseThrow();
            Toolkit.run(() -> model.show(List.of(connected(three()[1]))));
            assertThat(model.rows().list()).hasSize(1);
            assertThat(model.selected().get().map(row -> row.value().domain().name())).isNotEqualTo(Optional.of("orbit"));
            Toolkit.run(() -> model.show(List.of()));
            assertThat(model.rows().list()).hasSize(1);
            Toolkit.run(() -> model.keepOnly(List.of()));
            assertThat(model.rows().list()).isEmpty();
        }
    }

    @Test
    @DisplayName("A picture is made small with its proportions kept, each point the mean of what falls on it")
    void small() {
        byte[] pixels = new byte[1000 * 100 * 3];
        Arrays.fill(pixels, (byte) 100);
        Image image = Toolkit.get(() -> Thumbnails.small(new Picture(1000, 100, pixels)));
        assertThat(image.getWidth()).isEqualTo(Thumbnails.WIDTH);
        assertThat(image.getHeight()).isEqualTo(25);
        assertThat(image.getPixelReader().getArgb(247, 24)).isEqualTo(0xff646464);
        Image point = Toolkit.get(() -> Thumbnails.small(new Picture(1, 1, new byte[] {1, 2, 3})));
        assertThat(point.getPixelReader().getArgb(0, 0)).isEqualTo(0xff010203);
    }

    /** Deeds that plan the same everywhere and see grey screens. */
    private static final class Deeds implements ExhibitionDeeds {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<String> looks = new CopyOnWriteArrayList<>();
        private final List<String> measured = new CopyOnWriteArrayList<>();
        private Outcome<DomainReader.History> history = new Outcome.Done<>(new DomainReader.History(List.of(), Optional.empty()));

        @Override
        public Plan act(HostName host, List<Target> targets, VmAction action) {
            asked.add(action + " " + host + " " + targets.stream().map(t -> t.vm() + " to " + t.snapshot()).toList());
            return Proposals.plan(host.value());
        }

        @Override
        public Plan create(HostName host, String vm, String snapshot, String description) {
            asked.add("create " + host + " " + vm + " " + snapshot);
            return Proposals.plan(host.value());
        }

        @Override
        public Plan delete(HostName host, String vm, String snapshot) {
            asked.add("delete " + host + " " + vm + " " + snapshot);
            return Proposals.plan(host.value());
        }

        @Override
        public Plan promote(HostName host, String vm, boolean interrupt) {
            asked.add("promote " + host + " " + vm + " " + interrupt);
            return Proposals.plan(host.value());
        }

        @Override
        public Plan watch(HostName host, String vm, Map<String, String> settings) {
            asked.add("watch " + host + " " + vm + " " + settings);
            return Proposals.plan(host.value());
        }

        @Override
        public Plan release(HostName host, String vm) {
            asked.add("release " + host + " " + vm);
            return Proposals.plan(host.value());
        }

        @Override
        public void remember(HostName host, String vm, Consumer<Outcome<DomainReader.History>> told) {
            asked.add("remember " + host + " " + vm);
            told.accept(history);
        }

        @Override
        public void evidence(HostName host, String vm, Watch.Incident incident, Consumer<Outcome<Seen>> told) {
            asked.add("evidence " + host + " " + vm + " " + incident.id());
            byte[] blue = new byte[320 * 200 * 3];
            for (int at = 2; at < blue.length; at += 3) {
                blue[at] = (byte) 140;
            }
            told.accept(new Outcome.Done<>(new Seen(
                    Optional.of(new Picture(320, 200, blue)), Optional.of("[  812.4] player: out of memory\n[  812.6] Kernel panic"))));
        }

        @Override
        public boolean maySee(HostName host) {
            return true;
        }

        @Override
        public void look(HostName host, Domain vm, Consumer<Outcome<Picture>> told) {
            looks.add(vm.name());
            byte[] grey = new byte[320 * 200 * 3];
            Arrays.fill(grey, (byte) 90);
            told.accept(new Outcome.Done<>(new Picture(320, 200, grey)));
        }

        @Override
        public void measure(HostName host, Domain vm, Consumer<Outcome<List<Snapshot>>> told) {
            measured.add(vm.name());
            told.accept(new Outcome.Done<>(vm.snapshots().stream()
                    .map(s -> new Snapshot(s.name(), s.parent(), s.description(), s.state(), s.created(), s.internal(), s.memory(), Optional.of(700L << 20), s.current()))
                    .toList()));
        }

        @Override
        public void refresh(Set<HostName> hosts) {
            asked.add("refresh " + hosts);
        }
    }
}
