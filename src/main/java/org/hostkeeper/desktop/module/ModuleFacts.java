package org.hostkeeper.desktop.module;

import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.Unit;

/** What the last refresh knows of one service, name by name. */
record ModuleFacts(Surroundings around) {
    FactSheet sheet(ModuleRow row) {
        Words words = around.words("desktop.module");
        Unit unit = row.unit();
        FactSheet sheet = new FactSheet()
                .add(words.say("column.host"), row.host().name().value())
                .add(words.say("detail.unit"), unit.name(), "mono")
                .add(words.say("column.description"), row.description())
                .add(words.say("column.enabled"), unit.enabled())
                .add(words.say("detail.systemd"), unit.active() + " (" + unit.sub() + ")");
        unit.since().ifPresent(since -> sheet.add(words.say("column.since"), Ages.exact(since, around.language().locale())));
        if (unit.restarts() > 0) {
            sheet.add(words.say("column.restarts"), words.say("number", (double) unit.restarts()));
        }
        unit.memory().ifPresent(m -> sheet.add(words.say("column.memory"), words.say("mebibytes", m / 1048576.0)));
        if (unit.mainPid() > 0) {
            sheet.add(words.say("detail.pid"), Integer.toString(unit.mainPid()));
        }
        sheet.add(words.say("detail.user"), unit.user().isEmpty() ? "root" : unit.user())
                .add(words.say("detail.command"), unit.execStart(), "mono")
                .add(words.say("detail.folder"), unit.workingDirectory(), "mono")
                .add(words.say("detail.file"), unit.fragment(), "mono")
                .add(words.say("detail.drop-ins"), String.join("\n", unit.dropIns()), "mono");
        unit.module().ifPresent(m -> sheet.add(words.say("detail.guid"), m.guid(), "mono")
                .add(words.say("detail.type"), m.serviceType())
                .add(words.say("detail.owner"), m.owner()));
        row.deployed().ifPresent(d -> sheet.add(
                words.say("detail.deployed"), d.name() + ": " + d.status() + ", " + d.serviceType() + ", " + d.guid()));
        return sheet;
    }
}
