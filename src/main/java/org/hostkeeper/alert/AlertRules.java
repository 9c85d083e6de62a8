package org.hostkeeper.alert;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * How much a person can take.
 *
 * @param flappingTimes so many failures …
 * @param flappingWithin … in this time are told as one thing
 * @param calm after so long without a change it is told singly again
 * @param burst so many notices …
 * @param burstWithin … in this time go out singly; what follows is gathered until it has passed
 * @param quiet in these hours everything is gathered
 */
public record AlertRules(
        int flappingTimes,
        Duration flappingWithin,
        Duration calm,
        int burst,
        Duration burstWithin,
        Optional<QuietHours> quiet) {
    public static AlertRules usual() {
        return new AlertRules(
                4, Duration.ofHours(1), Duration.ofMinutes(30), 10, Duration.ofMinutes(5), Optional.empty());
    }

    public AlertRules with(QuietHours hours) {
        return new AlertRules(flappingTimes, flappingWithin, calm, burst, burstWithin, Optional.of(hours));
    }

    /** From one time of day to another, over midnight if the second is the earlier one. */
    public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
        boolean contains(ZonedDateTime moment) {
            LocalTime time = moment.toLocalTime();
            boolean overMidnight = to.isBefore(from);
            boolean late = !time.isBefore(from);
            boolean early = time.isBefore(to);
            return overMidnight ? late || early : late && early;
        }

        /** The next time that they end. */
        ZonedDateTime endAfter(ZonedDateTime moment) {
            ZonedDateTime today = moment.with(to);
            return today.isAfter(moment) ? today : moment.plusDays(1).with(to);
        }
    }
}
