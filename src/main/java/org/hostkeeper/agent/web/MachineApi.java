package org.hostkeeper.agent.web;

import static org.hostkeeper.agent.web.access.Need.Deed.BEAT;
import static org.hostkeeper.agent.web.access.Need.Deed.BUTTON;
import static org.hostkeeper.agent.web.access.Need.Deed.IDLE;
import static org.hostkeeper.agent.web.access.Need.Deed.KEPT;
import static org.hostkeeper.agent.web.access.Need.Deed.OPERATE;
import static org.hostkeeper.agent.web.access.Need.Deed.PROMOTE;
import static org.hostkeeper.agent.web.access.Need.Deed.REVERT;
import static org.hostkeeper.agent.web.access.Need.Deed.SEE;
import static org.hostkeeper.agent.web.access.Need.Deed.STATE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.agent.web.access.Need.Deed;
import org.hostkeeper.exhibition.VmState;

/** The calls of a deployed exhibition controller, and Hostkeeper's beside them (docs/contracts.md, exhibition VM controller). */
final class MachineApi {
    /** What a call does. */
    interface Answer {
        Reply to(Machine machine, Request request);
    }

    /**
     * One call.
     *
     * @param path below {@code /api/v1} on a machine's own port, and below {@code /api/v1/vms/NAME} on the agent's
     * @param parameters of the query
     */
    record Call(List<String> verbs, String path, Deed deed, String summary, List<String> parameters, Answer answer) {
        Call {
            verbs = List.copyOf(verbs);
            parameters = List.copyOf(parameters);
        }
    }

    static final String OWN = "/api/v1";
    static final String LIST = "/api/v1/vms";
    static final String SHARED = LIST + "/{" + Machines.VM + "}";

    private static final List<String> GET = List.of("GET");

    /** Guests are scripts on old systems that know GET and nothing else. */
    private static final List<String> BOTH = List.of("GET", "POST");

    private final Machines machines;
    private final Doors doors;

    MachineApi(Machines machines, Doors doors) {
        this.machines = machines;
        this.doors = doors;
    }

    List<Call> calls() {
        return List.of(
                new Call(GET, "/status", STATE, "How the machine is", List.of(), (m, _) -> Reply.json(MachineJson.status(m.control()))),
                new Call(GET, "/heartbeat/status", STATE, "Its heartbeat", List.of(), GuestCalls::heartbeat),
                new Call(BOTH, "/heartbeat", BEAT, "The guest is alive", List.of("idle"), GuestCalls::beat),
                new Call(BOTH, "/vm/start", OPERATE, "Start it from its snapshot", List.of(), MachineDeeds::start),
                new Call(BOTH, "/vm/stop", OPERATE, "Pull its plug", List.of(), MachineDeeds::stop),
                new Call(BOTH, "/vm/restart", OPERATE, "Revert it and wait for the guest agent", List.of(), MachineDeeds::restart),
                new Call(GET, "/snapshots", SEE, "Its snapshots", List.of(), MachineDeeds::snapshots),
                new Call(BOTH, "/snapshot/create", OPERATE, "Create a snapshot", List.of("snapshot_name"), MachineDeeds::create),
                new Call(List.of("DELETE"), "/snapshot/{snapshot}", OPERATE, "Delete a snapshot", List.of(), MachineDeeds::delete),
                new Call(GET, "/snapshot/delete/{snapshot}", OPERATE, "Delete a snapshot", List.of(), MachineDeeds::delete),
                new Call(List.of("POST"), "/snapshot/promote", PROMOTE, "Make its state of now the golden snapshot",
                        List.of("confirmed"), MachineDeeds::promote),
                new Call(BOTH, "/revert/enable", OPERATE, "Revert it by itself", List.of(), (m, _) -> MachineDeeds.autoRevert(m, true)),
                new Call(BOTH, "/revert/disable", OPERATE, "Do not revert it by itself", List.of(), (m, _) -> MachineDeeds.autoRevert(m, false)),
                new Call(BOTH, "/revert/request", REVERT, "Ask for a revert", List.of("reason", "severity", "wait"), GuestCalls::revert),
                new Call(BOTH, "/idle/reset", IDLE, "Nobody touches it: begin anew", List.of("idle_duration"), GuestCalls::idle),
                new Call(GET, "/button-status", BUTTON, "Whether the button was pressed", List.of(), GuestCalls::button),
                new Call(GET, "/history", KEPT, "Its incidents, the newest first", List.of("most"), MachineDeeds::history),
                new Call(GET, "/evidence/{id}", KEPT, "What the screen showed before that revert", List.of(), MachineDeeds::picture),
                new Call(GET, "/evidence/{id}/log", KEPT, "The end of its guest’s own log before that revert", List.of(), MachineDeeds::log),
                new Call(GET, "/beats", KEPT, "The beats of the last two minutes, by second", List.of(),
                        (m, _) -> Reply.json(MachineList.heard(m, doors))));
    }

    /** What a machine's own port answers for a call that its compatibility names. */
    static Stream<String> named(String call) {
        return call.equals("snapshot/delete")
                ? Stream.of("DELETE " + OWN + "/snapshot/{snapshot}", "GET " + OWN + "/snapshot/delete/{snapshot}")
                : BOTH.stream().map(verb -> verb + " " + OWN + "/" + call);
    }

    List<Route> own() {
        return routes(OWN);
    }

    List<Route> shared() {
        return routes(SHARED);
    }

    private List<Route> routes(String base) {
        List<Route> routes = new ArrayList<>();
        for (Call call : calls()) {
            call.verbs().forEach(verb -> routes.add(route(verb, base + call.path(), call.deed(), call.answer())));
        }
        return routes;
    }

    /** A route to a machine, which is there when this answers. */
    Route route(String verb, String path, Deed deed, Answer answer) {
        return new Route(verb, path, place -> machines.need(place, deed), request -> machines.at(request.place())
                .map(machine -> ready(machine.control(), deed) ? answer.to(machine, request) : Reply.error(503, "VM manager not initialized"))
                .orElseGet(() -> Reply.error(404, "Not Found")));
    }

    /** Before the machine was looked at nothing is done to it; its guest is heard all the same. */
    private static boolean ready(VmControl control, Deed deed) {
        return switch (deed) {
            case GUIDE, STATE, SEE, KEPT, BEAT, BUTTON -> true;
            case IDLE, REVERT, OPERATE, PROMOTE -> control.status().state() != VmState.INITIALIZING;
        };
    }
}
