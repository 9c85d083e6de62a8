package org.hostkeeper.assembly;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.kiosk.Credential;
import org.hostkeeper.kiosk.KioskSettings;
import org.hostkeeper.kiosk.KioskSettings.Button.Source;
import org.hostkeeper.kiosk.KioskSettings.Shown;
import org.hostkeeper.kiosk.KioskSettings.Way;
import org.hostkeeper.kiosk.KioskVm;
import org.hostkeeper.kiosk.PhysicalButton;
import org.hostkeeper.kiosk.device.InputEventButton;
import org.hostkeeper.kiosk.http.AgentKioskVm;
import org.hostkeeper.kiosk.ssh.SshKioskVm;
import org.hostkeeper.remote.HeldLogin;
import org.hostkeeper.remote.KnownFingerprint;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.remote.ssh.SshConnector;
import org.hostkeeper.remote.ssh.SshSettings;

/**
 * The kiosk's outside: its one credential, and the ways to its hosts. It opens neither inventory nor keyring, and asks no
 * ssh-agent: what the kiosk cannot reach nobody at the kiosk can.
 */
public final class KioskWays {
    private static final String NO_AGENT = "none";
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    /** Three of these without an answer, and the host is lost. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);
    private static final Duration BUTTON_PAUSE = Duration.ofSeconds(2);
    private static final int CHANNELS = 2;

    private final Home home;
    private final Credential credential;

    /** Refuses a credential that others can read. */
    public KioskWays(Home home, KioskSettings settings) {
        this.home = home;
        this.credential = Credential.of(settings.credential());
    }

    public KioskVm to(Shown shown) {
        return switch (shown.way()) {
            case Way.Ssh(Endpoint endpoint, Optional<String> hostKey) ->
                new SshKioskVm(shown.host().value(), shown.vm(), () -> login(shown, endpoint, hostKey));
            case Way.Agent(var url) -> new AgentKioskVm(shown.host().value(), shown.vm(), url, credential::token);
        };
    }

    private HeldLogin login(Shown shown, Endpoint at, Optional<String> hostKey) {
        Endpoint endpoint = new Endpoint(
                at.user(), at.address(), at.port(), List.of(Credential.of(credential.file()).file()), true, Optional.of(NO_AGENT), Optional.empty());
        Questions questions = hostKey.<Questions>map(key -> new KnownFingerprint(key, Questions.unanswered())).orElseGet(Questions::unanswered);
        SshSettings settings = new SshSettings(home.user(), Optional.empty(), CONNECTING, KEEP_ALIVE, CHANNELS);
        Path known = home.knownHosts();
        return new SshConnector(HostKeys.of(known, home.user()), questions, _ -> Optional.empty(), settings)
                .held(new Host(shown.host(), Optional.of(endpoint), Sudo.NONE, new TreeSet<>()));
    }

    public static PhysicalButton button(Source source) {
        return switch (source) {
            case Source.Key(Path device, int code) -> new InputEventButton(device, code, BUTTON_PAUSE);
            case Source.Command(List<String> words) -> new CommandButton(words, BUTTON_PAUSE);
        };
    }
}
