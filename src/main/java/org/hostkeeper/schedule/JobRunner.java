package org.hostkeeper.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.FleetPlan;
import org.hostkeeper.plan.apply.Rollout;
import org.hostkeeper.plan.apply.RolloutListener;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** Carries out the plans of {@link RunPlans} and hands on what each job says while it runs; where one fails the others go on. */
public record JobRunner(Function<HostName, Remote> remotes, Rollout.Carrying carrying, Journal journal) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 20;

    /** Who hears of it, on any thread. */
    public interface Listener {
        void said(HostName host, String line);

        void ended(RunEnd end);
    }

    /** Blocks until all have ended, also when they are told to stop. */
    public Map<HostName, RunEnd> run(Text title, Collection<Plan> plans, Listener told, Progress progress) {
        Map<HostName, RunEnd> ends = new ConcurrentSkipListMap<>();
        Set<HostName> heard = ConcurrentHashMap.newKeySet();
        RolloutListener listener = new RolloutListener() {
            @Override
            public void started(HostName host) {}

            @Override
            public void step(HostName host, Text what, double fraction) {}

            @Override
            public void ended(HostName host, Applied how) {
                RunEnd end = end(host, how, heard.contains(host));
                ends.put(host, end);
                told.ended(end);
            }
        };
        Rollout.Carrying hearing = (plan, its) -> heardOut(plan, line -> told.said(plan.host(), line), heard, its);
        new Rollout(hearing).apply(new FleetPlan(title, List.copyOf(plans), Optional.empty(), AT_ONCE, false), listener, progress);
        return ends;
    }

    /** A run that cannot be heard is run all the same. */
    private Applied heardOut(Plan plan, Consumer<String> lines, Set<HostName> heard, Progress progress) {
        try (RunLines hearing = RunLines.of(remotes.apply(plan.host()), plan.id().value(), lines)) {
            Applied how = carrying.apply(plan, progress);
            if (exit(problem(how)).isPresent() && hearing.heardAll()) {
                heard.add(plan.host());
            }
            return how;
        } catch (ProblemException e) {
            return carrying.apply(plan, progress);
        }
    }

    private RunEnd end(HostName host, Applied how, boolean heard) {
        Optional<Problem> problem = problem(how);
        return new RunEnd(host, how.plan(), exit(problem), said(how), heard, problem);
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
