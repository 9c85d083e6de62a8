package org.hostkeeper.desktop.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;

/** Builds journals of changes that were, for tests; the newest line is the last one. */
final class Past {
    private final List<Journal.Line> lines = new ArrayList<>();

    /** A change that was carried out wholly, two steps of it, by this person so many seconds ago. */
    Past done(String id, String host, String who, long ago) {
        return done(plan(id, host, Optional.empty()), who, ago);
    }

    /** A change that took another one back. */
    Past undo(String id, String host, String of, long ago) {
        return done(plan(id, host, Optional.of(new PlanId(of))), "ops@desk", ago);
    }

    /** One whose second step failed, so that the first was taken back. */
    Past failed(String id, String host, String who, long ago) {
        Plan plan = plan(id, host, Optional.empty());
        Instant at = TestWindow.NOW.minusSeconds(ago);
        add(plan, who, at, Event.STARTED, Optional.empty(), PlanJson.writeForJournal(plan));
        step(plan, who, at, 0, Event.STEP_DONE, "{}");
        step(plan, who, at.plusSeconds(1), 1, Event.STEP_FAILED,
                "{\"problem\":\"command-failed\",\"text\":\"On " + host + ", systemctl restart pump_1.service ended with status 1.\",\"output\":\"Job for pump_1.service failed.\"}");
        add(plan, who, at.plusSeconds(3), Event.STEP_UNDONE, Optional.of(0), "{}");
        add(plan, who, at.plusSeconds(3), Event.UNDONE, Optional.empty(), "{\"text\":\"It failed.\"}");
        return this;
    }

    List<Journal.Line> lines() {
        return List.copyOf(lines);
    }

    private Past done(Plan plan, String who, long ago) {
        Instant at = TestWindow.NOW.minusSeconds(ago);
        add(plan, who, at, Event.STARTED, Optional.empty(), PlanJson.writeForJournal(plan));
        step(plan, who, at, 0, Event.STEP_DONE, "{}");
        step(plan, who, at.plusSeconds(1), 1, Event.STEP_DONE, "{\"output\":\"pump_1 restarted\\nlevel 3\"}");
        add(plan, who, at.plusSeconds(3), Event.DONE, Optional.empty(), "{}");
        return this;
    }

    private void step(Plan plan, String who, Instant at, int step, Event how, String details) {
        add(plan, who, at, Event.STEP_BEGUN, Optional.of(step), "{}");
        add(plan, who, at.plusMillis(400), how, Optional.of(step), details);
    }

    private void add(Plan plan, String who, Instant at, Event event, Optional<Integer> step, String details) {
        lines.add(new Journal.Line(
                lines.size() + 1, new Journal.Entry(at, who, plan.id(), plan.host(), event, step, details), "", ""));
    }

    private static Plan plan(String id, String host, Optional<PlanId> undoes) {
        Plan plan = Proposals.plan(host);
        return new Plan(new PlanId(id), plan.title(), new HostName(host), true, plan.steps(), Optional.empty(), undoes, plan.made());
    }
}
