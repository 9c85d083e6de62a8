package org.hostkeeper.agent.vm;

import org.hostkeeper.words.Text;

/** Where it is told what of a watched machine needs a person. Called on any thread, and has to return soon. */
@FunctionalInterface
public interface VmAlerts {
    /** What happened. */
    enum Kind {
        /** It died again and again, and is left alone for a while. Told once until it is well again. */
        GIVEN_UP,
        /** It needs to be reverted, and there is nothing to revert it to. Told once until there is. */
        NO_SNAPSHOT,
        /** What was begun by a person has not come to its end, and needs one. */
        LEFT_OPEN,
        /** That has come to its end; told also if nobody was told before. */
        FINISHED,
        /** It is well after one of the others. */
        WELL
    }

    void tell(String vm, Kind kind, Text text);
}
