package org.hostkeeper.deployment;

import org.hostkeeper.facts.Scripts;

/** The agent's units, as files beside this class: the same on every host. */
final class AgentUnits {
    private AgentUnits() {}

    static String text(String unit) {
        return Scripts.beside(AgentUnits.class, unit);
    }
}
