package org.hostkeeper.module.inspection;

import java.util.List;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.problem.ProblemException;

/** Finds in Hostkeeper's own journal what it did to a service. */
public final class OwnChanges {
    private OwnChanges() {}

    /** @param lines of the journal, in any order */
    public static List<Change> of(List<Journal.Line> lines, HostName host, String unit) {
        return lines.stream()
                .map(Journal.Line::entry)
                .filter(e -> e.event() == Event.STARTED && e.host().equals(host) && speaksOf(unit, e.details()))
                .flatMap(OwnChanges::change)
                .toList();
    }

    /** The unit's name stands in steps and paths; one that only ends alike does not count. */
    private static boolean speaksOf(String unit, String plan) {
        String asJson = unit.replace("\\", "\\\\"); // systemd escapes with a backslash, and so does JSON
        return Stream.of("\"", "/", " ").anyMatch(before -> plan.contains(before + asJson));
    }

    private static Stream<Change> change(Journal.Entry entry) {
        try {
            Plan plan = PlanJson.read(entry.details());
            return Stream.of(new Change(entry.at(), Change.Kind.HOSTKEEPER, Reason.words("changed.own", plan.title(), entry.console())));
        } catch (ProblemException e) {
            return Stream.empty(); // of a newer console: it cannot be named
        }
    }
}
