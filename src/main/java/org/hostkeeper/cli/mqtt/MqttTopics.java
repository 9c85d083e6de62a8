package org.hostkeeper.cli.mqtt;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.TopicTree;
import org.hostkeeper.broker.TopicWatch;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.mqtt.TopicName;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The topics of a broker, after listening for a while. */
@Command(
        name = "topics",
        description = "List the topics of a broker with their last message: what it keeps, and what comes within a few seconds.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper mqtt topics", "  hostkeeper mqtt topics --filter 'hall/+/state' --seconds 10 --json"})
final class MqttTopics implements Callable<Integer> {
    private static final int LONGEST = 3600;

    private final Context context;

    @Option(names = "--filter", paramLabel = "FILTER", description = "Which topics (default: #, which is all but those of the broker itself).")
    private String filter = "#";

    @Option(names = "--seconds", paramLabel = "N", description = "How long to listen (default: 2).")
    private int seconds = 2;

    @Mixin
    private BrokerChoice choice = new BrokerChoice();

    @Mixin
    private Common common = new Common();

    MqttTopics(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TopicName.filter(filter);
        if (seconds < 1 || seconds > LONGEST) {
            throw UsageException.of("mqtt.wait-rule", LONGEST);
        }
        return context.local(common, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        SavedBroker broker = choice.of(house);
        TopicTree tree = new Running(house, context.terminal())
                .quietly(Text.of("cli", "doing.mqtt"), _ -> listen(house, broker));
        List<TopicRow> rows = tree.topics().stream().map(TopicRow::of).toList();
        printer.list(
                rows,
                List.of("topic", "retained", "bytes", "messages", "time", "payload"),
                row -> List.of(
                        Cell.of(row.topic()),
                        Cell.of(context.terminal().say("mqtt.retained." + row.retained())),
                        Cell.number(row.bytes()),
                        Cell.number(row.messages()),
                        Cell.of(Amounts.at(row.last(), ZoneId.systemDefault())),
                        Cell.of(row.shown())),
                Text.of("cli", "none.topics"));
        TopicTree.Tally tally = tree.tally();
        if (tally.messagesLeftOut() > 0 || tally.payloadsCut() > 0) {
            printer.hint("mqtt.left-out", tally.messagesLeftOut(), tally.payloadsCut());
        }
        return Exit.DONE;
    }

    private TopicTree listen(Assembly house, SavedBroker broker) throws InterruptedException {
        try (TopicWatch watch = Listening.begin(house, broker, filter)) {
            TimeUnit.SECONDS.sleep(seconds);
            return watch.tree();
        }
    }
}
