package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.exhibition.SnapshotName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators ask, with the sentences of the deployed controller. */
final class MachineDeeds {
    private static final Logger LOG = LoggerFactory.getLogger(MachineDeeds.class);
    private static final int USUAL_HISTORY = 50;
    private static final int MOST_HISTORY = 500;

    private MachineDeeds() {}

    static Reply start(Machine machine, Request unused) {
        return done("starting VM", machine.control()::start, "VM '%s' started successfully".formatted(machine.name()));
    }

    static Reply stop(Machine machine, Request unused) {
        return done("stopping VM", machine.control()::stop, "VM '%s' stopped successfully".formatted(machine.name()));
    }

    static Reply restart(Machine machine, Request unused) {
        return done("restarting VM", machine.control()::restart, "VM '%s' restarted successfully".formatted(machine.name()));
    }

    static Reply snapshots(Machine machine, Request unused) {
        return attempted("listing snapshots", () -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("vm_name", machine.name());
            ArrayNode names = json.putArray("snapshots");
            machine.control().snapshots().forEach(names::add);
            return json;
        });
    }

    /** One that is there may be called as it likes. */
    static Reply create(Machine machine, Request request) {
        VmControl control = machine.control();
        String snapshot = request.asked("snapshot_name").orElse(control.settings().snapshot());
        return done(
                "creating snapshot",
                () -> control.create(
                        snapshot.equals(control.settings().snapshot()) || control.snapshots().contains(snapshot)
                                ? snapshot
                                : SnapshotName.checked(snapshot)),
                "Snapshot '%s' created successfully for VM '%s'".formatted(snapshot, machine.name()));
    }

    static Reply delete(Machine machine, Request request) {
        String snapshot = request.parameter("snapshot");
        VmControl control = machine.control();
        return done("deleting snapshot", () -> {
            if (!control.snapshots().contains(snapshot)) {
                throw new ProblemException(new Problem.NotFound(Text.of("agent.web", "snapshot"), snapshot));
            }
            control.delete(snapshot);
        }, "Snapshot '%s' deleted successfully".formatted(snapshot));
    }

    static Reply promote(Machine machine, Request request) {
        boolean confirmed = request.asked("confirmed").filter("true"::equals).isPresent();
        return done(
                "promoting snapshot",
                () -> machine.control().promote(confirmed),
                "Snapshot '%s' of VM '%s' holds its state of now".formatted(machine.control().settings().snapshot(), machine.name()));
    }

    static Reply autoRevert(Machine machine, boolean enabled) {
        return done(
                enabled ? "enabling automatic revert" : "disabling automatic revert",
                () -> machine.control().autoRevert(enabled),
                enabled ? "Automatic revert enabled" : "Automatic revert disabled - manual intervention required on failures");
    }

    static Reply history(Machine machine, Request request) {
        int most = request.asked("most").filter(word -> word.matches("\\d{1,4}")).map(Integer::parseInt).orElse(USUAL_HISTORY);
        return attempted("reading history", () -> MachineJson.history(
                machine.control(), machine.control().past().newest(Math.clamp(most, 1, MOST_HISTORY))));
    }

    static Reply picture(Machine machine, Request request) {
        return evidence(machine, request, Evidence.PICTURE)
                .map(picture -> Reply.bytes(kind(picture), picture))
                .orElseGet(() -> Reply.error(404, "No picture of this incident"));
    }

    /** As the guest wrote it: a client that shows it must mind what is no text. */
    static Reply log(Machine machine, Request request) {
        return evidence(machine, request, Evidence.LOG)
                .map(log -> Reply.bytes("text/plain; charset=utf-8", log))
                .orElseGet(() -> Reply.error(404, "No log of this incident"));
    }

    private static Optional<byte[]> evidence(Machine machine, Request request, Evidence which) {
        String id = request.parameter("id");
        return id.matches("\\d{1,18}") ? machine.control().past().evidence(Long.parseLong(id), which) : Optional.empty();
    }

    /** QEMU writes PPM unless it was built to write PNG. */
    private static String kind(byte[] picture) {
        return picture.length > 1 && picture[0] == 'P' && picture[1] == '6' ? "image/x-portable-pixmap" : "image/png";
    }

    private static Reply done(String doing, Runnable deed, String message) {
        return attempted(doing, () -> {
            deed.run();
            return JsonNodeFactory.instance.objectNode().put("message", message).putNull("details");
        });
    }

    /** What was refused is the client's to change; what failed on the host is told as a deployed controller does. */
    static Reply attempted(String doing, Supplier<? extends JsonNode> deed) {
        try {
            return Reply.json(deed.get());
        } catch (ProblemException e) {
            Problem problem = e.problem();
            LOG.warn("Error {}: {}", doing, e.getMessage());
            return switch (problem.code()) {
                case "not-found" -> Reply.error(404, Reply.sentence(problem));
                case "refused", "invalid-input", "already-there", "conflict" -> Reply.error(400, Reply.sentence(problem));
                default -> Reply.error(500, "Error %s: %s".formatted(doing, Reply.sentence(problem)));
            };
        }
    }
}
