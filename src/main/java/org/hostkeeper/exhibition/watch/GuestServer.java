package org.hostkeeper.exhibition.watch;

import java.net.URI;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.guest.GuestScript;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/** Where the guest of a watched machine finds who watches it. */
public record GuestServer(WatchGround ground, Domains on) {
    /** Throws NotFound for a machine that is not there, and Refused for one that nobody watches or that has no port of its own. */
    public URI of(String vm) {
        String host = ground.host().value();
        if (on.find(vm).isEmpty()) {
            throw new ProblemException(new Problem.NotFound(Text.of("exhibition", "vm-on", host), vm));
        }
        ControllerSettings settings = ground.settings(vm)
                .or(() -> on.deployed().stream().map(controller -> controller.settings()).filter(s -> s.vm().equals(vm)).findFirst())
                .orElseThrow(() -> refused(vm, "refused.guest-unwatched"));
        if (settings.port() == 0) {
            throw refused(vm, "refused.guest-portless");
        }
        return GuestScript.server(settings.hosts(), settings.port());
    }

    private ProblemException refused(String vm, String why) {
        String host = ground.host().value();
        return new ProblemException(new Problem.Refused(
                Text.of("exhibition.watch", "guest", vm), Text.of("exhibition.watch", why, Shell.quote(vm), host)));
    }
}
