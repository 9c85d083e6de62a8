package org.hostkeeper.desktop.mqtt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.hostkeeper.broker.ModuleCommand;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** The MQTT page: one broker of several, its modules or its topics. */
public final class MqttPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "mqtt";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.mqtt", Feather.RADIO, false);

    /** What of a broker is shown. */
    enum Part { MODULES, TOPICS }

    private final Surroundings around;
    private final MqttModel model;
    private final MqttDeeds deeds;
    private final Words words;
    private final ModulesPane modules;
    private final TopicsPane topics;
    private final BorderPane view = new BorderPane();
    private final BorderPane filled = new BorderPane();
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.MODULES);

    public MqttPage(Surroundings around, MqttModel model, MqttDeeds deeds) {
        super(around, PLACE, model.badge());
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.words = around.words("desktop.mqtt");
        this.modules = new ModulesPane(around, model, deeds, this::ask);
        this.topics = new TopicsPane(around, model.topics(), deeds);
        view.getStylesheets().add(Look.sheet(MqttPage.class, "mqtt.css"));
        view.getStyleClass().addAll("page", "mqtt");
        view.setTop(head());
        view.setCenter(new StackPane(whole()));
        part.addListener((_, before, now) -> changePart(before, now));
        show();
        deeds.begin();
    }

    private Node head() {
        ChoiceBox<SavedBroker> choice = choice();
        Button more = Controls.iconButton(words.say("edit"), Feather.EDIT_2, this::edit);
        Button remove = Controls.iconButton(words.say("remove"), Feather.TRASH_2, this::remove);
        Button all = Controls.button(words.say("restart-all"), Feather.REPEAT, () ->
                askAll(new ModuleCommand.RestartAll()));
        HBox chosen = new HBox(8, choice, more, remove, parts(), Controls.shownWhile(all, part.map(p -> p == Part.MODULES)));
        chosen.getStyleClass().add("choice");
        return new PageHead(words.say("title"), Controls.primary(Controls.button(words.say("add"), Feather.PLUS, this::add)))
                .beside(Controls.shownWhile(chosen, model.broker().map(Optional::isPresent)));
    }

    private ChoiceBox<SavedBroker> choice() {
        ChoiceBox<SavedBroker> box = new ChoiceBox<>();
        Form.choices(box, List.of(), broker -> broker.name().value());
        box.accessibleTextProperty().bind(words.say("broker"));
        box.setMinWidth(150);
        box.setMaxWidth(150);
        box.setItems(model.brokers());
        box.setValue(model.broker().get().orElse(null));
        model.broker().addListener((_, _, now) -> box.setValue(now.orElse(null)));
        box.valueProperty().addListener((_, _, now) -> {
            if (now != null && !model.broker().get().map(SavedBroker::name).equals(Optional.of(now.name()))) {
                deeds.choose(now.name());
            }
        });
        return box;
    }

    private Node parts() {
        HBox pills = new HBox();
        pills.getStyleClass().add("parts");
        for (Part each : Part.values()) {
            ToggleButton pill = new ToggleButton();
            pill.setMnemonicParsing(false);
            pill.textProperty().bind(words.say("part." + each.name().toLowerCase(java.util.Locale.ROOT)));
            pill.accessibleTextProperty().bind(pill.textProperty());
            pill.setMinWidth(ToggleButton.USE_PREF_SIZE);
            pill.getStyleClass().add("small");
            pill.setSelected(each == part.get());
            pill.setOnAction(_ -> {
                part.set(each);
                pill.setSelected(true);
            });
            part.addListener((_, _, now) -> pill.setSelected(each == now));
            pills.getChildren().add(pill);
        }
        return pills;
    }

    private Node whole() {
        filled.setTop(new StatusLines(around, model));
        Node empty = Controls.shownWhile(
                new EmptyState(
                        Feather.RADIO,
                        words.say("empty.title"),
                        words.say("empty.teaching"),
                        Controls.button(words.say("add"), Feather.PLUS, this::add)),
                Bindings.isEmpty(model.brokers()));
        Controls.shownWhile(filled, Bindings.isNotEmpty(model.brokers()));
        return new StackPane(filled, empty);
    }

    private void show() {
        boolean ofTopics = part.get() == Part.TOPICS;
        filled.setCenter(ofTopics ? topics.view() : modules.view());
        filled.rightProperty().unbind();
        filled.rightProperty().bind(ofTopics ? topics.detail() : modules.detail());
    }

    private void changePart(Part before, Part now) {
        if (before != now) {
            show();
            if (now == Part.TOPICS) {
                topics.listen();
            } else {
                deeds.listenNoMore();
            }
        }
    }

    private void add() {
        new BrokerDialog(around, new BrokerFormModel(Optional.empty()), deeds).show();
    }

    private void edit() {
        model.broker().get().ifPresent(
                broker -> new BrokerDialog(around, new BrokerFormModel(Optional.of(broker)), deeds).show());
    }

    private void remove() {
        model.broker().get().ifPresent(broker -> confirmed(
                words.say("remove"),
                words.say("remove.question", broker.name().value()),
                words.say("remove.do"),
                () -> deeds.remove(broker)));
    }

    private void askAll(ModuleCommand command) {
        ask(words.text("verb." + command.verb()), List.of(new Order(command, words.now("all-modules"))));
    }

    /** What makes or removes a unit, or goes to more than one module, is asked about first. */
    private void ask(Text what, List<Order> orders) {
        Object whom = orders.size() == 1 ? orders.getFirst().whom() : words.text("many-modules", orders.size());
        confirmed(
                words.say("command.confirm"),
                words.say("command.question", what, whom),
                words.say("command.send"),
                () -> deeds.send(orders));
    }

    private void confirmed(
            ObservableValue<String> title,
            ObservableValue<String> question,
            ObservableValue<String> yes,
            Runnable doing) {
        Card card = new Card(around, title);
        card.body(Controls.paragraph(question));
        Button go = Controls.primary(Controls.button(yes, () -> {
            card.close();
            doing.run();
        }));
        go.getStyleClass().add("first-focus");
        card.foot(Controls.button(words.say("cancel"), card::close), go);
        card.show(460);
    }

    @Override
    public Stream<Found> findable() {
        Found adding = Found.action("action/mqtt.add", Feather.PLUS, words.text("add"), this::add);
        Found exploring = Found.action("action/mqtt.topics", Feather.LIST, words.text("find.topics"), () -> part.set(Part.TOPICS));
        Stream<Found> all = model.rows().list().stream().map(row -> modules.found(row.value(), () -> part.set(Part.MODULES)));
        return Stream.concat(Stream.of(adding, exploring), all);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        deeds.refresh();
    }

    @Override
    public void focusFilter() {
        if (part.get() == Part.TOPICS) {
            topics.focusFilter();
        } else {
            modules.focusFilter();
        }
    }
}
