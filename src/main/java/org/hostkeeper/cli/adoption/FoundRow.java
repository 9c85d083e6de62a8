package org.hostkeeper.cli.adoption;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/**
 * Something deployed that was found, as scripts see it; the components are the keys.
 *
 * @param feature what {@code --only} is given
 * @param takeOver planned, refused, or done if nothing is left to be taken over
 * @param problem why it is refused
 * @param unread why its defects could not be looked for
 */
record FoundRow(
        String host,
        String feature,
        String what,
        String takeOver,
        Optional<Answers.Trouble> problem,
        Optional<Answers.Trouble> unread,
        List<DefectRow> defects) {
    static FoundRow of(HostName host, Found found, Terminal terminal) {
        Optional<Problem> problem =
                found.takeOver() instanceof TakeOver.Refused(Problem why) ? Optional.of(why) : Optional.empty();
        return new FoundRow(
                host.value(),
                found.noun(),
                terminal.say(found.what()),
                switch (found.takeOver()) {
                    case TakeOver.ByPlan _ -> "planned";
                    case TakeOver.Refused _ -> "refused";
                    case TakeOver.Done _ -> "done";
                },
                problem.map(why -> Answers.Trouble.of(why, terminal)),
                found.unread().map(why -> Answers.Trouble.of(why, terminal)),
                found.defects().stream().map(defect -> DefectRow.of(host, defect, terminal)).toList());
    }
}
