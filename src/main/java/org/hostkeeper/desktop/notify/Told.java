package org.hostkeeper.desktop.notify;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.words.Text;

/** What one notification tells: a sentence for each host that was lost and each service that failed. */
record Told(List<Text> lost, List<Text> failed) {
    private static final int NAMED = 5;

    /** The one thing that happened, or how many there are. */
    Text title() {
        if (all().count() == 1) {
            return all().findFirst().orElseThrow();
        }
        Text hosts = Text.of("desktop.notify", "lost.many", lost.size());
        Text services = Text.of("desktop.notify", "failed.many", failed.size());
        if (failed.isEmpty()) {
            return hosts;
        }
        return lost.isEmpty() ? services : Text.of("desktop.notify", "both", hosts, services);
    }

    /** What happened, a line each, and how many more; nothing beside a title that says it all. */
    List<Text> lines() {
        long count = all().count();
        if (count == 1) {
            return List.of();
        }
        Stream<Text> more = count > NAMED ? Stream.of(Text.of("desktop.notify", "more", count - NAMED)) : Stream.of();
        return Stream.concat(all().limit(NAMED), more).collect(Collectors.toList());
    }

    private Stream<Text> all() {
        return Stream.concat(lost.stream(), failed.stream());
    }
}
