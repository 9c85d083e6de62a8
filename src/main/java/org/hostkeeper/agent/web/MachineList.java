package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** All watched machines at once, and how each is heard: whether its own port is open, and by what its guest is told. */
final class MachineList {
    private MachineList() {}

    static Reply of(Machines machines, Doors doors) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("vms");
        machines.all().forEach(machine -> {
            ObjectNode one = MachineJson.status(machine.control());
            one.setAll(port(machine, doors));
            all.add(one);
        });
        return Reply.json(json);
    }

    static ObjectNode heard(Machine machine, Doors doors) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("vm_name", machine.name());
        ArrayNode strip = json.putArray("beats");
        for (int second : machine.control().beats()) {
            strip.add(second);
        }
        json.setAll(port(machine, doors));
        return json;
    }

    /** A closed port is told in words; a machine without one has null. */
    private static ObjectNode port(Machine machine, Doors doors) {
        int port = machine.control().settings().port();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("port", port > 0 ? (Integer) port : null);
        json.put("port_closed", doors.closed(machine.name()).orElse(null));
        return json.put("known_by_port_alone", machine.byPortAlone());
    }
}
