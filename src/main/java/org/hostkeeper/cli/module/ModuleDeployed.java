package org.hostkeeper.cli.module;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.DeployedModules;
import org.hostkeeper.module.DeployedModulesProbe;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What deployed module managers keep in their own databases, beside what systemd says of the same units. */
@Command(
        name = "deployed",
        description = {
            "List the modules that deployed module managers keep in their databases, read now and never written.",
            "STATE is what systemd says of the unit; RESULT is what the manager last wrote down."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module deployed --tag shop", "  hostkeeper module deployed --json"})
final class ModuleDeployed implements Callable<Integer> {
    private final Context context;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    ModuleDeployed(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    /** A row of such a database as scripts see it; {@code state} is null where systemd knows no such unit. */
    private record Row(
            String host,
            String guid,
            String name,
            String description,
            String serviceType,
            String status,
            String unit,
            Optional<String> state,
            String owner,
            String database) {}

    private Exit list(Assembly house, Printer printer) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), false);
        List<Row> rows = reading.states().stream().flatMap(ModuleDeployed::rows).toList();
        printer.list(
                rows,
                List.of("host", "module", "unit", "state", "result", "type", "owner", "guid"),
                ModuleDeployed::cells,
                Text.of("cli", "none.deployed"));
        return reading.told(printer, new DeployedModulesProbe());
    }

    private static Stream<Row> rows(HostState state) {
        Optional<DeployedModules> deployed = state.facts().of(new DeployedModulesProbe()).value();
        Optional<DeployedModules.Manager> manager = deployed.flatMap(DeployedModules::manager);
        return deployed.stream()
                .flatMap(d -> d.modules().stream())
                .map(module -> row(state, module, manager.orElseThrow()));
    }

    private static Row row(HostState state, DeployedModule module, DeployedModules.Manager manager) {
        Optional<Unit> unit = state.facts().of(new UnitsProbe()).value().flatMap(units -> units.find(module.unit()));
        return new Row(
                state.host().name().value(),
                module.guid(),
                module.name(),
                module.description(),
                module.serviceType(),
                module.status(),
                module.unit(),
                unit.map(u -> u.state().code()),
                manager.owner(),
                manager.database());
    }

    private static List<Cell> cells(Row row) {
        return List.of(
                Cell.of(row.host()),
                Cell.of(row.name()),
                Cell.of(row.unit()),
                Cell.of(row.state().orElse("")),
                Cell.of(row.status()),
                Cell.of(row.serviceType()),
                Cell.of(row.owner()),
                Cell.of(row.guid()));
    }
}
