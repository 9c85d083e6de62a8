package org.hostkeeper.desktop.schedule;

import org.hostkeeper.schedule.Timeline;

/**
 * A line of the timeline: a job or a timer of a host with its starts.
 *
 * @param hue which of the colours it is drawn in, counted from 0: the same for all of one host or of one command
 */
record Lane(ScheduleRow row, Timeline.Row starts, int hue) {}
