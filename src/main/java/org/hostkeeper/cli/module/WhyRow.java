package org.hostkeeper.cli.module;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.inspection.Diagnosis;

/**
 * Why a service failed, as scripts see it; the components are the keys.
 *
 * @param cause exit, setup, signal, memory, start-timeout, stop-timeout, run-timeout, watchdog, protocol, resources,
 *     dependency, condition, assertion, bad-unit, masked, not-found, other, or none
 */
record WhyRow(
        String host,
        String unit,
        String cause,
        String sentence,
        List<String> more,
        Optional<Instant> at,
        List<LogRow> last,
        List<ChangeRow> changes,
        List<RemedyRow> remedies) {

    /** Something that changed before. */
    record ChangeRow(Instant at, String kind, String what) {}

    /** Something to try. */
    record RemedyRow(String deed, String words, String unit) {}

    static WhyRow of(HostName host, String unit, Diagnosis d, Locale language) {
        return new WhyRow(
                host.value(),
                unit,
                d.cause().code(),
                d.sentence().in(language),
                d.more().stream().map(t -> t.in(language)).toList(),
                d.at(),
                d.last().stream().map(LogRow::of).toList(),
                d.changes().stream().map(c -> new ChangeRow(c.at(), c.kind().code(), c.what().in(language))).toList(),
                d.remedies().stream().map(r -> new RemedyRow(r.deed().code(), r.words().in(language), r.subject())).toList());
    }
}
