package org.hostkeeper.assembly;

import org.hostkeeper.broker.RetainedWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Finds a change in the journal, or whole on the host where it was done, and plans it again for another host. */
public record Replay(Assembly house) {
    /** The plan that does it again there; waits for the hosts. */
    public Plan plan(PlanId change, HostName host) {
        Plan journalled = house.journal().of(change).stream()
                .map(Journal.Line::entry)
                .filter(e -> e.event() == Journal.Event.STARTED || e.event() == Journal.Event.TAKEN_OVER)
                .findFirst()
                .map(e -> PlanJson.read(e.details()))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(Text.of("plan", "id"), change.value())));
        if (RetainedWork.isFor(journalled)) {
            throw new ProblemException(
                    new Problem.Refused(journalled.title(), Text.of("assembly", "redo.at-broker")));
        }
        return house.plans().redo(whole(journalled), house.fleet().remote(host));
    }

    /** The journal leaves out what not everybody on a host may read; the host itself kept it for some weeks. */
    private Plan whole(Plan journalled) {
        if (!journalled.isWithheld()) {
            return journalled;
        }
        try {
            return house.plans()
                    .kept(journalled.id(), house.fleet().remote(journalled.host()))
                    .orElse(journalled);
        } catch (ProblemException e) {
            return journalled; // is refused with the reason that something was left out
        }
    }
}
