package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.exhibition.ExhibitionDeeds;
import org.hostkeeper.desktop.exhibition.VmAction;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.DomainReader.History;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.exhibition.Picture;
import org.hostkeeper.exhibition.Seen;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** Plans and pictures for the Exhibition page, from what is on the host right now. */
record HouseExhibition(Assembly house, Consumer<Set<HostName>> refreshing) implements ExhibitionDeeds {
    @Override
    public Plan act(HostName host, List<Target> targets, VmAction action) {
        List<Plan> parts = targets.stream().map(target -> plan(ground(host, target.vm()), target, action)).toList();
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Text title = Text.of("desktop.exhibition", "deed." + action.name().toLowerCase(java.util.Locale.ROOT), targets.size(), 1);
        return Plan.together(title, parts);
    }

    private Plan plan(DomainGround ground, Target target, VmAction action) {
        ExhibitionPlans plans = house.exhibition().plans();
        return switch (action) {
            case START -> plans.start(ground);
            case STOP -> plans.stop(ground, ExhibitionPlans.PATIENCE);
            case RESTART -> plans.restart(ground, ExhibitionPlans.PATIENCE);
            case REVERT -> plans.revert(ground, target.snapshot());
        };
    }

    @Override
    public Plan create(HostName host, String vm, String snapshot, String description) {
        return house.exhibition().plans().create(ground(host, vm), snapshot, description);
    }

    @Override
    public Plan delete(HostName host, String vm, String snapshot) {
        return house.exhibition().plans().delete(ground(host, vm), snapshot);
    }

    @Override
    public Plan promote(HostName host, String vm, boolean interrupt) {
        return house.exhibition().plans().promote(ground(host, vm), interrupt);
    }

    @Override
    public Plan watch(HostName host, String vm, Map<String, String> settings) {
        Remote remote = house.fleet().remote(host);
        return house.exhibition().watching().watch(
                house.exhibition().watched().read(remote, List.of(vm)), house.exhibition().reader().read(remote), vm, settings);
    }

    @Override
    public Plan release(HostName host, String vm) {
        return house.exhibition().watching().release(house.exhibition().watched().read(house.fleet().remote(host), List.of(vm)), vm);
    }

    @Override
    public void remember(HostName host, String vm, Consumer<Outcome<History>> told) {
        house.background().execute(() -> told.accept(tried(
                host, DomainReader.NAME, () -> house.exhibition().reader().history(house.fleet().remote(host), ground(host, vm)))));
    }

    @Override
    public void evidence(HostName host, String vm, Watch.Incident incident, Consumer<Outcome<Seen>> told) {
        house.background().execute(() -> told.accept(tried(
                host, DomainReader.NAME, () -> house.exhibition().reader().evidence(house.fleet().remote(host), ground(host, vm), incident))));
    }

    private DomainGround ground(HostName host, String vm) {
        return house.exhibition().reader().ground(house.fleet().remote(host), vm);
    }

    @Override
    public boolean maySee(HostName host) {
        return house.fleet().state(host).map(state -> state.host().hasRootAtHand()).orElse(false);
    }

    @Override
    public void look(HostName host, Domain vm, Consumer<Outcome<Picture>> told) {
        house.background().execute(() -> told.accept(tried(
                host, DomainReader.THUMBNAIL, () -> house.exhibition().reader().thumbnail(house.fleet().remote(host), vm))));
    }

    @Override
    public void measure(HostName host, Domain vm, Consumer<Outcome<List<Snapshot>>> told) {
        house.background().execute(() -> told.accept(tried(
                host, DomainReader.NAME, () -> house.exhibition().reader().read(house.fleet().remote(host)).find(vm.name())
                        .map(Domain::snapshots)
                        .orElse(List.of()))));
    }

    private static <T> Outcome<T> tried(HostName host, String program, Supplier<T> reading) {
        try {
            return new Outcome.Done<>(reading.get());
        } catch (UnreadableAnswer e) {
            return new Outcome.Failed<>(new Problem.ProbeFailed(host.value(), program, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) { // whatever it is: who waits for this is told
            return new Outcome.Failed<>(Jobs.problemOf(e));
        }
    }

    @Override
    public void refresh(Set<HostName> hosts) {
        refreshing.accept(hosts);
    }
}
