package org.hostkeeper.facts;

/**
 * One real file system of a host, as df(1) tells it. In bytes.
 *
 * @param source the device or export
 * @param free what an ordinary user may still write; less than {@code size - used} where root has a reserve
 */
public record Disk(String source, String type, String mount, long size, long used, long free) {
    /** From this use on a disk needs someone. */
    public static final double NEARLY_FULL = 0.9;

    /** Used space as a fraction of what ordinary users can have, 0 to 1: the percentage of df(1). */
    public double use() {
        return used + free == 0 ? 0 : (double) used / (used + free);
    }
}
