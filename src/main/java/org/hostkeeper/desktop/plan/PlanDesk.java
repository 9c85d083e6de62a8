package org.hostkeeper.desktop.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.value.ChangeListener;
import org.hostkeeper.desktop.job.JobsModel;
import org.hostkeeper.desktop.plan.PlanModel.Stage;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.Toasts;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.words.Text;

/**
 * Where pages bring what a person wants changed: with a preview first, or at once where that is routine and can be taken
 * back. Either way the result is told, with the way to undo it.
 */
public final class PlanDesk {
    private final Surroundings around;
    private final Carrier carrier;
    private final JobsModel jobs;
    private final Words words;

    public PlanDesk(Surroundings around, Carrier carrier, JobsModel jobs) {
        this.around = around;
        this.carrier = carrier;
        this.jobs = jobs;
        this.words = around.words("desktop.plan");
    }

    /** Shows what would happen; nothing does until the person applies it. */
    public void preview(Proposal proposal) {
        preview(proposal, () -> {});
    }

    /** @param allDone what follows when it was done on each host that was ticked, and the dialog is closed or left */
    public void preview(Proposal proposal, Runnable allDone) {
        PlanModel model = model(proposal);
        PlanDialog dialog = new PlanDialog(around, model, () -> preview(undoing(model)));
        at(model, Stage.RUNNING, () -> model.job().ifPresent(job -> jobs.shownBy(job, dialog::show)));
        at(model, Stage.ENDED, () -> {
            if (!dialog.isShown()) {
                tell(model, dialog);
            }
            if (model.entries().stream().allMatch(HostEntry::done)) {
                dialog.whenClosed(allDone);
            }
        });
        model.plan();
        dialog.show();
    }

    /** Does it now; for single, routine changes that can be taken back. The dialog is one click away in the toast. */
    public void atOnce(Proposal proposal) {
        PlanModel model = model(proposal);
        PlanDialog dialog = new PlanDialog(around, model, () -> atOnce(undoing(model)));
        at(model, Stage.RUNNING, () -> model.job().ifPresent(job -> jobs.shownBy(job, dialog::show)));
        at(model, Stage.ENDED, () -> tell(model, dialog));
        at(model, Stage.PREVIEW, () -> {
            if (model.chosen().size() == model.entries().size()) {
                model.apply();
            } else {
                dialog.show();
            }
        });
        model.plan();
    }

    /** The wish to take a done plan back. */
    public Proposal undoing(Text title, Map<HostName, PlanId> plans) {
        TreeMap<HostName, Proposal.Planning> hosts = new TreeMap<>();
        plans.forEach((host, plan) -> hosts.put(host, () -> carrier.undoing(plan, host)));
        return new Proposal(
                words.text("undo.title", title),
                chosen -> words.text("undo.deed", chosen.size()),
                _ -> words.text("undo.done", title),
                hosts);
    }

    private Proposal undoing(PlanModel model) {
        Map<HostName, PlanId> plans = new TreeMap<>();
        model.done().forEach(e -> e.ready().ifPresent(r -> plans.put(e.host(), r.plan().id())));
        return undoing(model.proposal().title(), plans);
    }

    private PlanModel model(Proposal proposal) {
        return new PlanModel(proposal, carrier, around.jobs(), around.nextFrame());
    }

    private void tell(PlanModel model, PlanDialog dialog) {
        List<HostName> done = model.done().stream().map(HostEntry::host).toList();
        List<HostEntry> failed = new ArrayList<>(model.entries());
        failed.removeIf(e -> e.problem().isEmpty());
        if (failed.isEmpty() && !done.isEmpty()) {
            around.toasts()
                    .show(new State(Mark.OK, model.proposal().done().apply(done)),
                            Optional.of(new Toasts.Offer(words.say("undo"), () -> atOnceOrPreview(model))));
        } else {
            Text told = failed.size() == 1
                    ? failed.getFirst().problem().orElseThrow().text()
                    : words.text("not-done", failed.size());
            around.toasts()
                    .show(new State(Mark.FAILED, told), Optional.of(new Toasts.Offer(words.say("show"), dialog::show)));
        }
    }

    /** One routine change is taken back at once; several are looked at first. */
    private void atOnceOrPreview(PlanModel model) {
        if (model.entries().size() == 1) {
            atOnce(undoing(model));
        } else {
            preview(undoing(model));
        }
    }

    private static void at(PlanModel model, Stage stage, Runnable action) {
        ChangeListener<Stage> listener = (_, _, next) -> {
            if (next == stage) {
                action.run();
            }
        };
        model.stage().addListener(listener);
    }
}
