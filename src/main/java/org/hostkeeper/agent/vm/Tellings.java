package org.hostkeeper.agent.vm;

import java.util.Optional;
import org.hostkeeper.words.Text;

/** What has been told of a machine, so that nobody is told it twice. */
final class Tellings {
    private final Machine machine;
    private boolean open;
    private boolean givenUp;
    private boolean noSnapshot;

    /** @param open something was told before, and not yet that it is over */
    Tellings(Machine machine, boolean open) {
        this.machine = machine;
        this.open = open;
    }

    Optional<Effect> givenUp() {
        boolean told = givenUp;
        givenUp = true;
        open = true;
        return told ? Optional.empty() : tell(VmAlerts.Kind.GIVEN_UP, Text.of(
                "agent.vm", "alert.given-up", vm(), machine.breaker().reverts(),
                machine.settings().breaker().within().toSeconds()));
    }

    Optional<Effect> hopeless() {
        boolean told = noSnapshot;
        noSnapshot = true;
        open = true;
        return told ? Optional.empty() : tell(VmAlerts.Kind.NO_SNAPSHOT, Text.of(
                "agent.vm", "alert.no-snapshot", vm(), machine.settings().snapshot()));
    }

    /** It beats: that is told once it lasts, if anything was told before. */
    Optional<Effect> beats(boolean lasts) {
        boolean over = open && (lasts || noSnapshot && !givenUp);
        if (!over) {
            return Optional.empty();
        }
        person();
        open = false;
        return tell(VmAlerts.Kind.WELL, Text.of("agent.vm", "alert.well", vm()));
    }

    /** A person has it in hand: what goes wrong from now on is told anew, and that it is well is told once it lasts. */
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
