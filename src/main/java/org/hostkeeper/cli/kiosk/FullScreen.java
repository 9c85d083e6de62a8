package org.hostkeeper.cli.kiosk;

import org.hostkeeper.kiosk.KioskSettings;

/** The kiosk's window as the command line sees it: something that may be opened, and whose classes are not loaded before that. */
public interface FullScreen {
    /** Whether there is a display. */
    boolean possible();

    /** Opens the kiosk; returns when staff has left it. */
    void openKiosk(KioskSettings settings);
}
