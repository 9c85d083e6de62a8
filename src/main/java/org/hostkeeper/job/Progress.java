package org.hostkeeper.job;

import org.hostkeeper.words.Text;

/**
 * What running work tells, and how it learns that nobody wants it any more. Safe to call from any thread; cheap enough
 * to call for each step.
 */
public interface Progress {
    /** A fraction that says that the work's size is not known. */
    double UNKNOWN = -1;

    /**
     * Tells where the work is.
     *
     * @param fraction 0 to 1, or {@link #UNKNOWN}
     */
    void report(Text what, double fraction);

    boolean cancelled();

    /** Runs this once when the work is cancelled (at once if it is already): closes a channel, say. */
    void onCancel(Runnable action);

    /** For work that nobody watches. */
    static Progress unwatched() {
        return new Progress() {
            @Override
            public void report(Text what, double fraction) {}

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void onCancel(Runnable action) {}
        };
    }
}
