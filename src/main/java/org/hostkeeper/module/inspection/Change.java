package org.hostkeeper.module.inspection;

import java.time.Instant;
import org.hostkeeper.words.Text;

/** Something that changed before a service failed. */
public record Change(Instant at, Kind kind, Text what) {
    /** Of what kind it is. */
    public enum Kind {
        UNIT_FILE, PROGRAM, PACKAGES, HOSTKEEPER, REBOOT;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
