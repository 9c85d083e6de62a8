package org.hostkeeper.agent;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.agent.watch.Condition;
import org.hostkeeper.agent.watch.UnitEvent;
import org.hostkeeper.agent.watch.UnitReading;
import org.hostkeeper.alert.ServiceSignal;
import org.hostkeeper.module.DeployedModule;

/** What an event of a unit means to the alerts. */
final class Incidents {
    private Incidents() {}

    /** A unit on its way somewhere is no news. */
    static Optional<ServiceSignal> signal(DeployedModule module, UnitEvent event, Instant now) {
        return event.condition() == Condition.CHANGING
                ? Optional.empty()
                : Optional.of(new ServiceSignal(
                        module.guid(), module.name(), event.unit(), event.condition().isFailure(), detail(event), now));
    }

    private static String detail(UnitEvent event) {
        UnitReading reading = event.reading();
        String exit = reading.exit()
                .map(how -> switch (how) {
                    case UnitReading.Exit.Status(int code) -> ", status " + code;
                    case UnitReading.Exit.Signal(int number, boolean dumped) ->
                        ", signal " + number + (dumped ? ", core dumped" : "");
                })
                .orElse("");
        return switch (event.condition()) {
            case FAILED -> reading.result() + exit;
            case RESTARTING -> "restarting again and again (" + reading.restarts() + "), " + reading.result() + exit;
            case RUNNING, STOPPED, CHANGING, MISSING -> reading.active() + " (" + reading.sub() + ")";
        };
    }
}
