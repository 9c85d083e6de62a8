package org.hostkeeper.module;

import java.util.Map;

/**
 * The wish to change a unit by a drop-in of ours; the unit file itself stays as it is.
 *
 * @param dropIn the whole drop-in as it will stand there
 * @param restart whether the unit is restarted so that it takes effect now
 */
public record EditRequest(String dropIn, boolean restart) {

    /** Settings of the {@code [Service]} section, in their order: {@code Environment} to {@code "LEVEL=3"}. */
    public static EditRequest settings(Map<String, String> settings, boolean restart) {
        return new EditRequest(DropIns.service(settings), restart);
    }
}
