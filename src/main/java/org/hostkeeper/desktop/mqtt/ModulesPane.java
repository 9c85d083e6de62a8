package org.hostkeeper.desktop.mqtt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.hostkeeper.broker.ModuleCommand;
import org.hostkeeper.broker.ModuleCommand.Action;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** The modules at a broker: their states live, and commands with what became of them in the row. */
final class ModulesPane {
    private final Surroundings around;
    private final MqttModel model;
    private final MqttDeeds deeds;
    private final BiConsumer<Text, List<Order>> asking;
    private final Words words;
    private final RowTable<ModuleLine> table;
    private final FilterRow filter;
    private final BorderPane view = new BorderPane();
    private final DetailPane detail;
    private final ObjectProperty<Node> right = new SimpleObjectProperty<>();
    private final ChangeListener<ModuleLine> changes = (_, _, now) -> fill(now);

    /** @param asking what is done only after a question, and what that is called */
    ModulesPane(
            Surroundings around, MqttModel model, MqttDeeds deeds, BiConsumer<Text, List<Order>> asking) {
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.asking = asking;
        this.words = around.words("desktop.mqtt");
        this.table = table();
        this.filter = new FilterRow(around, model.filter(), table);
        for (Action action : Action.values()) {
            filter.offer(Controls.button(words.say(key(action)), icon(action), () -> act(action)));
        }
        this.detail = new DetailPane(around, () -> table.getSelectionModel().clearSelection());
        view.setTop(filter);
        view.setCenter(table);
        model.selected().addListener((_, before, now) -> follow(before, now));
    }

    private static String key(Action action) {
        return "action." + action.name().toLowerCase(Locale.ROOT);
    }

    private static Feather icon(Action action) {
        return switch (action) {
            case START -> Feather.PLAY;
            case STOP -> Feather.SQUARE;
            case RESTART -> Feather.REFRESH_CW;
        };
    }

    private RowTable<ModuleLine> table() {
        RowTable<ModuleLine> rows = new RowTable<>(around, words, model.rows(), "part.modules");
        var name = rows.name("module", 190, line -> line.module().name());
        var state = rows.state("state", 190, ModuleLine::state);
        rows.text("detail", 110, line -> line.module().detail());
        rows.words("command", 200, ModuleLine::told);
        var restarts = rows.number("restarts", 100, line -> line.module().restarts() * 1.0, n -> words.text("number", n));
        var since = rows.age("since", 116, line -> line.module().since());
        var source = rows.words("source", 100, ModuleLine::source);
        rows.dispensable(source, restarts, since);
        rows.filterBy(wanted());
        rows.setPlaceholder(new EmptyState(Feather.BOX, words.say("none.title"), words.say("none.teaching")));
        rows.sortFirstBy(state, name);
        rows.remember("mqtt-modules");
        rows.onLead(model.selected()::set);
        return rows;
    }

    private ObservableValue<Predicate<ModuleLine>> wanted() {
        return Bindings.createObjectBinding(
                () -> {
                    String typed = model.filter().get();
                    return line -> line.matches(typed);
                },
                model.filter());
    }

    /** To one it is routine and taken back by another one, so it is sent at once; to many it may be a slip. */
    private void act(Action action) {
        List<Order> orders = table.chosen().stream()
                .map(line -> new Order(new ModuleCommand.Run(line.guid(), action), line.module().name()))
                .toList();
        if (orders.size() > 1) {
            asking.accept(words.text(key(action)), orders);
        } else {
            deeds.send(orders);
        }
    }

    private void ask(ModuleCommand command, ModuleLine line) {
        asking.accept(words.text("verb." + command.verb()), List.of(new Order(command, line.module().name())));
    }

    private void follow(Optional<Row<ModuleLine>> before, Optional<Row<ModuleLine>> now) {
        before.ifPresent(row -> row.property().removeListener(changes));
        now.ifPresent(row -> {
            row.property().addListener(changes);
            fill(row.value());
        });
        right.set(now.isPresent() ? detail : null);
    }

    private void fill(ModuleLine line) {
        FactSheet facts = new FactSheet()
                .add(words.say("column.detail"), line.module().detail())
                .add(words.say("guid"), line.guid(), "mono")
                .add(words.say("column.source"), words.language().say(line.source()));
        line.command().ifPresent(c -> facts.add(words.say("column.command"), words.language().say(c.word()), c.mark().style()));
        detail.show(
                words.language().say(Text.literal(line.module().name())),
                new StateChip(around.language(), line.state()),
                facts,
                Controls.button(words.say("create-unit"), Feather.FILE_PLUS, () ->
                        ask(new ModuleCommand.Create(line.guid()), line)),
                Controls.button(words.say("remove-unit"), Feather.FILE_MINUS, () ->
                        ask(new ModuleCommand.Remove(line.guid()), line)));
    }

    Found found(ModuleLine line, Runnable first) {
        return new Found(
                "mqtt/" + line.guid(),
                Feather.RADIO,
                Text.literal(line.module().name()),
                words.text("found", model.broker().get().map(b -> b.name().value()).orElse("")),
                () -> {
                    first.run();
                    model.filter().set("");
                    table.reveal(l -> l.guid().equals(line.guid()));
                });
    }

    Node view() {
        return view;
    }

    /** What stands at the right; null if nothing is selected. */
    ObservableValue<Node> detail() {
        return right;
    }

    void focusFilter() {
        filter.focus();
    }
}
