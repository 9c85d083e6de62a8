package org.hostkeeper.cli.mqtt;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.AgentPresence;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who is at a broker, and how the modules are. */
@Command(
        name = "modules",
        description = {
            "Agents at a broker, and how their modules are.",
            "Where no agent publishes states they are read over REST or SSH, if the broker was added with --rest or --host."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper mqtt modules", "  hostkeeper mqtt modules --broker hall --json"})
final class MqttModules implements Callable<Integer> {
    private final Context context;

    @Mixin
    private BrokerChoice choice = new BrokerChoice();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** As scripts see it. */
    record Shown(String broker, List<AgentRow> agents, List<ModuleRow> modules) {}

    /** An agent. */
    record AgentRow(String instance, String server, boolean online, Optional<Instant> since, List<String> others) {
        static AgentRow of(AgentPresence agent) {
            return new AgentRow(agent.instance(), agent.server(), agent.online(), agent.since(), agent.others());
        }
    }

    /** A module; source says which way it was told: mqtt, rest or ssh. */
    record ModuleRow(
            String guid,
            String name,
            String status,
            String detail,
            int restarts,
            Optional<Instant> since,
            String source) {
        static ModuleRow of(ModuleState state) {
            return new ModuleRow(
                    state.guid(),
                    state.name(),
                    state.status().word(),
                    state.detail(),
                    state.restarts(),
                    state.since(),
                    state.source().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    MqttModules(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        SavedBroker broker = choice.of(house);
        Looked looked = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.mqtt"), _ -> Looked.at(house, broker));
        printer.object(
                new Shown(
                        broker.name().value(),
                        looked.agents().stream().map(AgentRow::of).toList(),
                        looked.modules().stream().map(ModuleRow::of).toList()),
                () -> forPeople(printer, looked));
        looked.beside().ifPresent(printer::problem);
        return looked.beside().map(Exit::of).orElse(Exit.DONE);
    }

    private void forPeople(Printer printer, Looked looked) {
        for (AgentPresence agent : looked.agents()) {
            printer.line(
                    context.terminal().say(agent.online() ? "mqtt.agent-online" : "mqtt.agent-gone", agent.server(), agent.instance()),
                    agent.online() ? Tone.GOOD : Tone.OFF);
            if (!agent.others().isEmpty()) {
                printer.line(context.terminal().say("mqtt.agent-others", String.join(", ", agent.others())), Tone.ATTENTION);
            }
        }
        if (!looked.hasAgent()) {
            printer.hint(looked.noOtherWay() ? "mqtt.no-other-way" : "mqtt.no-agent");
        }
        printer.list(
                looked.modules(),
                List.of("module", "state", "result", "restarts", "since", "source", "guid"),
                this::cells,
                Text.of("cli", "none.mqtt-modules"));
    }

    private List<Cell> cells(ModuleState state) {
        return List.of(
                Cell.of(state.name()),
                Cell.state(state.status().word(), tone(state.status())),
                Cell.of(state.detail()),
                Cell.number(state.restarts()),
                Cell.of(state.since().map(at -> Amounts.at(at, ZoneId.systemDefault())).orElse("")),
                Cell.of(state.source().name()),
                Cell.of(state.guid()));
    }

    private static Tone tone(ModuleState.Status status) {
        return switch (status) {
            case ACTIVE -> Tone.GOOD;
            case FAILED -> Tone.FAILED;
            case RESTARTING -> Tone.ATTENTION;
            case CHANGING -> Tone.WORKING;
            case INACTIVE, OTHER -> Tone.OFF;
        };
    }
}
