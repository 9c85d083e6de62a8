package org.hostkeeper.cli.attention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.Remedy;
import org.hostkeeper.cli.terminal.Terminal;

/**
 * What needs a person, as scripts see it; the components are the keys.
 *
 * @param kind failed-unit, unreachable, …
 * @param failed whether something does not work now
 * @param thing the unit, mount point or plan; empty for the host itself
 */
record ConcernRow(
        String host,
        String kind,
        boolean failed,
        String thing,
        String what,
        Optional<String> why,
        Optional<Instant> since,
        List<String> remedies) {
    static ConcernRow of(Concern concern, Terminal terminal) {
        return new ConcernRow(
                concern.host().value(),
                concern.kind().code(),
                concern.kind().failed(),
                concern.thing(),
                terminal.say(concern.what()),
                concern.why().map(terminal::say),
                concern.since(),
                concern.remedies().stream().map(Remedy::code).toList());
    }
}
