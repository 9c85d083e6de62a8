package org.hostkeeper.attention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hostkeeper.fleet.HostState;

/** All judges together: what of a host needs a person, worst first. Of the same thing the last judge knows most. */
public record Attention(List<Judge> judges) {
    public Attention {
        judges = List.copyOf(judges);
    }

    public List<Concern> of(HostState state) {
        Map<Concern.Key, Concern> concerns = new LinkedHashMap<>();
        judges.forEach(judge -> judge.of(state).forEach(concern -> concerns.put(concern.key(), concern)));
        return concerns.values().stream().sorted(Concern.WORST_FIRST).toList();
    }
}
