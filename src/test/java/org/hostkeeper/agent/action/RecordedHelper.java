package org.hostkeeper.agent.action;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.agent.root.ModuleRequest;
import org.hostkeeper.agent.root.ModuleHelper;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A helper that keeps units in memory, notes what it is asked, and refuses names that a test wants refused. */
public final class RecordedHelper implements ModuleHelper {
    public final List<ModuleRequest> asked = new CopyOnWriteArrayList<>();
    public final Map<String, ModuleStatus> units = new ConcurrentHashMap<>();
    public final List<String> refused = new CopyOnWriteArrayList<>();

    @Override
    public ModuleStatus ask(ModuleRequest request) {
        asked.add(request);
        if (refused.contains(request.name())) {
            throw new ProblemException(new Problem.Refused(Text.literal(request.name()), Text.literal("not this one")));
        }
        ModuleStatus now = switch (request) {
            case ModuleRequest.Create _ -> units.getOrDefault(request.guid(), ModuleStatus.INACTIVE);
            case ModuleRequest.Remove _, ModuleRequest.Stop _ -> ModuleStatus.INACTIVE;
            case ModuleRequest.Start _, ModuleRequest.Restart _ -> ModuleStatus.ACTIVE;
        };
        if (request instanceof ModuleRequest.Remove) {
            units.remove(request.guid());
        } else {
            units.put(request.guid(), now);
        }
        return now;
    }
}
