package org.hostkeeper.kiosk;

/** How an artwork's machine is, in the kiosk's words. */
public enum Condition {
    RUNNING,
    /** It has been started and has not said a word yet. */
    STARTING,
    /** It does not answer, or has died. */
    ILL,
    /** It is put back at this moment. */
    RETURNING,
    /** Somebody switched it off. */
    OFF,
    PAUSED,
    /** Its watchdog has given up for a while, since it died again and again. */
    GIVEN_UP,
    UNKNOWN
}
