package org.hostkeeper.cli.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.schedule.Timeline;
import picocli.CommandLine.Option;

/** From when to when a timeline goes. */
final class Window {
    @Option(names = "--from", paramLabel = "TIME",
            description = "Where it begins: 22:00 of today, or 2026-11-26T22:00; without it, at the full hour that is now.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Where it ends: the next 06:00 after --from, or a date and time; without it, a day later.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--week", description = "Seven days, from the beginning of today or from --from.")
    private boolean week;

    /** Both ends, of which the second is left out. */
    record Ends(Instant from, Instant to) {}

    void check() {
        if (week && to.isPresent()) {
            throw UsageException.of("cron.timeline-week");
        }
        from.ifPresent(text -> read("--from", text, LocalDateTime.MIN));
        to.ifPresent(text -> read("--to", text, LocalDateTime.MIN));
    }

    Ends ends(Instant now, ZoneId zone) {
        LocalDateTime today = LocalDateTime.ofInstant(now, zone);
        LocalDateTime first = from.map(text -> read("--from", text, today.truncatedTo(ChronoUnit.DAYS)))
                .orElseGet(() -> today.truncatedTo(week ? ChronoUnit.DAYS : ChronoUnit.HOURS));
        LocalDateTime last = to.map(text -> read("--to", text, first.plusMinutes(1))).orElseGet(() -> first.plusDays(week ? 7 : 1));
        Ends ends = new Ends(first.atZone(zone).toInstant(), last.atZone(zone).toInstant());
        long minutes = ChronoUnit.MINUTES.between(ends.from(), ends.to());
        if (minutes < 1 || minutes > Timeline.LONGEST.toMinutes()) {
            throw UsageException.of("cron.timeline-length", Timeline.LONGEST.toDays());
        }
        return ends;
    }

    /** @param notBefore from which a time of day is looked for */
    private static LocalDateTime read(String option, String text, LocalDateTime notBefore) {
        try {
            if (text.length() > "00:00:00".length()) {
                return LocalDateTime.parse(text);
            }
            LocalDateTime sameDay = notBefore.with(LocalTime.parse(text));
            return sameDay.isBefore(notBefore) ? sameDay.plusDays(1) : sameDay;
        } catch (DateTimeParseException e) {
            throw UsageException.of("cron.timeline-time", option, text);
        }
    }
}
