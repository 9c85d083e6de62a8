package org.hostkeeper.module.inspection;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.module.logs.LogLine;

/**
 * How a process of the unit ended: of its main process systemd keeps it, of one that runs before or after only its words
 * in the journal tell.
 *
 * @param control whether it was such a process, and not the main one
 * @param signal whether {@code status} is a signal's number
 */
record Ending(boolean control, boolean signal, int status) {
    private static final Pattern WORDS =
            Pattern.compile(".*: (Main|Control) process exited, code=(exited|killed|dumped), status=(\\d{1,3})/.*");

    static Optional<Ending> of(Inspection inspection) {
        int code = (int) inspection.number("ExecMainCode").orElse(0);
        int status = (int) inspection.number("ExecMainStatus").orElse(0);
        if (code > 0 && status > 0) {
            return Optional.of(new Ending(false, code > 1, status));
        }
        return told(inspection.run()).or(() -> told(inspection.past()));
    }

    private static Optional<Ending> told(List<LogLine> lines) {
        return lines.reversed().stream()
                .filter(line -> line.pid().equals(Optional.of(1)))
                .map(line -> WORDS.matcher(line.message()))
                .filter(Matcher::matches)
                .map(m -> new Ending(m.group(1).equals("Control"), !m.group(2).equals("exited"), Integer.parseInt(m.group(3))))
                .findFirst();
    }
}
