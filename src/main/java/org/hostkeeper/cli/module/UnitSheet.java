package org.hostkeeper.cli.module;

import java.time.ZoneId;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Fields;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.Registration;
import org.hostkeeper.module.Unit;

/** One service for a person, line by line. */
final class UnitSheet {
    private UnitSheet() {}

    static void print(Printer printer, HostName host, Unit unit) {
        Terminal terminal = printer.terminal();
        Fields fields = new Fields(printer);
        fields.add("host", host);
        fields.add("unit", unit.name());
        fields.add("description", unit.description());
        fields.add("state", "%s (%s, %s)".formatted(terminal.say(unit.state().words()), unit.active(), unit.sub()));
        fields.add("result", unit.result().equals("success") ? "" : unit.result());
        fields.add("enabled", unit.enabled());
        fields.add("since", unit.since().map(s -> Amounts.at(s, ZoneId.systemDefault())));
        fields.add("restarts", unit.restarts() == 0 ? "" : Integer.toString(unit.restarts()));
        fields.add("memory", unit.memory().isPresent()
                ? Amounts.bytes(unit.memory().getAsLong(), terminal.language())
                : "");
        fields.add("pid", unit.mainPid() == 0 ? "" : Integer.toString(unit.mainPid()));
        fields.add("command", unit.execStart());
        fields.add("user", unit.user());
        fields.add("folder", unit.workingDirectory());
        fields.add("file", unit.fragment());
        fields.add("drop-ins", String.join(", ", unit.dropIns()));
        unit.module().ifPresent(module -> registration(fields, module));
        fields.print();
    }

    private static void registration(Fields fields, Registration module) {
        fields.add("module", module.name());
        fields.add("guid", module.guid());
        fields.add("type", module.serviceType());
        fields.add("owner", module.owner());
        fields.add("about", module.description());
    }
}
