package org.hostkeeper.agent.vm;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.OpeningHours;

/** Settings for tests: 15 s without a beat, 10 s after a revert, three reverts in ten minutes. */
final class Watches {
    private Watches() {}

    static ControllerSettings usual(String vm) {
        return with(vm, Duration.ofSeconds(15), Duration.ofSeconds(10), Optional.empty(), false);
    }

    static ControllerSettings opened(String vm, int from, int until) {
        return with(vm, Duration.ofSeconds(15), Duration.ofSeconds(10), Optional.of(new OpeningHours(List.of(
                new OpeningHours.Span(Set.of(DayOfWeek.values()), LocalTime.of(from, 0), LocalTime.of(until, 0))))), false);
    }

    static ControllerSettings golden(String vm, String snapshot) {
        ControllerSettings usual = usual(vm);
        return new ControllerSettings(
                vm, snapshot, usual.heartbeatTimeout(), usual.checkInterval(), usual.startupDelay(), usual.startupInterval(), 30, true, true,
                Duration.ofSeconds(5), List.of("127.0.0.1"), 8000, List.of(), List.of(), Optional.empty(),
                ControllerSettings.Breaker.usual(), false, Duration.ofMinutes(2));
    }

    static ControllerSettings revertOnStart(String vm) {
        return with(vm, Duration.ofSeconds(15), Duration.ofSeconds(10), Optional.empty(), true);
    }

    static ControllerSettings with(
            String vm, Duration timeout, Duration delay, Optional<OpeningHours> hours, boolean revertOnStart) {
        return new ControllerSettings(
                vm, "ready", timeout, Duration.ofMillis(500), delay, Duration.ofSeconds(10), 30, true, true,
                Duration.ofSeconds(5), List.of("127.0.0.1"), 8000, List.of(), List.of(), hours,
                ControllerSettings.Breaker.usual(), revertOnStart, Duration.ofMinutes(2));
    }
}
