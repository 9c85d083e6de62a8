package org.hostkeeper.desktop.notify;

/**
 * The port to where the desktop shows notifications. Both calls may wait for another program, so they are not for the
 * JavaFX thread; neither throws, for a message that cannot be shown must not disturb the work it is about.
 */
public interface Notifier {
    /** Whether somebody would show a notification now. */
    boolean isThere();

    void show(String title, String body);
}
