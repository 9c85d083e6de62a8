package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.agent.vm.VmControl.Incident;
import org.hostkeeper.agent.vm.VmControl.Status;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.plan.TextJson;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;

/** A watched machine as JSON: the deployed controller's fields as it gives them, and Hostkeeper's beside them. Times are epoch seconds. */
final class MachineJson {
    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;

    private MachineJson() {}

    static ObjectNode status(VmControl control) {
        return status(control, control.status());
    }

    /** For consoles, which say it in their reader's language. */
    static ObjectNode told(VmControl control) {
        Status status = control.status();
        ObjectNode json = status(control, status);
        status.why().ifPresent(why -> json.set("why_words", TextJson.write(why)));
        return json;
    }

    private static ObjectNode status(VmControl control, Status status) {
        ObjectNode json = NEW.objectNode()
                .put("vm_name", control.settings().vm())
                .put("vm_state", domstate(status.power()))
                .put("vm_is_running", status.power() == Power.RUNNING)
                .put("snapshot_name", control.settings().snapshot())
                .put("snapshot_exists", status.snapshotExists());
        json.set("heartbeat", heartbeat(control, status));
        json.put("auto_revert_enabled", status.autoRevert())
                .put("state", status.state().code())
                .put("why", status.why().map(Text::toString).orElse(""))
                .put("since", seconds(status.since()))
                .put("up_since", orNull(status.up()))
                .put("cool_down", seconds(status.coolDown()));
        json.set("last_incident", status.lastIncident().map(MachineJson::brief).orElse(null));
        return json;
    }

    static ObjectNode heartbeat(VmControl control) {
        return heartbeat(control, control.status());
    }

    private static ObjectNode heartbeat(VmControl control, Status status) {
        Double silent = status.sinceBeat().map(MachineJson::seconds).orElse(null);
        return NEW.objectNode()
                .put("enabled", status.autoRevert())
                .put("timeout", seconds(control.settings().heartbeatTimeout()))
                .put("last_heartbeat", orNull(status.lastBeat()))
                .put("time_since_heartbeat", silent)
                .put("is_timed_out", status.timedOut())
                .put("has_received_heartbeat", status.lastBeat().isPresent())
                .put("seconds_since_last", silent)
                .put("is_healthy", status.lastBeat().isPresent() && !status.timedOut());
    }

    static ObjectNode history(VmControl control, List<Incident> incidents) {
        ObjectNode json = NEW.objectNode()
                .put("vm_name", control.settings().vm())
                .put("mean_time_between_failures", control.past().meanTimeBetweenFailures().map(MachineJson::seconds).orElse(null));
        ArrayNode all = json.putArray("incidents");
        incidents.forEach(incident -> {
            ObjectNode one = brief(incident).put("detail", incident.detail());
            ArrayNode beats = one.putArray("last_beats");
            incident.lastBeats().forEach(beats::add);
            ArrayNode kept = one.putArray("evidence");
            control.past().evidence(incident.id()).stream().sorted().map(Evidence::code).forEach(kept::add);
            all.add(one);
        });
        return json;
    }

    private static ObjectNode brief(Incident incident) {
        return NEW.objectNode()
                .put("id", incident.id())
                .put("reason", incident.reason())
                .put("outcome", incident.outcome())
                .put("fault", seconds(incident.fault()))
                .put("reverted", orNull(incident.reverted()))
                .put("first_beat", orNull(incident.firstBeat()));
    }

    /** As virsh says it (virsh(1), domstate, in English), which is what a deployed controller hands on. */
    private static String domstate(Power power) {
        return switch (power) {
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case OFF -> "shut off";
            case CRASHED -> "crashed";
            case ABSENT -> "no state";
        };
    }

    private static @Nullable Double orNull(Optional<Instant> time) {
        return time.map(MachineJson::seconds).orElse(null);
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
