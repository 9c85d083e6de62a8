package org.hostkeeper.desktop.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.hostkeeper.broker.AgentPresence;
import org.hostkeeper.broker.Branch;
import org.hostkeeper.broker.Change;
import org.hostkeeper.broker.ClientCertificate;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.ModuleState.Status;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.TopicTree;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.host.HostName;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.testbed.TestAuthority;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The MQTT page as a person sees it: empty, live, without an agent, cut off, large; and its explorer of topics. */
class MqttPageTest {
    private static final Instant NOW = TestWindow.NOW;

    private final RecordedDeeds deeds = new RecordedDeeds();
    private MqttModel model = new MqttModel();

    static SavedBroker broker(String name) {
        return new SavedBroker(
                new HostName(name),
                "broker.example.org",
                8883,
                new Encryption.SystemTrust(),
                Optional.of("console"),
                "module_manager",
                Optional.of(URI.create("http://shop-1:8080")),
                Optional.empty());
    }

    private static ModuleState module(int n, String name, Status status, String detail, ModuleState.Source source) {
        return new ModuleState(
                "guid-%03d".formatted(n), name, status, detail, n % 5, Optional.of(NOW.minusSeconds(300L * n + 20)), source, NOW);
    }

    static AgentPresence agent(boolean online, String... others) {
        return new AgentPresence("a1", "shop-1", online, Optional.of(NOW.minusSeconds(9000)), List.of(others), NOW);
    }

    static List<Change> shop() {
        ModuleState.Source by = ModuleState.Source.MQTT;
        return List.of(
                new Change.LinkIs(new Link.Up(NOW)),
                new Change.Agent(agent(true)),
                new Change.Module(module(1, "pump_1", Status.ACTIVE, "running", by)),
                new Change.Module(module(2, "pump_2", Status.RESTARTING, "auto-restart", by)),
                new Change.Module(module(3, "label_printer", Status.FAILED, "failed", by)),
                new Change.Module(module(4, "весы", Status.INACTIVE, "dead", by)),
                new Change.Module(module(5, "price_board", Status.CHANGING, "start-pre", by)),
                new Change.Happened(new Incident("guid-003", "label_printer", "failure", "exit 3", NOW.minusSeconds(90))));
    }

    private TestWindow open(Theme theme, String language, List<SavedBroker> brokers, Consumer<MqttModel> filling) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            model = new MqttModel();
            model.know(brokers);
            model.watch(brokers.stream().findFirst());
            filling.accept(model);
            return List.<Page>of(new MqttPage(window.around(), model, deeds));
        });
    }

    private void seen(TestWindow window, String name) {
        Picture.save(window.scene(), "mqtt-" + name);
        new Hands(window.scene()).everythingIsInReach();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Without a broker it teaches what one is for, and adds one")
    void empty(Theme theme, String language) {
        try (TestWindow window = open(theme, language, List.of(), _ -> {})) {
            seen(window, "empty-" + window.name());
            assertThat(deeds.done).containsExactly("begin");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Agents, states and the last command can be read in both themes and three languages")
    void live(Theme theme, String language) {
        try (TestWindow window = open(theme, language, List.of(broker("shop"), broker("museum")), m -> {
            m.show(shop());
            m.command("guid-001", new State(Mark.OK, Text.of("desktop.mqtt", "command.done-status", "active")));
            m.command("guid-003", new State(Mark.ATTENTION, Text.of("desktop.mqtt", "command.not-answered")));
        })) {
            new Hands(window.scene()).choose(ModuleLine.class, line -> line.guid().equals("guid-003"));
            seen(window, "live-" + window.name());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("Without an agent it says that commands are not answered, and how the states were read")
    void withoutAgent(Theme theme, String language) {
        try (TestWindow window = open(theme, language, List.of(broker("old")), m -> {
            m.show(List.of(
                    new Change.LinkIs(new Link.Up(NOW)),
                    new Change.Agent(agent(false)),
                    new Change.Module(module(1, "pump_1", Status.ACTIVE, "", ModuleState.Source.REST))));
            m.besides().set(new Besides.Read(ModuleState.Source.REST, NOW.minusSeconds(15)));
        })) {
            seen(window, "without-agent-" + window.name());
            Toolkit.run(() -> model.besides().set(new Besides.NoWay()));
            seen(window, "no-way-" + window.name());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("A broker that is lost says why and when the next try comes; what was known stays and is marked as old")
    void lost(Theme theme, String language) {
        Problem why = new Problem.ServerUnavailable(
                Text.of("mqtt", "host"), "broker.example.org:8883", Text.of("mqtt", "why.connection-refused", 8883));
        try (TestWindow window = open(theme, language, List.of(broker("shop")), m -> {
            m.show(shop());
            m.show(List.of(new Change.LinkIs(new Link.Down(why, 4, NOW.plusSeconds(12)))));
        })) {
            seen(window, "lost-" + window.name());
            if (language.equals("en")) {
                assertThat(Reach.words(window.scene().getRoot()))
                        .contains("Was: Running")
                        .anyMatch(w -> w.contains("the next one comes in 12 s"));
            }
        }
    }

    @Test
    @DisplayName("Buttons send what they say; what goes to all is asked about first, and other agents on the prefix are warned of")
    void commands() {
        try (TestWindow window = open(Theme.LIGHT, "en", List.of(broker("shop")), m -> {
            m.show(shop());
            m.show(List.of(new Change.Agent(agent(true, "shop-2 (b7)"))));
        })) {
            Hands hands = new Hands(window.scene());
            hands.choose(ModuleLine.class, line -> line.guid().equals("guid-001"));
            hands.press("Restart");
            hands.press("Restart all");
            seen(window, "ask");
            assertThat(deeds.done).containsExactly("begin", "run_command_for_systemd_service pump_1");
            hands.press("Send");
            hands.press("Remove unit");
            hands.keys(KeyCode.ESCAPE);
            assertThat(deeds.done)
                    .containsExactly("begin", "run_command_for_systemd_service pump_1", "restart_configs all modules");
            seen(window, "others");
        }
    }

    @Test
    @DisplayName("What goes to more than one chosen module is asked about first, with their number")
    void many() {
        try (TestWindow window = open(Theme.LIGHT, "en", List.of(broker("shop")), m -> m.show(shop()))) {
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> Reach.all(window.scene().getRoot())
                    .filter(TableView.class::isInstance)
                    .forEach(table -> ((TableView<?>) table).getSelectionModel().selectRange(0, 3)));
            hands.press("Stop");
            hands.read("Stop: 3 modules. What is sent is not taken back.");
            assertThat(deeds.done).containsExactly("begin");
            seen(window, "ask-many");
            hands.press("Send");
            assertThat(deeds.done).hasSize(4).last().asString().startsWith("run_command_for_systemd_service ");
        }
    }

    @Test
    @DisplayName("Two hundred modules are there, and a change touches only its own row")
    void twoHundred() {
        List<Change> many = new ArrayList<>(List.of(new Change.LinkIs(new Link.Up(NOW)), new Change.Agent(agent(true))));
        for (int i = 0; i < 200; i++) {
            many.add(new Change.Module(module(
                    i, "service_%03d".formatted(i), Status.values()[i % 6], "running", ModuleState.Source.MQTT)));
        }
        try (TestWindow window = open(Theme.LIGHT, "en", List.of(broker("shop")), m -> m.show(many))) {
            ModuleLine before = model.rows().find("guid-007").orElseThrow().value();
            Toolkit.run(() -> model.show(List.of(new Change.Module(
                    module(8, "service_008", Status.FAILED, "failed", ModuleState.Source.MQTT)))));
            assertThat(model.rows().find("guid-007").orElseThrow().value()).isSameAs(before);
            assertThat(model.rows().list()).hasSize(200);
            seen(window, "200");
        }
    }

    private TopicTree tree() {
        TopicTree tree = new TopicTree(TopicTree.Limits.usual());
        tree.add(Message.of("shop/climate/cellar/temperature", "11.4"), NOW.minusSeconds(3));
        tree.add(Message.of("shop/climate/yard/temperature", "-2.0"), NOW.minusSeconds(3));
        byte[] json = "{\"open\":true,\"by\":\"контакт 2\",\"since\":[1,2]}".getBytes(StandardCharsets.UTF_8);
        tree.add(new Message("shop/door/yard", json, 1, true), NOW.minusSeconds(40));
        tree.add(new Message("shop/display/image", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, 0, true), NOW);
        tree.add(Message.of("module_manager/command/restart_configs", "{}"), NOW);
        tree.add(new Message("module_manager/status/" + "long".repeat(16), new byte[70_000], 0, false), NOW);
        return tree;
    }

    private void look(TopicTree tree, String chosen) {
        Branch root = tree.look(model.topics().open(), model.topics().words().get(), 300);
        model.topics().show(root, tree.tally(), tree.find(chosen));
    }

    @SuppressWarnings("unchecked")
    private static TreeView<Branch> treeView(TestWindow window) {
        return Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(TreeView.class::isInstance)
                .map(n -> (TreeView<Branch>) n)
                .findFirst()
                .orElseThrow());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The explorer shows levels, what is kept, and a message in its shape; a flood changes neither selection nor what is open")
    void topics(Theme theme, String language) {
        try (TestWindow window = open(theme, language, List.of(broker("shop")), m -> m.show(shop()))) {
            Hands hands = new Hands(window.scene());
            hands.press(Text.of("desktop.mqtt", "part.topics").in(Locale.of(language)));
            assertThat(deeds.done).contains("listen #");
            seen(window, "topics-empty-" + window.name());
            TopicTree tree = tree();
            Toolkit.run(() -> {
                model.topics().open("shop", true);
                model.topics().open("shop/door", true);
                look(tree, "");
                TreeView<Branch> view = treeView(window);
                view.getRoot().getChildren().getLast().setExpanded(true);
                view.getRoot().getChildren().getLast().getChildren().getLast().setExpanded(true);
                view.getSelectionModel().select(view.getRoot().getChildren().getLast().getChildren().getLast().getChildren().getFirst());
                look(tree, "shop/door/yard");
                model.topics().keeps("shop/door/yard", new TopicsModel.Kept.This(Message.state(
                        "shop/door/yard", "{\"open\":true,\"by\":\"контакт 2\",\"since\":[1,2]}")));
            });
            assertThat(deeds.done).contains("look at shop/door/yard");
            seen(window, "topics-" + window.name());
            for (int i = 0; i < 2000; i++) {
                tree.add(Message.of("flood/" + i, "x".repeat(i % 300)), NOW);
            }
            Toolkit.run(() -> look(tree, "shop/door/yard"));
            assertThat(Toolkit.get(() -> treeView(window).getSelectionModel().getSelectedItem().getValue().path()))
                    .isEqualTo("shop/door/yard");
            hands.press(Text.of("desktop.mqtt", "kept.clear").in(Locale.of(language)));
            assertThat(deeds.done).contains("clear shop/door/yard");
        }
    }

    @Test
    @DisplayName("A search opens what it finds, bytes are shown as bytes, and what was left out is told")
    void search() {
        try (TestWindow window = open(Theme.DARK, "en", List.of(broker("shop")), m -> m.show(shop()))) {
            Hands hands = new Hands(window.scene());
            hands.press("Topics");
            TopicTree tree = new TopicTree(new TopicTree.Limits(13, 100_000, 64));
            tree().topics().forEach(t -> tree.add(new Message(t.path(), t.payload(), 0, t.kept() == org.hostkeeper.broker.Topic.Kept.YES), NOW));
            Toolkit.run(() -> {
                model.topics().words().set("image");
                look(tree, "");
                TreeView<Branch> view = treeView(window);
                view.getSelectionModel().select(view.getRoot().getChildren().getFirst().getChildren().getFirst().getChildren().getFirst());
                look(tree, "shop/display/image");
                model.topics().keeps("shop/display/image", new TopicsModel.Kept.Nothing());
            });
            seen(window, "topics-search-dark");
            assertThat(Reach.words(window.scene().getRoot())).anyMatch(w -> w.contains("89 50 4e 47")).anyMatch(w -> w.contains("Messages left out: 1, cut short: 1"));
            Toolkit.run(() -> model.topics().words().set(""));
            assertThat(Toolkit.get(() -> treeView(window).getExpandedItemCount()))
                    .as("nothing stands open and empty")
                    .isEqualTo(Toolkit.get(() -> treeView(window).getRoot().getChildren().size()));
            Toolkit.run(() -> model.topics().filter().set("a/#/b"));
            hands.press("Listen");
            hands.read("stands for one whole level");
            assertThat(deeds.done).doesNotContain("listen a/#/b");
        }
    }

    @Test
    @DisplayName("What a person opened before a search stands open after it, and what the search opened does not")
    void afterSearch() {
        try (TestWindow window = open(Theme.LIGHT, "en", List.of(broker("shop")), m -> m.show(shop()))) {
            Hands hands = new Hands(window.scene());
            hands.press("Topics");
            TopicTree tree = tree();
            Toolkit.run(() -> {
                look(tree, "");
                treeView(window).getRoot().getChildren().getLast().setExpanded(true);
                look(tree, "");
                model.topics().words().set("yard");
                look(tree, "");
                model.topics().words().set("");
                look(tree, "");
            });
            assertThat(model.topics().open()).containsExactly("shop");
            assertThat(Toolkit.get(() -> {
                        TreeView<Branch> view = treeView(window);
                        return IntStream.range(0, view.getExpandedItemCount())
                                .mapToObj(view::getTreeItem)
                                .map(item -> item.getValue().path() + (item.isExpanded() ? " is open" : ""))
                                .toList();
                    }))
                    .containsExactly("module_manager", "shop is open", "shop/climate", "shop/display", "shop/door");
        }
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"a/#/b", " "})
    @DisplayName("What is no filter is not listened to when topics are opened either, and it is said what one is")
    void noFilter(String typed) {
        try (TestWindow window = open(Theme.LIGHT, "en", List.of(broker("shop")), m -> m.show(shop()))) {
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> model.topics().filter().set(typed));
            hands.press("Topics");
            hands.read("stands for one whole level");
            assertThat(deeds.done).containsExactly("begin");
            hands.press("Modules");
            Toolkit.run(() -> model.topics().filter().set(" shop/# "));
            hands.press("Topics");
            assertThat(deeds.done).containsExactly("begin", "listen no more", "listen shop/#");
            assertThat(hands.words()).noneMatch(w -> w.contains("stands for one whole level"));
        }
    }

    @Test
    @DisplayName("A form whose login is another one than before says that the password is needed again")
    void otherLogin() {
        try (TestWindow window = open(Theme.LIGHT, "en", List.of(broker("shop")), _ -> {})) {
            new Hands(window.scene()).press("Edit broker");
            assertThat(prompts(window)).contains("Unchanged");
            Toolkit.run(() -> prompted(window, "1883").forEach(field -> field.setText("1884")));
            assertThat(prompts(window)).contains("Needed again: this login is another one").doesNotContain("Unchanged");
        }
    }

    private static List<TextField> prompted(TestWindow window, String prompt) {
        return Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof TextField f && prompt.equals(f.getPromptText()))
                .map(TextField.class::cast)
                .toList();
    }

    private static List<String> prompts(TestWindow window) {
        return Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(TextField.class::isInstance)
                .map(n -> ((TextField) n).getPromptText())
                .toList());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The form says at once what is wrong or open, logs in when asked, and keeps")
    void form(Theme theme, String language) {
        try (TestWindow window = open(theme, language, List.of(), _ -> {})) {
            Hands hands = new Hands(window.scene());
            hands.pressIn("page-head", Text.of("desktop.mqtt", "add").in(Locale.of(language)));
            hands.type("hall");
            hands.keys(KeyCode.TAB);
            hands.type("broker.example.org");
            seen(window, "form-" + window.name());
            hands.press(Text.of("desktop.mqtt", "form.test").in(Locale.of(language)));
            assertThat(deeds.done).contains("test broker.example.org:1883");
            hands.keys(KeyCode.TAB);
            Toolkit.run(() -> prompted(window, "1883").forEach(field -> field.setText("99999")));
            seen(window, "form-wrong-" + window.name());
            Toolkit.run(() -> prompted(window, "1883").forEach(field -> field.setText("8883")));
            hands.press(Text.of("desktop.mqtt", "form.keep").in(Locale.of(language)));
            assertThat(deeds.done).contains("keep hall");
            assertThat(Set.copyOf(deeds.done)).doesNotContain("keep hall with password");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("A client certificate is shown to the broker, and a key that others can read is refused with what to do")
    void certificate(Theme theme, String language, @TempDir Path folder) throws Exception {
        TestAuthority.Signed signed = new TestAuthority("Hall").sign("me");
        Path shown = TestAuthority.write(folder.resolve("me.pem"), signed.certificate());
        Path key = TestAuthority.write(folder.resolve("me.key"), signed.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        SavedBroker hall = broker("hall");
        SavedBroker asking = new SavedBroker(
                hall.name(), hall.address(), hall.port(), new Encryption.SystemTrust(Optional.of(new ClientCertificate(shown, key))),
                Optional.empty(), hall.prefix(), hall.rest(), hall.host());
        try (TestWindow window = open(theme, language, List.of(asking), _ -> {})) {
            Hands hands = new Hands(window.scene());
            hands.press(Text.of("desktop.mqtt", "edit").in(Locale.of(language)));
            hands.read("chmod 600 " + key);
            seen(window, "certificate-open-" + window.name());
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            Toolkit.run(() -> prompted(window, Text.of("desktop.mqtt", "form.passphrase.kept").in(Locale.of(language)))
                    .forEach(field -> field.setText("words")));
            seen(window, "certificate-" + window.name());
            hands.press(Text.of("desktop.mqtt", "form.keep").in(Locale.of(language)));
            assertThat(deeds.done).contains("keep hall with passphrase");
        }
    }
}
