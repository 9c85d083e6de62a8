package org.hostkeeper.cli.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.CommandAnswer;
import org.hostkeeper.broker.ModuleCommand;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a command to modules and tells the answer. */
@Command(
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:answered, and done",
            "1:answered, and not done",
            "2:the command line cannot be carried out",
            "3:the broker was not reached or refused; nothing was sent",
            "4:sent, and not answered in time (a deployed manager never answers) or the connection broke: it may be done or not"
        })
abstract class Sending implements Callable<Integer> {
    private static final int LONGEST_WAIT = 3600;

    private final Context context;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for the answer (default: 20).")
    private int wait = 20;

    @Mixin
    private BrokerChoice choice = new BrokerChoice();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** As scripts see it; status is the module's after it, by the answer or, without one, as it was read another way. */
    record Result(
            String broker,
            Optional<String> module,
            String guid,
            String outcome,
            Optional<String> status,
            Optional<String> code,
            Optional<String> message) {}

    Sending(Context context) {
        this.context = context;
    }

    /** The name or GUID of one module; empty for all. */
    abstract Optional<String> module();

    abstract ModuleCommand command(String guid);

    @Override
    public Integer call() {
        changing.check(context.terminal());
        if (wait < 1 || wait > LONGEST_WAIT) {
            throw UsageException.of("mqtt.wait-rule", LONGEST_WAIT);
        }
        return context.connected(common, connecting, this::send);
    }

    private Exit send(Assembly house, Printer printer) {
        SavedBroker broker = choice.of(house);
        Whom whom = module()
                .map(word -> whom(looked(house, broker), word))
                .orElseGet(() -> new Whom("", context.terminal().say("mqtt.all-modules")));
        ModuleCommand command = command(whom.guid());
        String topic = broker.prefix() + "/command/" + command.verb();
        if (changing.dryRun()) {
            printer.object(
                    result(broker, whom, "planned", Optional.empty(), Optional.empty(), Optional.empty()),
                    () -> printer.sentence("mqtt.would-send", topic, command.payload("REQUEST-ID"), broker.name().value()));
            return Exit.DONE;
        }
        if (!changing.agreed(
                context.terminal(),
                context.terminal().say("mqtt.send-question", command.verb(), whom.name(), broker.name().value()))) {
            throw new ProblemException(new Problem.Cancelled("mqtt"));
        }
        CommandAnswer answer = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.send"), _ -> house.atBrokers().commands()
                        .send(broker, command, whom.name(), Duration.ofSeconds(wait)));
        return told(house, printer, broker, whom, answer);
    }

    /** Who a command is for. */
    private record Whom(String guid, String name) {}

    private Looked looked(Assembly house, SavedBroker broker) {
        return new Running(house, context.terminal())
                .job(Text.of("cli", "doing.mqtt"), _ -> Looked.at(house, broker));
    }

    /** A name has to be unambiguous; what nobody knows is taken as a GUID, since a deployed manager may have it. */
    private static Whom whom(Looked looked, String word) {
        List<ModuleState> meant = looked.meant(word);
        if (meant.size() > 1) {
            throw UsageException.of(
                    "mqtt.ambiguous", word, meant.stream().map(ModuleState::guid).collect(Collectors.joining(", ")));
        }
        return meant.stream()
                .findFirst()
                .map(m -> new Whom(m.guid(), m.name()))
                .orElseGet(() -> new Whom(word, word));
    }

    private Exit told(Assembly house, Printer printer, SavedBroker broker, Whom whom, CommandAnswer answer) {
        String name = whom.name();
        return switch (answer) {
            case CommandAnswer.Done(Optional<String> status) -> {
                printer.object(
                        result(broker, whom, "done", status, Optional.empty(), Optional.empty()),
                        () -> printer.sentence(
                                status.isPresent() ? "mqtt.done-status" : "mqtt.done", name, status.orElse("")));
                yield Exit.DONE;
            }
            case CommandAnswer.Failed(String code, String message) -> {
                printer.object(
                        result(broker, whom, "failed", Optional.empty(), Optional.of(code), Optional.of(message)),
                        () -> printer.sentence("mqtt.failed", name, message));
                yield Exit.FAILED;
            }
            case CommandAnswer.Partly(int done, List<CommandAnswer.Refused> refused) -> {
                String all = refused.stream()
                        .map(r -> r.guid() + ": " + r.message())
                        .collect(Collectors.joining("\n"));
                printer.object(
                        result(broker, whom, "failed", Optional.empty(), Optional.of("partly"), Optional.of(all)),
                        () -> printer.sentence("mqtt.partly", done, refused.size(), all));
                yield Exit.FAILED;
            }
            case CommandAnswer.NotAnswered(Duration waited) ->
                notAnswered(
                        house, printer, broker, whom, Optional.empty(), Text.of("cli", "mqtt.not-answered", waited.toSeconds()));
            case CommandAnswer.Lost(Problem problem) ->
                notAnswered(
                        house, printer, broker, whom, Optional.of(problem), Text.of("cli", "mqtt.lost", problem.text()));
        };
    }

    /** How the module is now has to be looked up; where that fails too, it was sent all the same. */
    private Exit notAnswered(
            Assembly house, Printer printer, SavedBroker broker, Whom whom, Optional<Problem> lost, Text why) {
        Outcome<Looked> look = lookedAgain(house, broker);
        Optional<ModuleState> state = look instanceof Outcome.Done<Looked>(Looked now)
                ? now.meant(whom.guid()).stream().findFirst()
                : Optional.empty();
        printer.object(
                result(
                        broker,
                        whom,
                        "not-answered",
                        state.map(s -> s.status().word()),
                        lost.map(Problem::code),
                        lost.map(problem -> context.terminal().say(problem.text()))),
                () -> {
                    printer.sentence(why);
                    state.ifPresent(s -> printer.sentence(
                            "mqtt.state-by", whom.name(), s.status().word(), s.source().name()));
                });
        switch (look) {
            case Outcome.Done<Looked>(Looked now) -> {
                now.beside().ifPresent(printer::problem);
                if (now.noOtherWay()) {
                    printer.hint("mqtt.no-other-way");
                }
            }
            case Outcome.Failed<Looked>(Problem problem) -> printer.problem(problem);
            case Outcome.Cancelled<Looked> _ -> {}
        }
        return Exit.UNANSWERED;
    }

    private Outcome<Looked> lookedAgain(Assembly house, SavedBroker broker) {
        try {
            return new Outcome.Done<>(looked(house, broker));
        } catch (ProblemException e) {
            return new Outcome.Failed<>(e.problem());
        }
    }

    private Result result(
            SavedBroker broker,
            Whom whom,
            String outcome,
            Optional<String> status,
            Optional<String> code,
            Optional<String> message) {
        return new Result(
                broker.name().value(), module().map(_ -> whom.name()), whom.guid(), outcome, status, code, message);
    }
}
