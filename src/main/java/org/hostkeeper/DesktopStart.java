package org.hostkeeper;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.assembly.KioskWays;
import org.hostkeeper.assembly.Logs;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.desktop.app.Desktop;
import org.hostkeeper.desktop.app.KioskWindow;
import org.hostkeeper.kiosk.KioskSettings;
import org.hostkeeper.remote.Questions;

/** The step into the desktop, in a class of its own: a command must not load JavaFX, which costs it half its start. */
final class DesktopStart {
    private DesktopStart() {}

    static void own(Home home) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("store", home.store().toString());
        places.put("logs", home.logs().toString());
        places.put("known-hosts", home.knownHosts().toString());
        Desktop.open(person -> Assembly.open(home, Questions.unanswered(), person, person), places);
    }

    /** The session that the set-up plan installs says so to what it starts; there nobody gets out without the PIN. */
    static void kiosk(Home home, KioskSettings settings) {
        Logs.into(home::logs);
        KioskWays ways = new KioskWays(home, settings);
        boolean secured = "1".equals(System.getenv("HOSTKEEPER_KIOSK_SESSION"));
        KioskWindow.open(settings, ways::to, settings.button().map(button -> KioskWays.button(button.source())), secured);
    }

    static void demo(int hosts) {
        Desktop.open(_ -> Assembly.demo(DemoFleet.start(hosts, Clock.systemUTC())), Map.of());
    }
}
