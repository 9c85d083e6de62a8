package org.hostkeeper.module;

import java.time.Duration;
import org.hostkeeper.facts.ScriptedProbe;
import org.hostkeeper.facts.Scripts;

/**
 * Reads all services of a host: those that systemd has loaded with their details, unit files that nothing has asked for
 * by name, and the registrations of modules. Sources: systemctl(1), systemd.unit(5).
 */
public final class UnitsProbe extends ScriptedProbe<Units> {
    private static final String SCRIPT =
            Scripts.beside(UnitsProbe.class, "registered.sh") + Scripts.beside(UnitsProbe.class, "units.sh");

    public UnitsProbe() {
        super("units", 1, Duration.ofSeconds(15), SCRIPT, "systemctl");
    }

    @Override
    public Units parse(String answer) {
        return new UnitsAnswer(answer).units();
    }
}
