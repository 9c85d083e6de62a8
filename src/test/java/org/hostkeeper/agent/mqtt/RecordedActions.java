package org.hostkeeper.agent.mqtt;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.agent.action.ActionResult;
import org.hostkeeper.agent.action.ModuleActions;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** Writes down what is asked for; "slow" ends when a test says so, "unknown" is not known. */
public final class RecordedActions implements ModuleActions {
    /** What was asked for, in order. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    final CompletableFuture<ActionResult> slow = new CompletableFuture<>();

    private CompletableFuture<ActionResult> note(String what, String guid, ModuleStatus status) {
        asked.add(what);
        return switch (guid) {
            case "slow" -> slow;
            case "unknown" -> CompletableFuture.completedFuture(
                    new ActionResult.NotDone(guid, new Problem.NotFound(Text.literal("module"), guid)));
            default -> CompletableFuture.completedFuture(new ActionResult.Done(guid, status));
        };
    }

    @Override
    public CompletableFuture<ActionResult> create(String guid) {
        return note("create " + guid, guid, ModuleStatus.INACTIVE);
    }

    @Override
    public CompletableFuture<ActionResult> remove(String guid) {
        return note("remove " + guid, guid, ModuleStatus.INACTIVE);
    }

    @Override
    public CompletableFuture<ActionResult> run(String guid, Verb verb) {
        return note(verb.word() + " " + guid, guid, verb == Verb.STOP ? ModuleStatus.INACTIVE : ModuleStatus.ACTIVE);
    }

    @Override
    public CompletableFuture<List<ActionResult>> restartAll() {
        asked.add("restart all");
        return CompletableFuture.completedFuture(List.of(
                new ActionResult.Done("a", ModuleStatus.ACTIVE),
                new ActionResult.NotDone("b", new Problem.NotFound(Text.literal("module"), "b"))));
    }

    @Override
    public CompletableFuture<List<ActionResult>> updateList() {
        asked.add("update list");
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<ActionResult> change(DeployedModule wanted) {
        return note("change " + wanted.guid(), wanted.guid(), ModuleStatus.OTHER);
    }

    @Override
    public CompletableFuture<ActionResult> forget(String guid) {
        return note("forget " + guid, guid, ModuleStatus.OTHER);
    }
}
