package org.hostkeeper.cli.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.cli.command.Changes;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Spreading;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Clears what a broker keeps at a topic; undo puts it back. */
@Command(
        name = "clear",
        description = {
            "Clear the retained message of a topic.",
            "It is kept here for 30 days: \"hostkeeper undo ID\" puts it back, unless another was published since."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper mqtt clear module_manager/status/old-guid --broker hall --dry-run",
            "  hostkeeper mqtt clear module_manager/status/old-guid --broker hall --yes"
        })
final class MqttClear implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "TOPIC", description = "The topic, without wildcards.")
    private String topic = "";

    @Mixin
    private BrokerChoice choice = new BrokerChoice();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Common common = new Common();

    MqttClear(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        changing.check(context.terminal());
        return context.local(common, this::clear);
    }

    private Exit clear(Assembly house, Printer printer) {
        SavedBroker broker = choice.of(house);
        Plan plan = house.atBrokers().retained().clear(broker, topic);
        Optional<Message> now = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.mqtt"), _ -> house.atBrokers().retained().look(broker, topic));
        if (now.isEmpty()) {
            throw new ProblemException(new Problem.NotFound(Text.of("broker", "retained-message"), topic));
        }
        return new Changes(house, printer, changing, new Spreading())
                .carryOut(plan.title(), Map.of(broker.name(), new Outcome.Done<>(plan)));
    }
}
