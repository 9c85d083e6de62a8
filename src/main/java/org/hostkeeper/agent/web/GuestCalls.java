package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hostkeeper.agent.web.access.Verdict.By;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.problem.ProblemException;

/**
 * What guests ask. Each answer ends its connection, so that none is left over that a later incarnation's beat could come on,
 * and no beat counts for a machine that was dead when it was sent.
 */
final class GuestCalls {
    private static final long SOON_MILLIS = 300;
    private static final long WHOLE_MILLIS = 570_000;
    private static final int LONGEST_REASON = 100;
    private static final double LONGEST_IDLE = 366 * 86_400.0;

    private GuestCalls() {}

    static Reply heartbeat(Machine machine, Request unused) {
        return machine.control().status().state() == VmState.INITIALIZING
                ? Reply.error(503, "Heartbeat monitor not initialized")
                : Reply.json(MachineJson.heartbeat(machine.control()));
    }

    static Reply beat(Machine machine, Request request) {
        machine.control().beat(request.caller().accepted(), request.asked("idle").flatMap(GuestCalls::seconds));
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("message", "Heartbeat received");
        json.set("details", MachineJson.heartbeat(machine.control()));
        return Reply.json(json).closing();
    }

    static Reply button(Machine machine, Request unused) {
        return Reply.json(JsonNodeFactory.instance.objectNode().put("pressed", machine.control().pressed())).closing();
    }

    static Reply idle(Machine machine, Request request) {
        Optional<String> said = request.asked("idle_duration");
        Optional<Duration> since = said.isEmpty() ? Optional.of(machine.control().settings().visitorIdle()) : said.flatMap(GuestCalls::seconds);
        if (since.isEmpty()) {
            return Reply.error(400, "idle_duration is a number of seconds, 0 or more").closing();
        }
        return MachineDeeds.attempted("resetting idle VM", () -> machine.control().idle(since.get())
                        .map(in -> accepted("VM '%s' will be reset".formatted(machine.name())))
                        .orElseGet(() -> refused(machine)))
                .closing();
    }

    /** A person who has a token is not kept waiting for visitors; a guest, or a deployed client, asks. */
    static Reply revert(Machine machine, Request request) {
        String reason = word(request.asked("reason").orElse("requested"));
        return MachineDeeds.attempted("requesting revert", () -> request.caller().by() == By.TOKEN
                        ? byPerson(machine, reason, request.asked("wait").filter("true"::equals).isPresent() ? WHOLE_MILLIS : SOON_MILLIS)
                        : machine.control()
                                .request(reason, word(request.asked("severity").orElse("")))
                                .map(in -> reverting(machine, in))
                                .orElseGet(() -> refused(machine).put("will_revert_in_seconds", (Double) null)))
                .closing();
    }

    /** What fails in this time is told; what goes on is seen in the state. */
    private static ObjectNode byPerson(Machine machine, String reason, long millis) {
        CompletableFuture<Void> revert = machine.revert(reason);
        try {
            revert.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return reverting(machine, Duration.ZERO);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return reverting(machine, Duration.ZERO);
    }

    private static ObjectNode reverting(Machine machine, Duration in) {
        return accepted("VM '%s' will be reverted".formatted(machine.name())).put("will_revert_in_seconds", MachineJson.seconds(in));
    }

    private static ObjectNode accepted(String message) {
        return JsonNodeFactory.instance.objectNode().put("status", "accepted").put("message", message);
    }

    private static ObjectNode refused(Machine machine) {
        return JsonNodeFactory.instance.objectNode()
                .put("status", "refused")
                .put("message", "VM '%s' is not reverted now".formatted(machine.name()));
    }

    /** It goes into logs and the history: one line, and a short one. */
    private static String word(String said) {
        String line = said.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST_REASON, line.codePointCount(0, line.length()))));
    }

    private static Optional<Duration> seconds(String number) {
        try {
            double seconds = Double.parseDouble(number);
            return seconds >= 0 && seconds <= LONGEST_IDLE
                    ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
