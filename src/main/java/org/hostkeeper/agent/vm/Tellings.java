package org.hostkeeper.agent.vm;

import java.util.Optional;
import org.hostkeeper.words.Text;

/** What has been told of a machine, so that nobody is told it twice. */
final class Tellings {
    private final Machine machine;
    private boolean givenUp;
    private boolean noSnapshot;

    Tellings(Machine machine) {
        this.machine = machine;
    }

    Optional<Effect> givenUp() {
        boolean told = givenUp;
        givenUp = true;
        return told ? Optional.empty() : tell(VmAlerts.Kind.GIVEN_UP, Text.of(
                "agent.vm", "alert.given-up", vm(), machine.breaker().reverts(),
                machine.settings().breaker().within().toSeconds()));
    }

    Optional<Effect> hopeless() {
        boolean told = noSnapshot;
        noSnapshot = true;
        return told ? Optional.empty() : tell(VmAlerts.Kind.NO_SNAPSHOT, Text.of(
                "agent.vm", "alert.no-snapshot", vm(), machine.settings().snapshot()));
    }

    /** It beats: that is told once it lasts, if anything was told before. */
    Optional<Effect> beats() {
        boolean over = givenUp && machine.breaker().pauses() == 0 || noSnapshot && !givenUp;
        if (!over) {
            return Optional.empty();
        }
        person();
        return tell(VmAlerts.Kind.WELL, Text.of("agent.vm", "alert.well", vm()));
    }

    /** A person has it in hand. */
    void person() {
        givenUp = false;
        noSnapshot = false;
    }

    private String vm() {
        return machine.settings().vm();
    }

    private static Optional<Effect> tell(VmAlerts.Kind kind, Text text) {
        return Optional.of(new Effect.Tell(kind, text));
    }
}
