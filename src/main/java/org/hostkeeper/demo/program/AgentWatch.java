package org.hostkeeper.demo.program;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Hypervisor.Guest;
import org.hostkeeper.demo.machine.Hypervisor.Incident;

/** What the agent of a simulated machine says of the virtual machines that it watches, and does with them (docs/contracts.md). */
public final class AgentWatch {
    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;
    private static final Pattern PATH = Pattern.compile("http://[^/]+/api/v1/vms/([^/]+)(/.*)");
    private static final int SECONDS = 120;
    private static final int RETURN = 6;

    private AgentWatch() {}

    /** The file that it keeps for everybody. The machine is locked. */
    public static String file(List<Guest> watched, Instant now) {
        ObjectNode file = NEW.objectNode().put("at", seconds(now)).put("address", "127.0.0.1").put("port", 8080);
        ArrayNode vms = file.putArray("vms");
        watched.forEach(guest -> vms.add(vm(guest, now)));
        return file.toString();
    }

    private static ObjectNode vm(Guest guest, Instant now) {
        boolean beats = guest.state().equals("running");
        ObjectNode vm = status(guest)
                .put("snapshot_name", "ready")
                .put("api_port", 8001)
                .put("state", beats ? "healthy" : guest.state().equals("paused") ? "paused" : "stopped_by_hand")
                .put("why", "")
                .put("since", guest.since().map(AgentWatch::seconds).orElse(seconds(now)))
                .put("up_since", guest.since().map(AgentWatch::seconds).orElse(null));
        vm.putArray("compatibility");
        ObjectNode heartbeat = vm.putObject("heartbeat").put("timeout", 15.0);
        if (beats) {
            heartbeat.put("last_heartbeat", seconds(now) - 0.4);
        }
        ArrayNode strip = vm.putArray("beats");
        for (int second = SECONDS; second > 0; second--) {
            Instant then = now.minusSeconds(second);
            boolean away = guest.incidents().stream().anyMatch(i -> then.isAfter(i.fault().minusSeconds(15)) && then.isBefore(i.fault().plusSeconds(RETURN)));
            strip.add(beats && !away && guest.since().filter(then::isAfter).isPresent() ? 1 : 0);
        }
        vm.set("last_incident", guest.incidents().isEmpty() ? NEW.nullNode() : told(guest.incidents().getLast()));
        return vm;
    }

    private static ObjectNode status(Guest guest) {
        return NEW.objectNode().put("vm_name", guest.name()).put("auto_revert_enabled", guest.reverting());
    }

    private static ObjectNode told(Incident incident) {
        ObjectNode one = NEW.objectNode()
                .put("id", incident.id())
                .put("reason", incident.reason())
                .put("outcome", "recovered")
                .put("fault", seconds(incident.fault()))
                .put("reverted", seconds(incident.fault()) + RETURN - 1)
                .put("first_beat", seconds(incident.fault()) + RETURN)
                .put("detail", incident.detail());
        ArrayNode beats = one.putArray("last_beats");
        for (int second = 18; second >= 15 && incident.reason().equals("heartbeat"); second--) {
            beats.add(incident.fault().minusSeconds(second).toString());
        }
        ArrayNode evidence = one.putArray("evidence");
        if (!incident.reason().equals("died")) { // then there was no screen any more
            evidence.add("picture");
        }
        evidence.add("log");
        return one;
    }

    /** Empty for what asks no agent. The machine is locked. */
    static Optional<String> answer(List<Guest> guests, String url, Instant now) {
        Matcher path = PATH.matcher(url);
        if (!path.matches()) {
            return Optional.empty();
        }
        return guests.stream().filter(guest -> guest.isWatched() && guest.name().equals(path.group(1))).findFirst()
                .map(guest -> answer(guest, path.group(2).replaceFirst("\\?.*", ""), now));
    }

    private static String answer(Guest guest, String path, Instant now) {
        switch (path) {
            case "/revert/enable" -> guest.reverting(true);
            case "/revert/disable" -> guest.reverting(false);
            case "/vm/stop" -> guest.ends("destroyed");
            case "/vm/start", "/vm/restart", "/revert/request" -> guest.snapshot("ready").ifPresent(ready -> {
                guest.befell(path.endsWith("request") ? "console" : path.substring(4), "a person wanted it back", now);
                guest.revert(ready, now);
            });
            case "/snapshot/promote" -> guest.snapshot("ready").ifPresent(ready -> {
                guest.forget(ready);
                guest.keep("ready", "", now);
                guest.befell("promote", "a person promoted it", now);
            });
            case "/history" -> {
                return history(guest);
            }
            default -> {}
        }
        return status(guest).toString();
    }

    private static String history(Guest guest) {
        ObjectNode history = NEW.objectNode();
        List<Incident> incidents = guest.incidents();
        List<Incident> faults = incidents.stream().filter(incident -> List.of("heartbeat", "died").contains(incident.reason())).toList();
        if (faults.size() > 1) {
            history.put(
                    "mean_time_between_failures",
                    (seconds(faults.getLast().fault()) - seconds(faults.getFirst().fault())) / (faults.size() - 1));
        }
        ArrayNode all = history.putArray("incidents");
        incidents.reversed().forEach(incident -> all.add(told(incident)));
        return history.toString();
    }

    /** As the constant program answers that brings what was kept of an incident: packed. */
    public static int evidence(Call call) throws IOException {
        Matcher path = PATH.matcher(call.arguments().get(1));
        Optional<Guest> guest = path.matches()
                ? call.machine().locked(() -> call.machine().hypervisor().guests().stream().filter(g -> g.name().equals(path.group(1))).findFirst())
                : Optional.empty();
        if (guest.isEmpty()) {
            return call.fail(22, "curl: (22) The requested URL returned error: 404");
        }
        if (!path.group(2).endsWith("/log")) {
            return Screens.picture(call, guest.get());
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("""
                    [    2.114] player: film loop loaded, 18 min 20 s
                    [46811.302] player: frame 1402114 late by 210 ms
                    [46811.517] player: decoder stalled
                    [46826.004] watch: no frame for 14 s
                    """.getBytes(StandardCharsets.UTF_8));
        }
        call.out().write(packed.toByteArray());
        call.out().flush();
        return 0;
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }
}
