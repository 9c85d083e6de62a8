package org.hostkeeper.cli.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.kiosk.plan.KioskSetup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A kiosk that was set up")
class KioskSetupCommandTest {
    private static List<String> next(String artworks) {
        KioskSetup setup = new KioskSetup("{\"artworks\": [" + artworks + "]}", 1, Optional.empty());
        return KioskSetupCommand.next(setup, new HostName("foyer")).stream().map(text -> text.in(Locale.ENGLISH)).toList();
    }

    @Test
    @DisplayName("is let into hosts by the key that was made")
    void key() {
        assertThat(next("{\"host\": \"g\", \"vm\": \"orbit\", \"ssh\": \"hostkeeper-kiosk@10.0.0.1\"}"))
                .containsExactly("Fetch /etc/hostkeeper-screen/kiosk.credential.pub from foyer, and let the key into each host with "
                        + "“hostkeeper kiosk host HOST --vm NAME --key FILE”.");
    }

    @Test
    @DisplayName("is told where a token for its machines comes from and goes to, and of a second agent that has to know it")
    void token() {
        String orbit = "{\"host\": \"g\", \"vm\": \"pump\", \"agent\": \"http://10.0.0.1:8080\"}, {\"host\": \"g\", \"vm\": \"orbit\", \"agent\": \"http://10.0.0.1:8080\"}";
        assertThat(next(orbit)).hasSize(2).first().asString().endsWith(
                "hostkeeper agent token make foyer --role revert:orbit/pump --config /etc/hostkeeper/config.json");
        assertThat(next(orbit.replace("pump", "Windows XP"))).first().asString()
                .endsWith("--role 'revert:Windows XP/orbit' --config /etc/hostkeeper/config.json");
        assertThat(next(orbit).getLast()).contains("/etc/hostkeeper-screen/kiosk.credential", "foyer");
        assertThat(next(orbit + ", {\"host\": \"h\", \"vm\": \"rain\", \"agent\": \"http://10.0.0.2:8080\"}")).hasSize(3);
    }
}
