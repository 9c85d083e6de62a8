package org.hostkeeper.cli.adoption;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;

/**
 * A defect as scripts see it; the components are the keys.
 *
 * @param defect what it is called where it is mended
 * @param severity danger, fault or note
 * @param mendable whether a plan of its own mends it
 * @param withTakeOver whether it is gone once what it is about is taken over
 * @param decision what a person has to decide, where neither mends it
 */
public record DefectRow(
        String host,
        String defect,
        String kind,
        String severity,
        String what,
        String why,
        List<String> evidence,
        boolean mendable,
        boolean withTakeOver,
        Optional<String> decision,
        Optional<String> command) {
    public static DefectRow of(HostName host, Defect defect, Terminal terminal) {
        Optional<Mending.ByPerson> person =
                defect.mending() instanceof Mending.ByPerson p ? Optional.of(p) : Optional.empty();
        return new DefectRow(
                host.value(),
                defect.id(),
                defect.kind().code(),
                defect.kind().severity().code(),
                terminal.say(defect.what()),
                terminal.say(defect.why()),
                defect.evidence(),
                defect.mending() instanceof Mending.ByPlan,
                defect.mending() instanceof Mending.ByTakeOver,
                person.map(p -> terminal.say(p.decision())),
                person.flatMap(Mending.ByPerson::command));
    }
}
