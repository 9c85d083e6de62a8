package org.hostkeeper.module;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.facts.Probe;

/** Reads a deployed module manager's database, if the host has one. */
public final class DeployedModulesProbe implements Probe<DeployedModules> {
    @Override
    public String name() {
        return "deployed-modules";
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
    public DeployedModules parse(String answer) {
        throw new UnsupportedOperationException(answer);
    }
}
