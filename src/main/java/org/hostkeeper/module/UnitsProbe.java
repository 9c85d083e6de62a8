package org.hostkeeper.module;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.facts.Probe;

/** Reads all services of a host. */
public final class UnitsProbe implements Probe<Units> {
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
        return "";
    }

    @Override
    public List<String> tools() {
        return List.of();
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Units parse(String answer) {
        throw new UnsupportedOperationException(answer);
    }
}
