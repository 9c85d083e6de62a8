package org.hostkeeper.demo.program;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.JournalEntry;
import org.hostkeeper.demo.machine.Machine;

/** A journal entry as {@code journalctl -o json} prints it: all values are strings (systemd.journal-fields(7)). */
final class JournalJson {
    private JournalJson() {}

    /** @param fields which ones; none means all. The address fields with two underscores always come. */
    static String line(Machine machine, JournalEntry entry, Set<String> fields) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("__CURSOR", Cursor.of(machine, entry).text());
        all.put("__REALTIME_TIMESTAMP", Long.toString(entry.micros()));
        all.put("__MONOTONIC_TIMESTAMP", Long.toString(ChronoUnit.MICROS.between(machine.booted(), entry.at())));
        all.put("_BOOT_ID", Cursor.id(machine, 2));
        all.put("_MACHINE_ID", Cursor.id(machine, 3));
        all.put("_HOSTNAME", machine.name());
        all.put("_TRANSPORT", entry.pid() == 1 ? "journal" : entry.unit().isEmpty() ? "kernel" : "stdout");
        if (!entry.unit().isEmpty()) {
            all.put("_SYSTEMD_UNIT", entry.unit());
        }
        if (!entry.about().isEmpty()) {
            all.put("UNIT", entry.about());
        }
        if (entry.pid() > 0) {
            all.put("_PID", Integer.toString(entry.pid()));
        }
        all.put("SYSLOG_IDENTIFIER", entry.identifier());
        all.put("PRIORITY", Integer.toString(entry.priority()));
        all.put("MESSAGE", entry.message());
        return all.entrySet().stream()
                .filter(e -> fields.isEmpty() || fields.contains(e.getKey()) || e.getKey().matches("__.*|_BOOT_ID"))
                .map(e -> Json.string(e.getKey()) + ":" + Json.string(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
