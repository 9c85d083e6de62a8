package org.hostkeeper.alert;

import java.time.Instant;

/**
 * A service has failed, or it has not (any more).
 *
 * @param key what tells it from all others and never changes: a module's GUID
 * @param module what people call it
 * @param unit its unit, with the suffix, or {@link #NO_UNIT}
 * @param detail how it is, in systemd's words; of what has no unit, and so no log, all that there is to be told
 */
public record ServiceSignal(String key, String module, String unit, boolean failed, String detail, Instant at) {
    /** What stands for the unit of something that is none, as a virtual machine. */
    public static final String NO_UNIT = "";
}
