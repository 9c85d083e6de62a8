package org.hostkeeper.kiosk;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.HostName;

/**
 * What a kiosk shows and how, as config/kiosk.json has it.
 *
 * @param language "en", "de" or "ru"; empty for the session's
 * @param look "dark", "light" or "contrast"
 * @param screen on which it is, from 1
 * @param hold how long a button is held
 * @param coolDown how long an artwork that is back cannot be brought back again
 * @param pin for the staff; without one everybody can leave the kiosk
 * @param credential the file with the one key or token
 */
public record KioskSettings(
        List<Shown> artworks,
        Optional<String> language,
        String look,
        int screen,
        Duration hold,
        Duration coolDown,
        Optional<Pin> pin,
        Path credential,
        Optional<Button> button) {
    public static final List<String> LOOKS = List.of("dark", "light", "contrast");
    public static final List<String> LANGUAGES = List.of("en", "de", "ru");

    public KioskSettings {
        artworks = List.copyOf(artworks);
    }

    /** One artwork. @param title as visitors know it */
    public record Shown(HostName host, String vm, String title, Way way) {
        /** HOST/NAME, as it is named on a command line. */
        public String name() {
            return host.value() + "/" + vm;
        }
    }

    /** How its host is reached. */
    public sealed interface Way {
        /** @param hostKey the fingerprint that the host has to show; without one its key has to be known already */
        record Ssh(Endpoint endpoint, Optional<String> hostKey) implements Way {}

        /** @param url of the agent, without a slash at its end */
        record Agent(URI url) implements Way {}
    }

    /** A button that can be touched, beside those on screen. @param artwork which it brings back */
    public record Button(String artwork, Source source) {
        /** Where its presses come from. */
        public sealed interface Source {
            /** @param code as input-event-codes.h numbers it */
            record Key(Path device, int code) implements Source {}

            /** Prints a line for each press. */
            record Command(List<String> words) implements Source {
                public Command {
                    words = List.copyOf(words);
                }
            }
        }
    }
}
