package org.hostkeeper.cli;

import java.time.Clock;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.assembly.Logs;
import org.hostkeeper.assembly.PassphrasePrompt;
import org.hostkeeper.cli.command.Opening;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.remote.Questions;

/** The way into the operator's own house, and into the demo's. */
public final class OwnOpening implements Opening {
    private final Home home;

    public OwnOpening(Home home) {
        this.home = home;
    }

    @Override
    public Assembly own(Questions given, Questions person, PassphrasePrompt passphrase) {
        return Assembly.open(home, given, person, passphrase);
    }

    @Override
    public Assembly demo(int hosts) {
        Logs.into(home::logs);
        return Assembly.demo(DemoFleet.start(hosts, Clock.systemUTC()));
    }

    @Override
    public String logs() {
        return home.state().toString();
    }
}
