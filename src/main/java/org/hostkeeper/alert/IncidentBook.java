package org.hostkeeper.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides what is told and when: one failure and one recovery per incident, one word for a service that fails again and
 * again, and what comes in quiet hours or in a flood as one list. A pure state machine: no clock, no disk, no threads;
 * its whole state is a value ({@link Pages}), so that an agent that restarts does not tell everything a second time.
 */
final class IncidentBook {
    /** One service. {@code openings} are its failures lately; {@code changed} is when it last failed or recovered. */
    record Page(ServiceSignal last, boolean failed, Instant since, List<Instant> openings, boolean flapping, Instant changed) {}

    /** All that the book knows. */
    record Pages(Map<String, Page> services, List<Notice> held, Optional<Instant> release, List<Instant> sent) {
        static Pages empty() {
            return new Pages(Map.of(), List.of(), Optional.empty(), List.of());
        }
    }

    private final AlertRules rules;
    private final Map<String, Page> services = new TreeMap<>();
    private final List<Notice> held = new ArrayList<>();
    private final List<Instant> sent = new ArrayList<>();
    private Optional<Instant> release;

    IncidentBook(AlertRules rules, Pages pages) {
        this.rules = rules;
        services.putAll(pages.services());
        held.addAll(pages.held());
        sent.addAll(pages.sent());
        release = pages.release();
    }

    Pages pages() {
        return new Pages(Map.copyOf(services), List.copyOf(held), release, List.copyOf(sent));
    }

    /** What is to be told now: each inner list is one mail. */
    List<List<Notice>> take(ServiceSignal signal, Instant now) {
        setRight(now);
        Page before = Optional.ofNullable(services.get(signal.key()))
                .orElseGet(() -> new Page(signal, false, now, List.of(), false, now));
        if (before.failed() == signal.failed()) {
            if (signal.failed()) {
                services.put(signal.key(), new Page(signal, true, before.since(), before.openings(), before.flapping(), before.changed()));
            }
            return List.of();
        }
        return signal.failed() ? fails(before, signal, now) : recovers(before, signal, now);
    }

    private List<List<Notice>> fails(Page before, ServiceSignal signal, Instant now) {
        List<Instant> openings = Stream.concat(before.openings().stream(), Stream.of(now))
                .filter(at -> at.isAfter(now.minus(rules.flappingWithin())))
                .toList();
        boolean flapping = before.flapping() || openings.size() >= rules.flappingTimes();
        services.put(signal.key(), new Page(signal, true, now, openings, flapping, now));
        if (before.flapping()) {
            return List.of();
        }
        return tell(notice(flapping ? Notice.Kind.FLAPPING : Notice.Kind.FAILURE, signal, now, now, openings.size()), now);
    }

    private List<List<Notice>> recovers(Page before, ServiceSignal signal, Instant now) {
        services.put(signal.key(), new Page(signal, false, now, before.openings(), before.flapping(), now));
        return before.flapping()
                ? List.of()
                : tell(notice(Notice.Kind.RECOVERY, signal, now, before.since(), 1), now);
    }

    /** Services that are no longer watched are no longer told of. */
    void forget(Predicate<String> keys) {
        services.keySet().removeIf(keys);
        held.removeIf(notice -> keys.test(notice.key()));
        if (held.isEmpty()) {
            release = Optional.empty();
        }
    }

    /** A clock that was ahead has been put right: what bears a time to come was now, or nothing would be told until then. */
    private void setRight(Instant now) {
        sent.replaceAll(at -> earlier(at, now));
        services.replaceAll((_, page) -> new Page(
                page.last(), page.failed(), earlier(page.since(), now),
                page.openings().stream().map(at -> earlier(at, now)).toList(), page.flapping(), earlier(page.changed(), now)));
        release = release.map(at -> earlier(at, quietUntil(now).orElse(now.plus(rules.burstWithin()))));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What has become due by time alone. */
    List<List<Notice>> tick(Instant now) {
        setRight(now);
        List<List<Notice>> told = new ArrayList<>();
        for (Page page : List.copyOf(services.values())) {
            if (page.flapping() && !page.changed().plus(rules.calm()).isAfter(now)) {
                Notice.Kind kind = page.failed() ? Notice.Kind.FAILURE : Notice.Kind.CALM;
                services.put(page.last().key(), new Page(page.last(), page.failed(), page.since(), List.of(), false, page.changed()));
                told.addAll(tell(notice(kind, page.last(), now, page.since(), page.openings().size()), now));
            }
        }
        if (release.isPresent() && !release.get().isAfter(now)) {
            release = quietUntil(now);
            if (release.isEmpty()) {
                told.add(List.copyOf(held));
                held.clear();
                sent.add(now);
            }
        }
        return told;
    }

    /** When {@link #tick} has something to do. */
    Optional<Instant> next() {
        return Stream.concat(
                        services.values().stream().filter(Page::flapping).map(p -> p.changed().plus(rules.calm())),
                        release.stream())
                .min(Comparator.naturalOrder());
    }

    private List<List<Notice>> tell(Notice notice, Instant now) {
        sent.removeIf(at -> !at.isAfter(now.minus(rules.burstWithin())));
        Optional<Instant> quiet = quietUntil(now);
        if (quiet.isPresent()) {
            release = quiet;
        } else if (release.isEmpty() && sent.size() >= rules.burst()) {
            release = Optional.of(sent.getFirst().plus(rules.burstWithin()));
        }
        if (release.isPresent()) {
            held.add(notice);
            return List.of();
        }
        sent.add(now);
        return List.of(List.of(notice));
    }

    private Optional<Instant> quietUntil(Instant now) {
        return rules.quiet().flatMap(hours -> {
            ZonedDateTime moment = now.atZone(hours.zone());
            return hours.contains(moment) ? Optional.of(hours.endAfter(moment).toInstant()) : Optional.empty();
        });
    }

    private static Notice notice(Notice.Kind kind, ServiceSignal signal, Instant at, Instant since, int times) {
        return new Notice(kind, signal.key(), signal.module(), signal.unit(), signal.detail(), at, since, times);
    }

    /** How long it lasted, for words. */
    static Duration lasted(Notice notice) {
        return Duration.between(notice.since(), notice.at());
    }
}
