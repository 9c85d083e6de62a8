package org.hostkeeper.schedule;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One start of a job in the future.
 *
 * @param at when the daemon starts it, to the minute
 * @param named the time of day that its line names
 * @param moved whether that time of day does not exist on that day, so that it starts as soon as the clock has been put forward
 */
public record Run(Instant at, LocalDateTime named, boolean moved) {}
