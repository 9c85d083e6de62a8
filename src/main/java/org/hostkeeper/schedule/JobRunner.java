package org.hostkeeper.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Rollout;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;

/** Carries out the plans of {@link RunPlans} and hands on what the job says while it runs. Blocks until it has ended. */
public record JobRunner(Rollout.Carrying carrying, Journal journal) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param lines told of each line, on another thread */
    public RunEnd run(Plan plan, Remote remote, Consumer<String> lines, Progress progress) throws InterruptedException {
        try (RunLines hearing = RunLines.of(remote, plan.id().value(), lines)) {
            Applied how = carrying.apply(plan, progress);
            Optional<Problem> problem = problem(how);
            boolean ran = problem.isEmpty() || problem.get() instanceof Problem.CommandFailed;
            return new RunEnd(plan.host(), how.plan(), exit(problem), said(how), ran && hearing.heardAll(), problem);
        }
    }

    private static Optional<Problem> problem(Applied how) {
        return switch (how) {
            case Applied.Done _ -> Optional.empty();
            case Applied.Undone undone -> Optional.of(undone.cause());
            case Applied.Interrupted interrupted -> Optional.of(interrupted.cause());
            case Applied.Refused refused -> Optional.of(refused.cause());
        };
    }

    private static OptionalInt exit(Optional<Problem> problem) {
        if (problem.isEmpty()) {
            return OptionalInt.of(0);
        }
        return problem.get() instanceof Problem.CommandFailed failed ? OptionalInt.of(failed.exit()) : OptionalInt.empty();
    }

    /** The last step is the run. */
    private String said(Applied how) {
        return journal.of(how.plan()).stream()
                .map(Journal.Line::entry)
                .filter(entry -> entry.event() == Journal.Event.STEP_DONE || entry.event() == Journal.Event.STEP_FAILED)
                .reduce((_, last) -> last)
                .map(entry -> read(entry.details()))
                .map(said -> said.path("out").asText("") + said.path("err").asText(""))
                .orElse("");
    }

    private static JsonNode read(String details) {
        try {
            return JSON.readTree(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The journal's own JSON is not JSON", e);
        }
    }
}
