package org.hostkeeper.store;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal.Entry;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.PlanId;

/** Entries to write into a journal under test. */
final class Journals {
    static final PlanId PLAN = new PlanId("20260501-120000-abcd");

    private Journals() {}

    static Entry entry(int number, String details) {
        Event[] events = Event.values();
        return new Entry(
                Instant.parse("2026-05-01T12:00:00.123456789Z").plusSeconds(number),
                "keeper@desk",
                number % 2 == 0 ? PLAN : new PlanId("20260501-130000-zzzz"),
                new HostName("pump-" + number % 3),
                events[number % events.length],
                number % 3 == 0 ? Optional.empty() : Optional.of(number),
                details);
    }
}
