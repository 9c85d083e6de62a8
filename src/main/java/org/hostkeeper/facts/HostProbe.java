package org.hostkeeper.facts;

import java.time.Duration;
import java.util.List;

/** Reads what there is to know of a host as such. */
public final class HostProbe implements Probe<HostFacts> {
    @Override
    public String name() {
        return "host";
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
    public HostFacts parse(String answer) {
        throw new UnsupportedOperationException(answer);
    }
}
