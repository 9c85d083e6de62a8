package org.hostkeeper;

import java.time.Clock;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.desktop.app.Desktop;

/** The step into the desktop, in a class of its own: a command must not load JavaFX, which costs it half its start. */
final class DesktopStart {
    private DesktopStart() {}

    static void own(Home home) {
        Desktop.open(person -> Assembly.open(home, person));
    }

    static void demo(int hosts) {
        Desktop.open(_ -> Assembly.demo(DemoFleet.start(hosts, Clock.systemUTC())));
    }
}
