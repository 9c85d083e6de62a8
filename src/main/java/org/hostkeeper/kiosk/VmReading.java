package org.hostkeeper.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * What a host says of a machine: the status of the controller's API, with what an agent adds to it. A deployed controller
 * says less, and what it means is made out (docs/contracts.md, exhibition VM controller).
 *
 * @param incarnation changes when the machine has been put back; empty where the host does not tell
 * @param coolDown how long it need not be brought back again, as the host sees it
 */
public record VmReading(Condition condition, Optional<String> incarnation, Duration coolDown) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_COOL_DOWN = 3600;

    /** @param host for the problem if it is no such answer */
    public static VmReading parse(String host, String vm, String json) {
        JsonNode status = read(host, json);
        if (!status.path("vm_name").asText().equals(vm)) {
            throw new ProblemException(new Problem.ProbeFailed(host, "kiosk", "vm_name: " + status.path("vm_name")));
        }
        return new VmReading(
                condition(status),
                incarnation(status),
                Duration.ofMillis((long) (Math.clamp(status.path("cool_down").asDouble(0), 0, LONGEST_COOL_DOWN) * 1000)));
    }

    private static JsonNode read(String host, String json) {
        try {
            JsonNode read = JSON.readTree(json);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException _) {
            // told below, as all else that is no status
        }
        throw new ProblemException(new Problem.ProbeFailed(host, "kiosk", json.strip().lines().findFirst().orElse("")));
    }

    private static Condition condition(JsonNode status) {
        return switch (status.path("state").asText("")) {
            case "healthy" -> Condition.RUNNING;
            case "waiting_for_first_beat" -> Condition.STARTING;
            case "unhealthy" -> Condition.ILL;
            case "reverting" -> Condition.RETURNING;
            case "stopped_by_hand" -> Condition.OFF;
            case "paused" -> Condition.PAUSED;
            case "suspended_by_breaker" -> Condition.GIVEN_UP;
            case "" -> deployed(status);
            default -> Condition.UNKNOWN;
        };
    }

    /** Without the agent's own word: libvirt's state, and whether beats are late. */
    private static Condition deployed(JsonNode status) {
        String power = status.path("vm_state").asText("");
        if (power.equals("paused")) {
            return Condition.PAUSED;
        }
        if (!status.path("vm_is_running").asBoolean(power.equals("running"))) {
            return power.equals("crashed") ? Condition.ILL : power.isEmpty() ? Condition.UNKNOWN : Condition.OFF;
        }
        JsonNode beat = status.path("heartbeat");
        if (beat.path("is_timed_out").asBoolean(false)) {
            return Condition.ILL;
        }
        return beat.has("has_received_heartbeat") && !beat.path("has_received_heartbeat").asBoolean()
                ? Condition.STARTING
                : Condition.RUNNING;
    }

    private static Optional<String> incarnation(JsonNode status) {
        String up = status.path("up_since").asText("");
        String incident = status.path("last_incident").path("id").asText("");
        return up.isEmpty() && incident.isEmpty() ? Optional.empty() : Optional.of(up + "/" + incident);
    }
}
