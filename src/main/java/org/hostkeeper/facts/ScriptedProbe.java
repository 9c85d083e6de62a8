package org.hostkeeper.facts;

import java.time.Duration;
import java.util.List;

/** A probe whose piece of sh is the same for every host and stands in a file beside it ({@link Scripts}): all that a feature adds is the parser. */
public abstract class ScriptedProbe<T> implements Probe<T> {
    private final String name;
    private final int version;
    private final Duration limit;
    private final String script;
    private final List<String> tools;

    protected ScriptedProbe(String name, int version, Duration limit, String script, String... tools) {
        this.name = name;
        this.version = version;
        this.limit = limit;
        this.script = script;
        this.tools = List.of(tools);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int version() {
        return version;
    }

    @Override
    public final Duration limit() {
        return limit;
    }

    @Override
    public final String script() {
        return script;
    }

    @Override
    public final List<String> tools() {
        return tools;
    }
}
