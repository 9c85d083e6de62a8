package org.hostkeeper.agent.action;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.agent.root.HelperRequest;
import org.hostkeeper.agent.root.RootHelper;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A helper that keeps units in memory, notes what it is asked, and refuses names that a test wants refused. */
public final class RecordedHelper implements RootHelper {
    public final List<HelperRequest> asked = new CopyOnWriteArrayList<>();
    public final Map<String, ModuleStatus> units = new ConcurrentHashMap<>();
    public final List<String> refused = new CopyOnWriteArrayList<>();

    @Override
    public ModuleStatus ask(HelperRequest request) {
        asked.add(request);
        if (refused.contains(request.name())) {
            throw new ProblemException(new Problem.Refused(Text.literal(request.name()), Text.literal("not this one")));
        }
        ModuleStatus now = switch (request) {
            case HelperRequest.Create _ -> units.getOrDefault(request.guid(), ModuleStatus.INACTIVE);
            case HelperRequest.Remove _, HelperRequest.Stop _ -> ModuleStatus.INACTIVE;
            case HelperRequest.Start _, HelperRequest.Restart _ -> ModuleStatus.ACTIVE;
        };
        if (request instanceof HelperRequest.Remove) {
            units.remove(request.guid());
        } else {
            units.put(request.guid(), now);
        }
        return now;
    }
}
