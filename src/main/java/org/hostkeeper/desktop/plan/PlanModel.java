package org.hostkeeper.desktop.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hostkeeper.desktop.fx.Latest;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Conflict;
import org.hostkeeper.plan.apply.FleetPlan;
import org.hostkeeper.plan.apply.RolloutListener;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * A change from wish to result: it plans on each host, lets hosts be ticked off, applies, and follows how it goes. Its
 * observables change on the executor that it is given.
 */
final class PlanModel {
    /** How far it is as a whole. */
    enum Stage { PLANNING, PREVIEW, RUNNING, ENDED }

    private record Change(HostEntry entry, Phase phase) {}

    private final Proposal proposal;
    private final Carrier carrier;
    private final Jobs jobs;
    private final Latest<HostName, Change> changes;
    private final Executor executor;
    private final Map<HostName, HostEntry> byHost = new LinkedHashMap<>();
    private final ObservableList<HostEntry> entries =
            FXCollections.observableArrayList(e -> new Observable[] {e.ticked(), e.phase()});
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.PLANNING);
    private final ObjectProperty<HostEntry> shown;
    private final Spreading spreading;
    private Optional<Job<Map<HostName, Applied>>> job = Optional.empty();

    PlanModel(Proposal proposal, Carrier carrier, Jobs jobs, Executor executor) {
        this.proposal = proposal;
        this.carrier = carrier;
        this.jobs = jobs;
        this.executor = executor;
        this.changes = new Latest<>(executor, list -> list.forEach(c -> c.entry().phase().set(c.phase())));
        proposal.hosts().forEach((host, planning) -> byHost.put(host, new HostEntry(host, planning)));
        entries.setAll(byHost.values());
        shown = new SimpleObjectProperty<>(entries.getFirst());
        spreading = new Spreading(entries.getFirst().host());
    }

    Proposal proposal() {
        return proposal;
    }

    ObservableList<HostEntry> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** The host whose steps are shown. */
    ObjectProperty<HostEntry> shown() {
        return shown;
    }

    /** How carefully it goes to several hosts. */
    Spreading spreading() {
        return spreading;
    }

    /** The work of applying, once it has begun. */
    Optional<Job<Map<HostName, Applied>>> job() {
        return job;
    }

    /** The ticked hosts where there is a plan that is not applied yet. */
    List<HostEntry> chosen() {
        return entries.stream().filter(e -> e.ticked().get() && e.phase().get() instanceof Phase.Ready).toList();
    }

    List<HostName> chosenHosts() {
        return chosen().stream().map(HostEntry::host).toList();
    }

    /** What Apply says now. */
    Text deed() {
        return proposal.deed().apply(chosenHosts());
    }

    /** Reads the hosts and plans, each host for itself. */
    Job<Boolean> plan() {
        Job<Boolean> planning =
                jobs.start(Text.of("desktop.plan", "planning", proposal.title()), _ -> planned(List.copyOf(entries)));
        planning.outcome().thenAccept(_ -> executor.execute(() -> stage.set(Stage.PREVIEW)));
        return planning;
    }

    /** Applies to the hosts that are ticked. */
    void apply() {
        List<HostEntry> ticked = chosen();
        if (ticked.isEmpty() || stage.get() != Stage.PREVIEW) {
            return;
        }
        Text deed = deed();
        stage.set(Stage.RUNNING);
        List<Plan> plans = ticked.stream().flatMap(e -> e.ready().stream()).map(Phase.Ready::plan).toList();
        ticked.forEach(e -> e.ready().ifPresent(ready -> e.phase().set(new Phase.Waiting(ready))));
        Optional<HostName> first = spreading.firstOf(ticked.stream().map(HostEntry::host).toList());
        FleetPlan fleet =
                new FleetPlan(deed, plans, first, spreading.batch().get(), spreading.stopOnError().get());
        Job<Map<HostName, Applied>> started =
                jobs.start(deed, progress -> carrier.carryOut(fleet, new Listening(), progress));
        job = Optional.of(started);
        started.outcome().thenAccept(outcome -> executor.execute(() -> ended(outcome)));
    }

    /** Keeps what is ticked for later; nothing happens on a host. */
    Job<Integer> save() {
        List<Plan> plans = chosen().stream().flatMap(e -> e.ready().stream()).map(Phase.Ready::plan).toList();
        return jobs.start(Text.of("desktop.plan", "saving", proposal.title()), _ -> {
            carrier.save(proposal.title(), plans);
            return plans.size();
        });
    }

    /** Plans upon what stands on this host now; then it can be applied again. */
    void planAnew(HostEntry entry) {
        entry.phase().set(new Phase.Planning());
        Job<Boolean> planning = jobs.start(Text.of("desktop.plan", "planning", proposal.title()), _ -> {
            changes.put(entry.host(), new Change(entry, entry.plannedAnew()));
            return true;
        });
        planning.outcome().thenAccept(_ -> executor.execute(() -> stage.set(Stage.PREVIEW)));
    }

    void stop() {
        job.ifPresent(Job::cancel);
    }

    /** The hosts where it is done. */
    List<HostEntry> done() {
        return entries.stream().filter(HostEntry::done).toList();
    }

    /** All at the same time: each waits for its own host only. */
    private boolean planned(List<HostEntry> all) throws InterruptedException {
        try (ExecutorService hosts = Executors.newVirtualThreadPerTaskExecutor()) {
            hosts.invokeAll(all.stream()
                    .map(entry -> Executors.callable(
                            () -> changes.put(entry.host(), new Change(entry, entry.planned(carrier)))))
                    .toList());
        }
        return true;
    }

    /** The outcome has the last word: no host stays as if something were still to come. */
    private void ended(Outcome<Map<HostName, Applied>> outcome) {
        Set<HostName> touched = new TreeSet<>();
        for (HostEntry entry : entries) {
            if (entry.phase().get() instanceof Phase.Waiting || entry.phase().get() instanceof Phase.Running) {
                entry.ready().ifPresent(r -> entry.phase().set(new Phase.Ended(r, settled(entry.host(), r, outcome))));
            }
            if (entry.phase().get() instanceof Phase.Ended) {
                touched.add(entry.host());
            }
        }
        stage.set(Stage.ENDED);
        carrier.changed(touched);
        List<HostEntry> outdated = entries.stream()
                .filter(e -> e.phase().get() instanceof Phase.Ended(_, Applied.Refused(_, Problem.Conflict _)))
                .toList();
        if (!outdated.isEmpty()) {
            jobs.start(Text.of("desktop.plan", "comparing", proposal.title()), _ -> compared(outdated));
        }
    }

    /** Reads what stands in the way where nothing was begun because a file is no longer what it was. */
    private int compared(List<HostEntry> outdated) {
        for (HostEntry entry : outdated) {
            entry.ready().ifPresent(ready -> {
                List<Conflict> conflicts = carrier.conflicts(ready.plan(), entry.host());
                if (!conflicts.isEmpty()) {
                    changes.put(entry.host(), new Change(entry, new Phase.Outdated(ready, conflicts)));
                }
            });
        }
        return outdated.size();
    }

    private static Applied settled(HostName host, Phase.Ready ready, Outcome<Map<HostName, Applied>> outcome) {
        Problem cancelled = new Problem.Cancelled(host.value());
        return switch (outcome) {
            case Outcome.Done<Map<HostName, Applied>>(Map<HostName, Applied> all) -> Optional.ofNullable(all.get(host))
                    .orElseGet(() -> new Applied.Refused(ready.plan().id(), cancelled));
            case Outcome.Failed<Map<HostName, Applied>>(Problem problem) ->
                    new Applied.Interrupted(ready.plan().id(), problem);
            case Outcome.Cancelled<Map<HostName, Applied>> _ -> new Applied.Refused(ready.plan().id(), cancelled);
        };
    }

    /** Leads what the rollout tells to the entries, once a frame. */
    private final class Listening implements RolloutListener {
        @Override
        public void started(HostName host) {
            change(host, ready -> new Phase.Running(ready, Text.of("desktop.plan", "phase.begun"), 0));
        }

        @Override
        public void step(HostName host, Text what, double fraction) {
            change(host, ready -> new Phase.Running(ready, what, fraction));
        }

        @Override
        public void ended(HostName host, Applied how) {
            change(host, ready -> new Phase.Ended(ready, how));
        }

        private void change(HostName host, java.util.function.Function<Phase.Ready, Phase> next) {
            Optional.ofNullable(byHost.get(host))
                    .ifPresent(e -> e.ready().ifPresent(ready -> changes.put(host, new Change(e, next.apply(ready)))));
        }
    }
}
