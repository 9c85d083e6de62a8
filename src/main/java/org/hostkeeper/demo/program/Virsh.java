package org.hostkeeper.demo.program;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Hypervisor.Guest;
import org.hostkeeper.demo.machine.Hypervisor.Kept;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Program;

/** virsh(1), as far as Hostkeeper changes machines with it, and what it asks a controller. */
public final class Virsh implements Program {
    private static final int HEAD = 3;

    /** By their names: the constant programs of the plans, and virsh itself. */
    public static final Map<String, Program> SCRIPTS = Map.of(
            "hostkeeper-vm-stop", Virsh::stop, "hostkeeper-vm-is", Virsh::is, "hostkeeper-vm-api", Virsh::api, "hostkeeper-vm-evidence", AgentWatch::evidence);

    @Override
    public int run(Call call) throws IOException {
        List<String> words = call.rest();
        if (words.size() <= HEAD || !words.subList(0, HEAD).equals(List.of("--quiet", "--connect", "qemu:///system"))) {
            return call.machine().unknownCall(call);
        }
        Map<String, String> options = options(words.subList(HEAD + 1, words.size()));
        Machine machine = call.machine();
        return answered(call, () -> machine.hypervisor().find(options.getOrDefault("--domain", ""))
                .map(guest -> change(guest, words.get(HEAD), options, machine.now()))
                .orElse("failed to get domain"));
    }

    private static Map<String, String> options(List<String> words) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            boolean flag = words.get(i).equals("--atomic");
            options.put(words.get(i), flag ? "" : words.get(++i));
        }
        return options;
    }

    /** Says the fault that the work answers, if it is one. */
    private static int answered(Call call, Supplier<String> work) throws IOException {
        String fault = call.machine().locked(work);
        return fault.isEmpty() ? 0 : call.fail(1, "error: " + fault);
    }

    /** Empty, or what was wrong. */
    private static String change(Guest guest, String verb, Map<String, String> options, Instant now) {
        switch (verb) {
            case "start" -> guest.runs("booted", now);
            case "resume" -> guest.runs("unpaused", now);
            case "suspend" -> guest.pauses();
            case "destroy" -> guest.ends("destroyed");
            case "snapshot-create-as" -> guest.keep(options.getOrDefault("--name", ""), options.getOrDefault("--description", ""), now);
            case "snapshot-revert", "snapshot-delete" -> {
                Optional<Kept> kept = guest.snapshot(options.getOrDefault("--snapshotname", ""));
                if (kept.isEmpty()) {
                    return "Domain snapshot not found";
                }
                if (verb.equals("snapshot-revert")) {
                    guest.revert(kept.get(), now);
                } else {
                    guest.forget(kept.get());
                }
            }
            default -> {
                return "unknown command: '" + verb + "'";
            }
        }
        return "";
    }

    private static int stop(Call call) throws IOException {
        return answered(call, () -> call.machine().hypervisor().find(call.arguments().get(1))
                .map(guest -> guest.ends(call.arguments().get(HEAD).equals("0") ? "destroyed" : "shutdown"))
                .map(_ -> "")
                .orElse("failed to get domain"));
    }

    private static int is(Call call) throws IOException {
        String wanted = call.arguments().get(2);
        return answered(call, () -> call.machine().hypervisor().find(call.arguments().get(1))
                .map(guest -> guest.state().equals(wanted) ? "" : "it is: " + guest.state())
                .orElse("failed to get domain"));
    }

    private static int api(Call call) throws IOException {
        Machine machine = call.machine();
        Optional<String> agent = machine.locked(() -> AgentWatch.answer(machine.hypervisor().guests(), call.arguments().get(2), machine.now()));
        if (agent.isPresent()) {
            call.say(agent.get() + "\n");
            return 0;
        }
        String path = call.arguments().get(2).replaceFirst("^http://[^/]+", "");
        Optional<Guest> watched = call.machine().locked(() -> call.machine().hypervisor().guests().stream()
                .filter(guest -> guest.controller().isPresent())
                .findFirst());
        if (watched.isEmpty()) {
            return call.fail(1, "curl: (7) Failed to connect");
        }
        call.say(call.machine().locked(() -> asked(watched.get(), path, call.machine().now())) + "\n");
        return 0;
    }

    private static String asked(Guest guest, String path, Instant now) {
        switch (path) {
            case "/api/v1/revert/enable" -> guest.reverting(true);
            case "/api/v1/revert/disable" -> guest.reverting(false);
            case "/api/v1/vm/stop" -> guest.ends("destroyed");
            case "/api/v1/vm/start", "/api/v1/vm/restart" ->
                guest.snapshot("ready").ifPresentOrElse(ready -> guest.revert(ready, now), () -> guest.runs("booted", now));
            default -> {}
        }
        return "{\"vm_name\": \"%s\", \"auto_revert_enabled\": %s}".formatted(guest.name(), guest.reverting());
    }
}
