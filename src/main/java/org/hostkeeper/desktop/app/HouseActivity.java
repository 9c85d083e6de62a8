package org.hostkeeper.desktop.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.Replay;
import org.hostkeeper.desktop.activity.ActivityDeeds;
import org.hostkeeper.desktop.activity.ActivityModel;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.LeftPlans;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.job.Work;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.SavedPlans;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Reads journal and open plans for the Activity page, and finishes or undoes what was interrupted. */
final class HouseActivity implements ActivityDeeds {
    private static final int LINES = 2000;

    private final Assembly house;
    private final Surroundings around;
    private final ActivityModel model;
    private final LeftPlans left;

    HouseActivity(Assembly house, Surroundings around, ActivityModel model) {
        this.house = house;
        this.around = around;
        this.model = model;
        this.left = new LeftPlans(
                house.fleet(), house.plans()::openOn, this::asksNobody, house.clock(), this::show);
    }

    /** A host was connected or read anew: an interrupted plan there shows by itself. */
    void heard(HostState state) {
        left.heard(state);
    }

    /** These hosts were changed: what was lost there is looked for even where root's plans do not show. */
    void changed(Set<HostName> hosts) {
        left.forget(hosts);
        readJournal();
    }

    private boolean asksNobody(Host host) {
        return host.sudo() == Sudo.NOPASSWD || house.isDemo() || house.answers().knowsSudo(host.name());
    }

    private void show(List<OpenPlan> open) {
        around.fx().execute(() -> model.interrupted(open));
    }

    @Override
    public void refresh() {
        readJournal();
        house.jobs().start(Text.of("desktop.activity", "looking"), this::openPlans);
    }

    /** Only the journal, which is at hand. */
    void readJournal() {
        house.background().execute(() -> {
            List<Journal.Line> lines = house.journal().newest(LINES);
            around.fx().execute(() -> model.show(lines));
        });
    }

    /** The plans that were saved for later. */
    void readSaved() {
        house.background().execute(() -> {
            List<SavedPlans.Saved> all = saved().all();
            around.fx().execute(() -> model.saved(all));
        });
    }

    private SavedPlans saved() {
        return new SavedPlans(house.settings());
    }

    @Override
    public void older() {
        long before = model.oldest();
        house.background().execute(() -> {
            List<Journal.Line> lines = house.journal().before(before, LINES);
            around.fx().execute(() -> model.show(lines));
        });
    }

    @Override
    public void verify() {
        house.jobs()
                .start(Text.of("desktop.activity", "verifying"), _ -> house.journal().verify())
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> {
                    switch (outcome) {
                        case Outcome.Done<Journal.Verification>(Journal.Verification found) ->
                                model.verified(found, house.clock().instant());
                        case Outcome.Failed<Journal.Verification>(Problem problem) -> told(Mark.FAILED, problem.text());
                        case Outcome.Cancelled<Journal.Verification> _ -> {}
                    }
                }));
    }

    @Override
    public void export(List<PlanId> changes, Format format, Path file) {
        house.jobs()
                .start(
                        Text.of("desktop.activity", "exporting", changes.size()),
                        _ -> new JournalFile(house.journal()).write(changes, format, file))
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> {
                    switch (outcome) {
                        case Outcome.Done<Path>(Path written) ->
                                told(Mark.OK, Text.of("desktop.activity", "exported", changes.size(), written.toString()));
                        case Outcome.Failed<Path>(Problem problem) -> told(Mark.FAILED, problem.text());
                        case Outcome.Cancelled<Path> _ -> {}
                    }
                }));
    }

    private void told(Mark mark, Text what) {
        around.toasts().show(new State(mark, what), Optional.empty());
    }

    @Override
    public Path folder() {
        return Path.of(System.getProperty("user.home", "."));
    }

    @Override
    public List<HostName> hosts() {
        return house.fleet().states().stream().map(state -> state.host().name()).toList();
    }

    @Override
    public Plan redo(PlanId change, HostName host) {
        return new Replay(house).plan(change, host);
    }

    @Override
    public Plan renewed(Plan plan) {
        return house.plans().renewed(plan);
    }

    @Override
    public Plan anew(Plan plan) {
        return house.plans().redo(plan, house.fleet().remote(plan.host()));
    }

    @Override
    public void discard(SavedPlans.Saved plan) {
        saved().discard(plan.id());
        readSaved();
    }

    /** Asks the hosts that are connected whether a plan stands open there, and a person for what that needs. */
    private int openPlans(Progress progress) {
        Set<HostName> connected = house.fleet().states().stream()
                .filter(s -> s.link() instanceof Link.Connected)
                .map((HostState s) -> s.host().name())
                .collect(Collectors.toSet());
        Map<HostName, Outcome<List<OpenPlan>>> found =
                house.fleet().onEach(connected, (remote, _) -> house.plans().openOn(remote), progress);
        found.forEach((host, outcome) -> {
            if (outcome instanceof Outcome.Done<List<OpenPlan>>(List<OpenPlan> plans)) {
                left.found(host, plans);
            }
        });
        return found.size();
    }

    @Override
    public void finish(OpenPlan plan) {
        HostName host = plan.plan().host();
        carry(plan, "finishing", "finished", p -> house.plans().resume(plan.id(), house.session(host), p));
    }

    @Override
    public void rollBack(OpenPlan plan) {
        HostName host = plan.plan().host();
        carry(plan, "rolling-back", "rolled-back", p -> house.plans().rollback(plan.id(), house.session(host), p));
    }

    private void carry(OpenPlan plan, String title, String done, Work<Applied> work) {
        HostName host = plan.plan().host();
        Text told = Text.of("desktop.activity", done, plan.title(), plan.plan().host().value());
        house.jobs()
                .start(Text.of("desktop.activity", title, plan.title()), work)
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> {
                    around.toasts().show(result(outcome, told, done.equals("rolled-back")), Optional.empty());
                    readJournal();
                }))
                .thenRun(() -> house.background().execute(() -> lookAgain(host)));
    }

    /** What was open there is done now, or still open. */
    private void lookAgain(HostName host) {
        try {
            left.found(host, house.plans().openOn(house.fleet().remote(host)));
            house.fleet().refresh(Set.of(host), Progress.unwatched());
        } catch (ProblemException e) {
            left.forget(Set.of(host)); // the next refresh tells
        }
    }

    /** Undone is what was wanted of an undo, and a failure of anything else. */
    private static State result(Outcome<Applied> outcome, Text told, boolean undoing) {
        return switch (outcome) {
            case Outcome.Done<Applied>(Applied.Done _) -> new State(Mark.OK, told);
            case Outcome.Done<Applied>(Applied.Undone(_, Problem cause)) ->
                    undoing ? new State(Mark.OK, told) : new State(Mark.FAILED, cause.text());
            case Outcome.Done<Applied>(Applied.Interrupted(_, Problem cause)) -> new State(Mark.ATTENTION, cause.text());
            case Outcome.Done<Applied>(Applied.Refused(_, Problem cause)) -> new State(Mark.FAILED, cause.text());
            case Outcome.Failed<Applied>(Problem problem) -> new State(Mark.FAILED, problem.text());
            case Outcome.Cancelled<Applied> _ -> new State(Mark.STOPPED, Text.of("desktop.job", "stopped"));
        };
    }
}
