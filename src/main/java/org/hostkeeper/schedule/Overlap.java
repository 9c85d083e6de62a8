package org.hostkeeper.schedule;

/**
 * A time in which the same command is at work more than once, in minutes of a timeline's window.
 *
 * @param to the first minute in which it is not any more
 * @param hosts on how many hosts at the same time, at most; with one, that host has started it again before it ended
 */
public record Overlap(int from, int to, int hosts) {
    public boolean acrossHosts() {
        return hosts > 1;
    }
}
