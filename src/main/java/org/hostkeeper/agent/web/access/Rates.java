package org.hostkeeper.agent.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often somebody may do something: so many at once, and then so many a second. Remembers a bounded number of them. */
final class Rates {
    private static final int REMEMBERED = 4096;

    private record Bucket(double left, Instant at) {}

    private final double burst;
    private final double perSecond;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    Rates(double burst, double perSecond, Clock clock) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Counts one more; false if that is too many. */
    synchronized boolean take(String who) {
        Bucket now = filled(who);
        boolean enough = now.left() >= 1;
        buckets.put(who, enough ? new Bucket(now.left() - 1, now.at()) : now);
        return enough;
    }

    /** Whether one more would be too many. */
    synchronized boolean exhausted(String who) {
        Bucket now = filled(who);
        buckets.computeIfPresent(who, (_, _) -> now); // counted on from here also where the clock was set back since
        return now.left() < 1;
    }

    private Bucket filled(String who) {
        Instant now = clock.instant();
        Bucket before = buckets.getOrDefault(who, new Bucket(burst, now));
        double seconds = Math.max(0, Duration.between(before.at(), now).toNanos() / 1e9);
        return new Bucket(Math.min(burst, before.left() + seconds * perSecond), now);
    }
}
