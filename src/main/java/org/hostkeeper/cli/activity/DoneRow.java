package org.hostkeeper.cli.activity;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.plan.PlanId;

/** A plan of the journal as scripts see it; the components are the keys. */
record DoneRow(
        String plan, String title, String host, Instant started, String console, String outcome, Optional<String> undoes) {
    static DoneRow of(Done done, Terminal terminal) {
        return new DoneRow(
                done.id().value(),
                done.plan().map(p -> terminal.say(p.title())).orElse(""),
                done.host(),
                done.started(),
                done.console(),
                done.outcome(),
                done.plan().flatMap(p -> p.undoes()).map(PlanId::value));
    }
}
