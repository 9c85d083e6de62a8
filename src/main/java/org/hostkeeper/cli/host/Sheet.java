package org.hostkeeper.cli.host;

import org.hostkeeper.cli.terminal.Fields;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;

/** One host for a person, line by line. */
final class Sheet {
    private final Printer printer;

    Sheet(Printer printer) {
        this.printer = printer;
    }

    void print(HostRow host, StatusRow state) {
        Terminal terminal = printer.terminal();
        Fields fields = new Fields(printer);
        fields.add("host", host.name());
        fields.add("address", host.address()
                .map(a -> host.user().orElse("") + "@" + a + ":" + host.port().orElse(0))
                .orElse(terminal.say("host.local")));
        fields.add("identities", String.join(", ", host.identities()));
        fields.add("jump", host.jump());
        fields.add("sudo", host.sudo());
        fields.add("tags", String.join(", ", host.tags()));
        fields.add("state", terminal.say("state." + state.state()));
        fields.add("age", state.ageSeconds().map(StatusTable::lasting));
        fields.add("system", state.os());
        fields.add("kernel", state.kernel());
        fields.add("uptime", state.uptimeSeconds().map(StatusTable::lasting));
        fields.add("load", state.load().map(l -> StatusTable.load(l, terminal.language())));
        fields.add("memory", StatusTable.memory(state, terminal.language()));
        fields.add("time-zone", state.timeZone());
        fields.add("failed", state.failedUnits().map(units -> String.join(", ", units)));
        fields.add("reboot", state.rebootNeeded().filter(needed -> needed).map(_ -> terminal.say("yes")));
        fields.add("problem", state.problem().map(p -> p.message()));
        fields.print();
    }
}
