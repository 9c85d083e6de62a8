package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.module.CloseLook;
import org.hostkeeper.desktop.module.ModuleAction;
import org.hostkeeper.desktop.module.ModuleDeeds;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.GroundReader;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.module.inspection.Change;
import org.hostkeeper.module.inspection.Diagnosis;
import org.hostkeeper.module.inspection.Inspection;
import org.hostkeeper.module.inspection.Inspector;
import org.hostkeeper.module.inspection.OwnChanges;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * Plans for the Modules page, from the newest facts the house has or can read.
 *
 * @param window the window's thread
 * @param logging shows the logs of units
 */
record HouseModules(
        Assembly house,
        Executor window,
        Consumer<Set<HostName>> refreshing,
        Consumer<Map<HostName, List<String>>> logging)
        implements ModuleDeeds {
    private static final int JOURNAL = 2000;

    @Override
    public Plan plan(HostName host, List<Unit> units, ModuleAction action) {
        List<Plan> plans = units.stream().map(unit -> one(host, newest(host, unit), action)).toList();
        return plans.size() == 1 ? plans.getFirst() : together(plans, action);
    }

    private Plan one(HostName host, Unit unit, ModuleAction action) {
        ModulePlans plans = house.modulePlans();
        return switch (action) {
            case START -> plans.start(host, unit);
            case STOP -> plans.stop(host, unit);
            case RESTART -> plans.restart(host, unit);
            case ENABLE -> plans.enable(host, unit);
            case DISABLE -> plans.disable(host, unit);
            case RESET_FAILED -> plans.resetFailed(host, unit);
            case RELOAD -> plans.reload(host, unit);
        };
    }

    /** One host takes one plan at a time, so what is wanted of many services there becomes one. */
    private Plan together(List<Plan> plans, ModuleAction action) {
        Plan first = plans.getFirst();
        Text title = Text.of("desktop.module", "deed." + action.name().toLowerCase(java.util.Locale.ROOT), plans.size(), 1);
        return new Plan(
                PlanId.next(house.clock(), house.random()),
                title,
                first.host(),
                plans.stream().anyMatch(Plan::asRoot),
                plans.stream().flatMap(p -> p.steps().stream()).toList(),
                Optional.empty(),
                Optional.empty(),
                house.clock().instant());
    }

    private Unit newest(HostName host, Unit shown) {
        return house.fleet()
                .state(host)
                .flatMap(state -> state.facts().of(new UnitsProbe()).value())
                .flatMap((Units units) -> units.find(shown.name()))
                .orElse(shown);
    }

    @Override
    public Plan create(HostName host, CreateRequest request) {
        return house.modulePlans().create(new GroundReader().read(remote(host), request), request);
    }

    @Override
    public Plan edit(HostName host, String unit, EditRequest request) {
        return house.modulePlans().edit(new GroundReader().read(remote(host), unit), request);
    }

    @Override
    public Plan remove(HostName host, String unit) {
        return house.modulePlans().remove(new GroundReader().read(remote(host), unit));
    }

    @Override
    public void logs(Map<HostName, List<String>> units) {
        logging.accept(units);
    }

    @Override
    public void look(HostName host, String unit, Consumer<Outcome<CloseLook>> told) {
        house.jobs()
                .start(Text.of("desktop.module", "looking.at", unit, host.value()), _ -> look(host, unit))
                .outcome()
                .thenAccept(outcome -> window.execute(() -> told.accept(outcome)));
    }

    private CloseLook look(HostName host, String unit) {
        Inspection inspection = new Inspector().read(remote(host), unit);
        List<Change> own = OwnChanges.of(house.journal().newest(JOURNAL), host, unit);
        return new CloseLook(inspection, Diagnosis.of(inspection, own));
    }

    @Override
    public void refresh(Set<HostName> hosts) {
        refreshing.accept(hosts);
    }

    @Override
    public List<HostName> hosts() {
        return house.fleet().states().stream().map(state -> state.host().name()).toList();
    }

    private Remote remote(HostName host) {
        return house.fleet().remote(host);
    }
}
