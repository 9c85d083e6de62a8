package org.hostkeeper.desktop.mqtt;

import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.broker.Branch;
import org.hostkeeper.broker.TopicTree;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.TopicName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The explorer: which messages are listened to, the tree of their topics, and what was left out of it. */
final class TopicsPane {
    private static final int ROW = 28;

    private final Surroundings around;
    private final TopicsModel model;
    private final MqttDeeds deeds;
    private final Words words;
    private final TextField search = new TextField();
    private final TopicItem root;
    private final TreeView<Branch> tree;
    private final VBox told = new VBox();
    private final BorderPane view = new BorderPane();
    private final TopicDetail detail;
    private final ObjectProperty<Node> right = new SimpleObjectProperty<>();
    private String wrong = "";
    private boolean showing;
    private boolean folding;

    TopicsPane(Surroundings around, TopicsModel model, MqttDeeds deeds) {
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.words = around.words("desktop.mqtt");
        this.root = new TopicItem(model.tree().get());
        this.tree = tree();
        this.detail = new TopicDetail(around, model, deeds, () -> tree.getSelectionModel().clearSelection());
        told.getStyleClass().add("told");
        view.setTop(new VBox(fields(), told));
        Node empty = Controls.shownWhile(
                new EmptyState(Feather.LIST, words.say("topics.none.title"), words.say("topics.none.teaching")),
                Bindings.createBooleanBinding(() -> !model.tree().get().hasChildren(), model.tree()));
        view.setCenter(new StackPane(tree, empty));
        view.setBottom(foot());
        model.tree().addListener((_, _, now) -> show(now));
        model.words().addListener((_, before, now) -> look(before, now));
        model.link().addListener(_ -> tell());
        model.chosen().addListener((_, _, now) -> right.set(now.isEmpty() ? null : detail.view()));
    }

    /** After a search, only what a person opened stands open: of the rest no children are read. */
    private void look(String before, String now) {
        if (now.isBlank() && !before.isBlank()) {
            Set<String> open = model.open();
            folding = true;
            root.getChildren().forEach(item -> ((TopicItem) item).open(open));
            folding = false;
        }
        deeds.look();
    }

    private Node fields() {
        TextField filter = new TextField();
        filter.textProperty().bindBidirectional(model.filter());
        filter.promptTextProperty().bind(words.say("topics.filter"));
        filter.accessibleTextProperty().bind(words.say("topics.filter"));
        filter.getStyleClass().add("mono");
        filter.setOnAction(_ -> listen());
        search.textProperty().bindBidirectional(model.words());
        search.promptTextProperty().bind(words.say("topics.search"));
        search.accessibleTextProperty().bind(words.say("topics.search"));
        Label named = Controls.label(words.say("topics.filter"));
        named.setMinWidth(Label.USE_PREF_SIZE);
        HBox fields = new HBox(
                named,
                filter,
                Controls.button(words.say("topics.listen"), Feather.PLAY, this::listen),
                Controls.spring(),
                search);
        fields.getStyleClass().add("filter-row");
        return fields;
    }

    /** To what is typed; if that is no filter, it is said, and what is listened to stays as it is. */
    void listen() {
        wrong = "";
        try {
            deeds.listen(TopicName.filter(model.filter().get().strip()));
        } catch (ProblemException e) {
            wrong = around.language().now(e.problem().text());
        }
        tell();
    }

    private void tell() {
        told.getChildren().clear();
        if (!wrong.isEmpty()) {
            told.getChildren().add(Notice.problem(new SimpleObjectProperty<>(wrong)));
        } else if (model.link().get() instanceof Link.Down(Problem problem, int _, var _)) {
            told.getChildren().add(Notice.problem(words.language().say(problem.text())));
        }
    }

    private TreeView<Branch> tree() {
        TreeView<Branch> view = new TreeView<>(root);
        view.setShowRoot(false);
        view.setFixedCellSize(ROW);
        view.setCellFactory(_ -> new TopicCell(words));
        view.accessibleTextProperty().bind(words.say("part.topics"));
        root.setExpanded(true);
        root.addEventHandler(TreeItem.<Branch>branchExpandedEvent(), event -> opened(event.getTreeItem(), true));
        root.addEventHandler(TreeItem.<Branch>branchCollapsedEvent(), event -> opened(event.getTreeItem(), false));
        view.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> choose(item));
        around.language().localeProperty().addListener(_ -> view.refresh());
        return view;
    }

    /** What is chosen stays chosen, whatever comes and goes around it. */
    private void show(Branch now) {
        TreeItem<Branch> before = tree.getSelectionModel().getSelectedItem();
        showing = true;
        root.show(now, !model.words().get().isBlank());
        boolean there = before != null && isBelowRoot(before);
        if (there && tree.getSelectionModel().getSelectedItem() != before) {
            tree.getSelectionModel().select(before);
        }
        showing = false;
        if (before != null && !there) {
            tree.getSelectionModel().clearSelection();
            choose(null);
        }
    }

    private boolean isBelowRoot(TreeItem<Branch> item) {
        TreeItem<Branch> at = item;
        while (at.getParent() != null) {
            at = at.getParent();
        }
        return at == root;
    }

    private void opened(TreeItem<Branch> item, boolean open) {
        boolean searching = !model.words().get().isBlank();
        if (!searching && !folding && item != root) {
            model.open(item.getValue().path(), open);
            deeds.look();
        }
    }

    private void choose(@Nullable TreeItem<Branch> item) {
        if (showing) {
            return;
        }
        String path = item == null ? "" : item.getValue().path();
        boolean topic = item != null && item.getValue().own().isPresent();
        model.kept().set(new TopicsModel.Kept.Unknown());
        model.chosen().set(topic ? path : "");
        deeds.look();
        if (topic) {
            deeds.lookAt(path);
        }
    }

    private Node foot() {
        Label sums = Controls.label(
                Bindings.createStringBinding(this::sums, model.tally(), around.language().localeProperty()), "quiet", "small");
        Label left = Controls.label(
                Bindings.createStringBinding(this::leftOut, model.tally(), around.language().localeProperty()),
                "small",
                "state-attention");
        sums.setMinWidth(Label.USE_PREF_SIZE);
        left.setMinWidth(Label.USE_PREF_SIZE);
        FlowPane foot = new FlowPane(16, 2, sums, left);
        foot.getStyleClass().add("topics-foot");
        return foot;
    }

    private String sums() {
        TopicTree.Tally tally = model.tally().get();
        return words.now("topics.sums", tally.topics(), tally.messages(), tally.bytes() >> 10);
    }

    private String leftOut() {
        TopicTree.Tally tally = model.tally().get();
        return tally.messagesLeftOut() + tally.payloadsCut() == 0
                ? ""
                : words.now("topics.left-out", tally.messagesLeftOut(), tally.payloadsCut());
    }

    Node view() {
        return view;
    }

    /** What stands at the right; null if no topic is chosen. */
    ObservableValue<Node> detail() {
        return right;
    }

    void focusFilter() {
        search.requestFocus();
        search.selectAll();
    }
}
