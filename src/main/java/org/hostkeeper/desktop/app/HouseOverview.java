package org.hostkeeper.desktop.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.Observable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.activity.ActivityDeeds;
import org.hostkeeper.desktop.activity.ActivityModel;
import org.hostkeeper.desktop.activity.ActivityPage;
import org.hostkeeper.desktop.exhibition.ExhibitionPage;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.module.ModuleAction;
import org.hostkeeper.desktop.module.ModuleDeeds;
import org.hostkeeper.desktop.module.ModulesPage;
import org.hostkeeper.desktop.overview.Happenings;
import org.hostkeeper.desktop.overview.OverviewDeeds;
import org.hostkeeper.desktop.overview.OverviewModel;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.Past;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Reads history and journal for the Overview, and leads from it to the pages that know more. */
final class HouseOverview implements OverviewDeeds {
    private static final Duration YESTERDAY = Duration.ofHours(24);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int EVENTS = 5000;
    private static final int LINES = 2000;
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Assembly house;
    private final Surroundings around;
    private final OverviewModel model;
    private final ModuleDeeds modules;
    private final ActivityDeeds plans;
    private final ActivityModel activity;
    private final PlanDesk desk;
    private final BiConsumer<String, String> opening;
    private Instant lastRead = Instant.MIN;

    /** @param opening opens the page of this noun, and goes to the thing of this id that it offers */
    HouseOverview(
            Assembly house,
            Surroundings around,
            OverviewModel model,
            ModuleDeeds modules,
            ActivityDeeds plans,
            ActivityModel activity,
            PlanDesk desk,
            BiConsumer<String, String> opening) {
        this.house = house;
        this.around = around;
        this.model = model;
        this.modules = modules;
        this.plans = plans;
        this.activity = activity;
        this.desk = desk;
        this.opening = opening;
    }

    /** Begins to follow what is interrupted and what happens. */
    void start() {
        activity.open().addListener((Observable _) -> model.interrupted(activity.open()));
        model.interrupted(activity.open());
        house.background().execute(() -> {
            Map<HostName, List<Sample>> samples = house.history().samples(house.clock().instant().minus(Past.LENGTH));
            around.fx().execute(() -> model.past(samples));
        });
        read();
        around.now().property().addListener((_, _, now) -> {
            if (now.isAfter(lastRead.plus(AGAIN))) {
                read();
            }
        });
    }

    /** Nothing is read after that: the store closes. */
    void close() {
        lastRead = Instant.MAX.minus(AGAIN);
    }

    /** What happened, anew. */
    void read() {
        lastRead = house.clock().instant();
        house.background().execute(() -> {
            Instant now = house.clock().instant();
            List<FactEvent> events = house.history().events(now.minus(REMEMBERED), EVENTS);
            Happenings happened = Happenings.of(events, house.journal().newest(LINES), now.minus(YESTERDAY));
            around.fx().execute(() -> model.happened(happened));
        });
    }

    @Override
    public void refresh(Set<HostName> hosts) {
        modules.refresh(hosts);
    }

    @Override
    public void showHost(HostName host) {
        opening.accept(HostsPage.NOUN, "host/" + host);
    }

    @Override
    public void showUnit(HostName host, String unit) {
        opening.accept(ModulesPage.NOUN, "module/" + host + "/" + unit);
    }

    @Override
    public void showVm(HostName host, String vm) {
        opening.accept(ExhibitionPage.NOUN, "exhibition/" + host + "/" + vm);
    }

    @Override
    public void restart(HostName host, String unit) {
        String name = unit.replaceFirst("\\.service$", "");
        desk.preview(Proposal.onOne(
                Text.of("desktop.module", "deed.restart.one", name, host.value()),
                Text.of("desktop.module", "done.restart.one", name, host.value()),
                host,
                () -> modules.plan(host, List.of(unit(host, unit)), ModuleAction.RESTART)));
    }

    private Unit unit(HostName host, String unit) {
        return house.fleet()
                .state(host)
                .flatMap(state -> state.facts().of(new UnitsProbe()).value())
                .flatMap((Units units) -> units.find(unit))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(Text.of("module", "unit"), unit)));
    }

    @Override
    public void showPlan(String plan) {
        opening.accept(ActivityPage.NOUN, "change/" + plan);
    }

    @Override
    public void finish(String plan) {
        open(plan).ifPresent(plans::finish);
    }

    @Override
    public void undo(String plan) {
        open(plan).ifPresent(plans::rollBack);
    }

    private Optional<OpenPlan> open(String plan) {
        return activity.open().stream().filter(p -> p.id().value().equals(plan)).findFirst();
    }
}
