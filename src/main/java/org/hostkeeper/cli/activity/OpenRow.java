package org.hostkeeper.cli.activity;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.plan.apply.OpenPlan;

/**
 * A plan that stands open on a host, as scripts see it; the components are the keys.
 *
 * @param inDoubt the step that was begun and not reported as done, counted from 1
 */
record OpenRow(
        String plan,
        String title,
        String host,
        String console,
        Instant started,
        Instant lastSign,
        int stepsDone,
        int steps,
        Optional<Integer> inDoubt,
        boolean running) {
    static OpenRow of(OpenPlan open, Terminal terminal) {
        return new OpenRow(
                open.id().value(),
                terminal.say(open.title()),
                open.plan().host().value(),
                open.console(),
                open.started(),
                open.lastSign(),
                open.stepsDone(),
                open.steps(),
                open.inDoubt().map(step -> step + 1),
                open.running());
    }
}
