package org.hostkeeper.cli;

import org.hostkeeper.cli.kiosk.FullScreen;

/** The desktop as the command line sees it: something that may be opened, and whose classes are not loaded before that. */
public interface Window extends FullScreen {
    /** Opens the console on the operator's own hosts; returns when it is closed. */
    void open();

    /** Opens the console on simulated hosts; returns when it is closed. */
    void openDemo(int hosts);
}
