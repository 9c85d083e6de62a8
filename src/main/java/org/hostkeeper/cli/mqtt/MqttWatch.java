package org.hostkeeper.cli.mqtt;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.Topic;
import org.hostkeeper.broker.TopicWatch;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.TopicName;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What comes at a broker, as it comes. */
@Command(
        name = "watch",
        description = "Print messages as they come, until Ctrl+C. With --json one object a line.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper mqtt watch --filter 'module_manager/alert/+'", "  hostkeeper mqtt watch --count 10 --json"})
final class MqttWatch implements Callable<Integer> {
    private static final int LONGEST_SHOWN = 2000;

    private final Context context;

    @Option(names = "--filter", paramLabel = "FILTER", description = "Which topics (default: #, which is all but those of the broker itself).")
    private String filter = "#";

    @Option(names = "--count", paramLabel = "N", description = "End after so many messages.")
    private Optional<Long> count = Optional.empty();

    @Mixin
    private BrokerChoice choice = new BrokerChoice();

    @Mixin
    private Common common = new Common();

    /** As scripts see it. */
    record Came(
            Instant at, String topic, boolean retained, int qos, int bytes, Optional<String> text, Optional<String> hex) {}

    MqttWatch(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TopicName.filter(filter);
        return context.local(common, this::watch);
    }

    private Exit watch(Assembly house, Printer printer) {
        SavedBroker broker = choice.of(house);
        CountDownLatch end = new CountDownLatch(1);
        AtomicLong left = new AtomicLong(count.orElse(Long.MAX_VALUE));
        return new Running(house, context.terminal()).quietly(Text.of("cli", "doing.mqtt"), progress -> {
            progress.onCancel(end::countDown);
            try (TopicWatch _ = Listening.begin(house, broker, filter, message -> {
                long mine = left.getAndDecrement();
                if (mine > 0) {
                    print(printer, message, house.clock().instant());
                }
                if (mine <= 1) {
                    end.countDown();
                }
            })) {
                end.await();
                return Exit.DONE;
            }
        });
    }

    /** On the connection's thread, which is held up by a slow terminal: then the broker waits or leaves out, and memory does not grow. */
    private static void print(Printer printer, Message message, Instant at) {
        Topic topic = new Topic(
                message.topic(),
                message.payload(),
                message.payload().length,
                message.qos(),
                message.retained() ? Topic.Kept.YES : Topic.Kept.NOT_TOLD,
                1,
                at);
        boolean text = topic.isText();
        String hex = text ? "" : HexFormat.of().formatHex(message.payload());
        Came came = new Came(
                at,
                message.topic(),
                message.retained(),
                message.qos(),
                message.payload().length,
                text ? Optional.of(topic.text()) : Optional.empty(),
                text ? Optional.empty() : Optional.of(hex));
        printer.line(came, () -> printer.terminal().out().println(Printable.line(shown(came))));
    }

    private static String shown(Came came) {
        String payload = came.text().orElseGet(() -> "0x" + came.hex().orElse(""));
        String shortened = payload.length() <= LONGEST_SHOWN ? payload : payload.substring(0, LONGEST_SHOWN) + "…";
        return Amounts.at(came.at(), ZoneId.systemDefault()) + "  " + came.topic() + (came.retained() ? " (retained)  " : "  ")
                + shortened;
    }
}
