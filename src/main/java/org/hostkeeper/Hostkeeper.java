package org.hostkeeper;

import java.util.stream.Stream;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.cli.Cli;
import org.hostkeeper.cli.OwnOpening;
import org.hostkeeper.cli.Window;
import org.hostkeeper.cli.terminal.SystemTerminal;
import org.hostkeeper.kiosk.KioskSettings;

/** The one entry of the program: without a command it opens the console, else it runs the command. */
public final class Hostkeeper {
    private Hostkeeper() {}

    public static void main(String[] args) {
        Home home = Home.ofThisUser();
        System.exit(new Cli(new SystemTerminal(System.getenv(), System.in), new OwnOpening(home), window(home)).run(args));
    }

    private static Window window(Home home) {
        return new Window() {
            @Override
            public boolean possible() {
                return Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .anyMatch(name -> !System.getenv().getOrDefault(name, "").isEmpty());
            }

            @Override
            public void open() {
                DesktopStart.own(home);
            }

            @Override
            public void openDemo(int hosts) {
                DesktopStart.demo(hosts);
            }

            @Override
            public void openKiosk(KioskSettings settings) {
                DesktopStart.kiosk(home, settings);
            }
        };
    }
}
