package org.hostkeeper.attention;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.host.HostName;

/** When concerns began, from what was seen to happen: the facts of now do not tell that of every one. */
public final class Onsets {
    private record Key(HostName host, FactEvent.Kind kind, String thing) {}

    private final Map<Key, Instant> latest = new HashMap<>();

    /** @param newestFirst what happened, as the history tells it */
    public Onsets(List<FactEvent> newestFirst) {
        newestFirst.forEach(event -> latest.putIfAbsent(new Key(event.host(), event.kind(), event.thing()), event.at()));
    }

    /** The same concern, with its beginning if that was not known but seen. */
    public Concern date(Concern concern) {
        return concern.since().isPresent()
                ? concern
                : event(concern.kind())
                        .flatMap(kind -> Optional.ofNullable(latest.get(new Key(concern.host(), kind, concern.thing()))))
                        .map(concern::begun)
                        .orElse(concern);
    }

    private static Optional<FactEvent.Kind> event(Concern.Kind kind) {
        return switch (kind) {
            case CHANGED_KEY, UNREACHABLE, ACCESS_DENIED, UNKNOWN_KEY -> Optional.of(FactEvent.Kind.LOST);
            case FAILED_UNIT -> Optional.of(FactEvent.Kind.UNIT_FAILED);
            case DISK_NEARLY_FULL -> Optional.of(FactEvent.Kind.DISK_FILLED);
            case REBOOT_NEEDED -> Optional.of(FactEvent.Kind.REBOOT_NEEDED);
            case INTERRUPTED_PLAN, UNSTEADY_UNIT, FAILED_VM, PAUSED_VM, NO_GOLDEN_SNAPSHOT, OLD_FACTS, OPEN_DEFECT -> Optional.empty();
        };
    }
}
