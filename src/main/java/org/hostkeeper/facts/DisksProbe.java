package org.hostkeeper.facts;

import java.time.Duration;
import java.util.List;

/** Reads how full the disks are; apart from the host probe, because a dead network mount may hang it. */
public final class DisksProbe implements Probe<List<Disk>> {
    @Override
    public String name() {
        return "disks";
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
    public List<Disk> parse(String answer) {
        throw new UnsupportedOperationException(answer);
    }
}
