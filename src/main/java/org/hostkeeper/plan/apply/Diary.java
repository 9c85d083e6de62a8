package org.hostkeeper.plan.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.host.Streams;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one plan's way into the journal: before and after each step. */
final class Diary {
    private static final Logger LOG = LoggerFactory.getLogger(Diary.class);

    private final Journal journal;
    private final String console;
    private final Plan plan;
    private final Clock clock;

    Diary(Journal journal, String console, Plan plan, Clock clock) {
        this.journal = journal;
        this.console = console;
        this.plan = plan;
        this.clock = clock;
    }

    /** With the whole plan; if this cannot be written, nothing may begin. */
    void started() {
        write(Event.STARTED, Optional.empty(), PlanJson.writeForJournal(plan));
    }

    void takenOver() {
        write(Event.TAKEN_OVER, Optional.empty(), PlanJson.writeForJournal(plan));
    }

    /** If this cannot be written, the step may not begin. */
    void begun(int step) {
        write(Event.STEP_BEGUN, Optional.of(step), "{}");
    }

    /** What has happened has happened: if it cannot be written, the log of the program says so. */
    void happened(Event event) {
        happened(event, Optional.empty(), "{}");
    }

    void happened(Event event, int step) {
        happened(event, Optional.of(step), "{}");
    }

    void happened(Event event, Optional<Integer> step, Problem problem) {
        happened(event, step, details(problem));
    }

    /** A step with what its command said, so that it can be read later. */
    void said(Event event, int step, Optional<Problem> problem, Streams streams) {
        ObjectNode node = node();
        problem.ifPresent(why -> describe(node, why));
        if (!streams.telling().isEmpty()) {
            node.put("output", streams.telling()).put("out", streams.out()).put("err", streams.err());
        }
        happened(event, Optional.of(step), node.toString());
    }

    private void happened(Event event, Optional<Integer> step, String details) {
        try {
            write(event, step, details);
        } catch (ProblemException e) {
            LOG.error("Plan {} on {}: {} could not be written into the journal", plan.id(), plan.host(), event, e);
        }
    }

    private void write(Event event, Optional<Integer> step, String details) {
        journal.append(new Journal.Entry(clock.instant(), console, plan.id(), plan.host(), event, step, details));
    }

    private static String details(Problem problem) {
        return describe(node(), problem).toString();
    }

    private static ObjectNode describe(ObjectNode node, Problem problem) {
        return node.put("problem", problem.code()).put("text", problem.text().in(Locale.ENGLISH));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
