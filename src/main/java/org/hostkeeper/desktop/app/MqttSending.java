package org.hostkeeper.desktop.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.CommandAnswer;
import org.hostkeeper.broker.Commands;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.mqtt.MqttModel;
import org.hostkeeper.desktop.mqtt.Order;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * Sends commands to modules, each as a job of its own and the next one once the one before is answered: a broker is not
 * logged in to two hundred times at once. What became of each stands in its row and in a toast. Called on the JavaFX thread.
 */
final class MqttSending {
    private static final String BUNDLE = "desktop.mqtt";

    private final Assembly house;
    private final Surroundings around;
    private final MqttModel model;
    private final Runnable after;

    /** @param after what follows when one has ended, however that was */
    MqttSending(Assembly house, Surroundings around, MqttModel model, Runnable after) {
        this.house = house;
        this.around = around;
        this.model = model;
        this.after = after;
    }

    /** Ends early when one cannot be sent or is stopped by a person. */
    void send(SavedBroker broker, List<Order> orders) {
        orders.forEach(order -> show(order, Mark.WORKING, Text.of(BUNDLE, "command.waiting")));
        next(broker, orders);
    }

    private void show(Order order, Mark mark, Text words) {
        model.command(order.guid(), new State(mark, words));
    }

    private void next(SavedBroker broker, List<Order> orders) {
        if (orders.isEmpty()) {
            return;
        }
        Order order = orders.getFirst();
        show(order, Mark.WORKING, Text.of(BUNDLE, "command.sending"));
        house.jobs()
                .start(Text.of(BUNDLE, "command.confirm"), progress -> sent(broker, order, progress))
                .outcome()
                .thenAccept(outcome -> around.fx()
                        .execute(() -> ended(broker, order, outcome, orders.subList(1, orders.size()))));
    }

    private CommandAnswer sent(SavedBroker broker, Order order, Progress progress) throws InterruptedException {
        Thread waiting = Thread.currentThread();
        progress.onCancel(waiting::interrupt);
        boolean one = order.command().module().isPresent();
        Duration patience = one ? Commands.PATIENCE : Commands.PATIENCE.multipliedBy(6);
        return house.atBrokers().commands().send(broker, order.command(), order.whom(), patience);
    }

    private void ended(SavedBroker broker, Order order, Outcome<CommandAnswer> outcome, List<Order> left) {
        tell(order, outcome);
        after.run();
        if (outcome instanceof Outcome.Done<CommandAnswer>) {
            next(broker, left);
        } else {
            left.forEach(unsent -> show(unsent, Mark.STOPPED, Text.of(BUNDLE, "command.not-sent")));
        }
    }

    private void tell(Order order, Outcome<CommandAnswer> outcome) {
        State result = switch (outcome) {
            case Outcome.Done<CommandAnswer>(CommandAnswer answer) -> MqttAnswers.inRow(answer);
            case Outcome.Failed<CommandAnswer>(Problem problem) ->
                new State(Mark.FAILED, Text.of(BUNDLE, "command.failed", problem.text()));
            case Outcome.Cancelled<CommandAnswer> _ -> new State(Mark.STOPPED, Text.of("desktop.job", "stopped"));
        };
        model.command(order.guid(), result);
        State told = switch (outcome) {
            case Outcome.Done<CommandAnswer>(CommandAnswer answer) -> MqttAnswers.told(order.whom(), answer);
            case Outcome.Failed<CommandAnswer>(Problem problem) ->
                new State(Mark.FAILED, Text.of(BUNDLE, "told.failed", order.whom(), problem.text()));
            case Outcome.Cancelled<CommandAnswer> _ -> result;
        };
        around.toasts().show(told, Optional.empty());
    }
}
