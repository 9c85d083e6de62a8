package org.hostkeeper.desktop.exhibition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.job.Outcome;

/**
 * How large the snapshots are of the machine that somebody looks at. Mostly only root may see that: it is asked once for the same
 * snapshots, and only where that asks nobody for a password. Used on the window's thread.
 */
final class SnapshotSizes {
    private final ExhibitionDeeds deeds;
    private final Executor fx;
    private final Map<String, Long> sizes = new HashMap<>();
    private Optional<Asked> asked = Optional.empty();

    private record Asked(VmRow.Key machine, Set<String> snapshots) {}

    SnapshotSizes(ExhibitionDeeds deeds, Executor fx) {
        this.deeds = deeds;
        this.fx = fx;
    }

    /** Bytes. */
    Optional<Long> of(Snapshot kept) {
        return kept.size().or(() -> Optional.ofNullable(sizes.get(kept.name())));
    }

    /** Somebody looks at this machine now. */
    void look(VmRow row, Runnable told) {
        List<Snapshot> all = row.domain().snapshots();
        Asked now = new Asked(row.key(), all.stream().map(Snapshot::name).collect(Collectors.toSet()));
        if (asked.filter(now::equals).isPresent()) {
            return;
        }
        sizes.clear();
        boolean unknown = all.stream().anyMatch(kept -> kept.memory() && kept.size().isEmpty());
        if (!row.fresh() || !unknown || !deeds.maySee(row.key().host())) {
            asked = Optional.empty();
            return;
        }
        asked = Optional.of(now);
        deeds.measure(row.key().host(), row.domain(), outcome -> fx.execute(() -> {
            if (outcome instanceof Outcome.Done<List<Snapshot>>(List<Snapshot> read) && asked.filter(now::equals).isPresent()) {
                read.forEach(kept -> kept.size().ifPresent(size -> sizes.put(kept.name(), size)));
                told.run();
            }
        }));
    }
}
