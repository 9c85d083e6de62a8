package org.hostkeeper.cli.mqtt;

import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.Board;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.Survey;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The list of brokers. */
@Command(
        name = "broker",
        description = "The brokers that Hostkeeper knows.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper mqtt broker list", "  hostkeeper mqtt broker test hall"})
final class BrokerCommand extends Group {
    private BrokerCommand() {}

    static CommandLine commands(Context context) {
        return new CommandLine(new BrokerCommand())
                .addSubcommand(new BrokerAdd(context))
                .addSubcommand(new Listing(context))
                .addSubcommand(new Testing(context))
                .addSubcommand(new Removing(context));
    }

    /** The command {@code mqtt broker list}. */
    @Command(
            name = "list",
            description = "List the brokers.",
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt broker list --json")
    static final class Listing implements Callable<Integer> {
        private final Context context;

        @Mixin
        private Common common = new Common();

        Listing(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.local(common, this::list);
        }

        private Exit list(Assembly house, Printer printer) {
            List<BrokerRow> rows = house.brokers().all().stream()
                    .map(b -> BrokerRow.of(b, context.terminal()))
                    .toList();
            printer.list(
                    rows,
                    List.of("broker", "address", "encryption", "certificate", "user", "prefix", "rest", "host"),
                    row -> List.of(
                            Cell.of(row.broker()),
                            Cell.of(row.address()),
                            Cell.of(row.encryption()),
                            Cell.of(row.certificate().orElse("")),
                            Cell.of(row.user().orElse("")),
                            Cell.of(row.prefix()),
                            Cell.of(row.rest().orElse("")),
                            Cell.of(row.host().orElse(""))),
                    Text.of("cli", "mqtt.no-brokers"));
            return Exit.DONE;
        }
    }

    /** The command {@code mqtt broker test}. */
    @Command(
            name = "test",
            description = "Log in to a broker, and tell what is there and what is open that should not be.",
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt broker test hall")
    static final class Testing implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "NAME", description = "The broker.")
        private HostName name = new HostName("unnamed");

        @Mixin
        private Common common = new Common();

        /** As scripts see it. */
        record Tested(BrokerRow broker, int agents, int modules) {}

        Testing(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.local(common, this::test);
        }

        private Exit test(Assembly house, Printer printer) {
            SavedBroker broker = BrokerChoice.required(house.brokers(), name);
            Board board = new Running(house, context.terminal())
                    .job(Text.of("cli", "doing.mqtt"), _ -> new Survey(house.clock())
                            .of(house.atBrokers().access().to(broker), broker.prefix()));
            printer.object(
                    new Tested(
                            BrokerRow.of(broker, context.terminal()),
                            board.agents().size(),
                            board.modules().size()),
                    () -> {
                        printer.sentence("mqtt.reached", broker.name().value(), board.agents().size(), board.modules().size());
                        broker.warnings().forEach(printer::sentence);
                    });
            return Exit.DONE;
        }
    }

    /** The command {@code mqtt broker remove}. */
    @Command(
            name = "remove",
            description = {"Forget a broker and its password.", "Nothing is changed at the broker."},
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt broker remove hall --yes")
    static final class Removing implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "NAME", description = "The broker.")
        private HostName name = new HostName("unnamed");

        @Mixin
        private Changing changing = new Changing();

        @Mixin
        private Common common = new Common();

        /** As scripts see it. */
        record Removed(String broker, String outcome) {}

        Removing(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            changing.check(context.terminal());
            return context.local(common, this::remove);
        }

        private Exit remove(Assembly house, Printer printer) {
            SavedBroker broker = BrokerChoice.required(house.brokers(), name);
            String shown = broker.name().value();
            if (changing.dryRun()) {
                printer.object(new Removed(shown, "planned"), () -> printer.sentence("host.would-remove", shown));
                return Exit.DONE;
            }
            if (!changing.agreed(context.terminal(), context.terminal().say("mqtt.remove-question", shown))) {
                throw new ProblemException(new Problem.Cancelled("mqtt broker remove"));
            }
            house.atBrokers().book().remove(broker);
            printer.object(new Removed(shown, "done"), () -> printer.sentence("host.removed", shown));
            return Exit.DONE;
        }
    }
}
