package org.hostkeeper.broker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.problem.Problem;

/**
 * Writes what is done at brokers into the journal, as plans of one step are written.
 *
 * @param console who this is, as the journal names it
 */
public record BrokerDiary(Journal journal, String console, Clock clock) {
    /** With the plan; if this cannot be written, nothing may begin. */
    void started(Plan plan) {
        write(plan, Event.STARTED, false, PlanJson.writeForJournal(plan));
    }

    /** If this cannot be written, nothing may be sent. */
    void begun(Plan plan) {
        write(plan, Event.STEP_BEGUN, true, "{}");
    }

    /** @param said what was answered, to be read later; may be empty */
    void done(Plan plan, String said) {
        String details = said.isEmpty()
                ? "{}"
                : JsonNodeFactory.instance.objectNode().put("output", said).put("out", 0).put("err", 0).toString();
        write(plan, Event.STEP_DONE, true, details);
        write(plan, Event.DONE, false, "{}");
    }

    /** It was sent, and did not come to pass. */
    void failed(Plan plan, String code, String text) {
        write(plan, Event.STEP_FAILED, true, described(code, text));
        write(plan, Event.UNDONE, false, "{}");
    }

    /** @param begun whether something was sent, of which nobody knows what became of it */
    void ended(Plan plan, boolean begun, Problem problem) {
        write(
                plan,
                begun ? Event.INTERRUPTED : Event.REFUSED,
                false,
                described(problem.code(), problem.text().in(Locale.ENGLISH)));
    }

    private void write(Plan plan, Event event, boolean step, String details) {
        journal.append(new Journal.Entry(
                clock.instant(),
                console,
                plan.id(),
                plan.host(),
                event,
                step ? Optional.of(0) : Optional.empty(),
                details));
    }

    private static String described(String code, String text) {
        return JsonNodeFactory.instance.objectNode().put("problem", code).put("text", text).toString();
    }
}
