package org.hostkeeper.cli.module;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.GroundReader;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Parameters;

/** An action on services that are there: one plan a host, with the steps for each of the units. */
abstract class UnitAction extends PlannedChange {
    @Parameters(paramLabel = "UNIT", arity = "1..*", description = "The services (\".service\" may be left out), or names of modules.")
    private List<String> units = new ArrayList<>();

    UnitAction(Context context) {
        super(context);
    }

    /** The verb, which is the key of its title. */
    abstract String verb();

    abstract Plan plan(ModulePlans plans, HostName host, Unit unit);

    @Override
    protected final Text title() {
        return Text.of("cli", "title." + verb(), String.join(", ", units));
    }

    @Override
    protected final void check() {
        units = units.stream().map(UnitNames::service).distinct().collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    protected final HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> {
            List<Plan> parts = units.stream()
                    .map(name -> plan(
                            house.modulePlans(),
                            remote.host(),
                            new GroundReader().read(remote, name).unit()))
                    .toList();
            return parts.size() == 1 ? parts.getFirst() : Plan.together(title(), parts);
        };
    }
}
