package org.hostkeeper.module;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.facts.Scripts;

/**
 * Reads all services of a host: those that systemd has loaded with their details, unit files that nothing has asked for
 * by name, and the registrations of modules. Sources: systemctl(1), systemd.unit(5).
 */
public final class UnitsProbe implements Probe<Units> {
    private static final String SCRIPT =
            Scripts.beside(UnitsProbe.class, "registered.sh") + Scripts.beside(UnitsProbe.class, "units.sh");

    @Override
    public String name() {
        return "units";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String script() {
        return SCRIPT;
    }

    @Override
    public List<String> tools() {
        return List.of("systemctl");
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Units parse(String answer) {
        return new UnitsAnswer(answer).units();
    }
}
