package org.hostkeeper.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.Problem;

/**
 * How a command ended on one host.
 *
 * @param exit its status; empty if it did not come to an end there
 * @param out the end of what it said on standard output, 8 KiB at most
 * @param err the same of standard error
 * @param problem why it did not run or end; also there when its status is not 0
 */
public record CommandEnd(
        HostName host, PlanId plan, OptionalInt exit, String out, String err, Optional<Problem> problem) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public boolean ok() {
        return exit.isPresent() && exit.getAsInt() == 0;
    }

    /** From how the plan ended, and from its lines in the journal, which keep what the command said. */
    static CommandEnd of(HostName host, Applied how, List<Journal.Line> lines) {
        JsonNode said = lines.stream()
                .map(Journal.Line::entry)
                .filter(e -> e.event() == Journal.Event.STEP_DONE || e.event() == Journal.Event.STEP_FAILED)
                .findFirst()
                .map(e -> read(e.details()))
                .orElseGet(JSON::createObjectNode);
        Optional<Problem> problem = switch (how) {
            case Applied.Done _ -> Optional.empty();
            case Applied.Undone(PlanId _, Problem cause) -> Optional.of(cause);
            case Applied.Interrupted(PlanId _, Problem cause) -> Optional.of(cause);
            case Applied.Refused(PlanId _, Problem cause) -> Optional.of(cause);
        };
        OptionalInt exit = problem.isEmpty()
                ? OptionalInt.of(0)
                : problem.get() instanceof Problem.CommandFailed failed
                        ? OptionalInt.of(failed.exit())
                        : OptionalInt.empty();
        return new CommandEnd(host, how.plan(), exit, text(said, "out"), text(said, "err"), problem);
    }

    private static JsonNode read(String details) {
        try {
            return JSON.readTree(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The journal's own JSON is not JSON", e);
        }
    }

    private static String text(JsonNode said, String key) {
        return said.path(key).asText("");
    }
}
