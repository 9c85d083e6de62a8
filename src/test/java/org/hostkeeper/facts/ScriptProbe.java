package org.hostkeeper.facts;

import java.time.Duration;
import java.util.List;

/** A probe made of any script, whose value is its answer as it is. */
record ScriptProbe(String name, String script, List<String> tools, Duration limit) implements Probe<String> {
    static ScriptProbe of(String name, String script) {
        return new ScriptProbe(name, script, List.of(), Duration.ofSeconds(20));
    }

    ScriptProbe within(Duration other) {
        return new ScriptProbe(name, script, tools, other);
    }

    ScriptProbe needing(String... programs) {
        return new ScriptProbe(name, script, List.of(programs), limit);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String parse(String answer) {
        return answer;
    }
}
