package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When something starts within a window of time, in minutes from the window's beginning, each minute once. Negative are those
 * that were started before and are at work still. Jobs with the same time share one of these, so that twenty thousand jobs do
 * not hold every minute of a week each.
 */
public final class Starts {
    private final int[] minutes;

    private Starts(int[] sorted) {
        this.minutes = sorted;
    }

    static Starts of(IntStream minutes) {
        return new Starts(minutes.sorted().distinct().toArray());
    }

    public int count() {
        return minutes.length;
    }

    public boolean isEmpty() {
        return minutes.length == 0;
    }

    /** The start of this number, from 0. */
    public int minute(int number) {
        return minutes[number];
    }

    /** The number of the first start at this minute or later; {@link #count} if there is none. */
    public int numberFrom(int minute) {
        int found = Arrays.binarySearch(minutes, minute);
        return found < 0 ? -found - 1 : found;
    }

    /** How many there are from this minute until before the other one. */
    public int between(int from, int to) {
        return Math.max(0, numberFrom(to) - numberFrom(from));
    }

    /**
     * Starts that are too near to each other to be told one by one.
     *
     * @param last the minute of the last of them
     */
    public record Band(int first, int last, int count) {}

    /** All starts, those put together that are at most so many minutes apart from the one before. */
    public List<Band> bands(int apart) {
        List<Band> bands = new ArrayList<>();
        int begun = 0;
        for (int i = 1; i <= minutes.length; i++) {
            if (i == minutes.length || minutes[i] - minutes[i - 1] > apart) {
                bands.add(new Band(minutes[begun], minutes[i - 1], i - begun));
                begun = i;
            }
        }
        return bands;
    }
}
