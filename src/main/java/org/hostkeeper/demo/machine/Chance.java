package org.hostkeeper.demo.machine;

/** Chance that is always the same for the same question, so that the demo lives and is exact nevertheless. */
public final class Chance {
    private Chance() {}

    /** A number for this seed and index: SplitMix64's mixing (Steele, Lea, Flood 2014). */
    public static long of(long seed, long index) {
        long z = seed * 0x9E3779B97F4A7C15L + (index + 1) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to below 1. */
    public static double fraction(long seed, long index) {
        return (of(seed, index) >>> 11) * 0x1.0p-53;
    }

    /** A curve through random points, one each period: where it is at this moment, 0 to 1. */
    public static double wave(long seed, double moment, double period) {
        long index = (long) Math.floor(moment / period);
        double within = moment / period - index;
        double ease = within * within * (3 - 2 * within);
        return fraction(seed, index) * (1 - ease) + fraction(seed, index + 1) * ease;
    }
}
